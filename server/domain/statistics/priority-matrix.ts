export interface PriorityScale {
  readonly scale: string;
  /** Contribution from general-dominance.ts; null when the conditions for drivers are not met. */
  readonly contribution: number | null;
  /** Gap to the norm in standard deviations on the shrunken mean, positive = unfavourable. */
  readonly gap: number;
  /** People for whom the scale lies beyond its line. */
  readonly affected: number;
}

export interface PriorityPoint {
  readonly scale: string;
  /** Share of the explained variance; null in the fallback. */
  readonly x: number | null;
  readonly y: number;
  /** People affected: the size of the bubble. */
  readonly size: number;
}

export interface PriorityMatrix {
  readonly basis: 'drivers' | 'gap-times-reach';
  /** Most urgent first. */
  readonly points: readonly PriorityPoint[];
}

/**
 * Priority matrix.
 *
 * Answers: which scales deserve attention first?
 * Formula: x = contribution / sum(contributions), y = gap, size = affected; order by x * max(0, y). Without drivers:
 *   order by max(0, gap) * affected.
 * Source: own choice. Subjects that the law names (undesired behaviour) do not belong in here:
 *   they are shown apart, never averaged away.
 * Defined for: any list; drivers only when every scale has a contribution and their sum is positive.
 * Oracle: hand, tests/domain/statistics/priority-matrix.test.ts.
 */
export function priorityMatrix(scales: readonly PriorityScale[]): PriorityMatrix {
  const total = scales.reduce((sum, { contribution }) => sum + (contribution ?? NaN), 0);
  const basis = total > 0 ? 'drivers' : 'gap-times-reach';
  const urgency = ({ contribution, gap, affected }: PriorityScale): number =>
    Math.max(0, gap) * (basis === 'drivers' ? contribution! / total : affected);
  const points = [...scales]
    .sort((first, second) => urgency(second) - urgency(first))
    .map(({ scale, contribution, gap, affected }) => ({
      scale,
      x: basis === 'drivers' ? contribution! / total : null,
      y: gap,
      size: affected,
    }));
  return { basis, points };
}
