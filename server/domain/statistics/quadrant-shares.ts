export type Quadrant = 'active' | 'strain' | 'passive' | 'low-strain';

export interface PairedScore {
  /** Demands, high = many demands. */
  readonly demand: number;
  /** Control, high = much control. */
  readonly control: number;
}

export interface QuadrantShares {
  readonly n: number;
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly shares: Readonly<Record<Quadrant, number>>;
}

/**
 * Shares per demand-control quadrant.
 *
 * Answers: which part of the people has active, straining, passive or undemanding work?
 * Formula: high = at or above the cut; demand x control: high/high active, high/low strain, low/low passive,
 *   low/high low-strain; share = count / n; cuts = median of the norm, 50 without one
 * Source: R. A. Karasek 1979, Adm. Sci. Q. 24:285-308. A score on the cut counts as high for both, so that neither
 *   side is favoured on purpose.
 * Defined for: at least one person; otherwise null.
 * Oracle: hand, tests/domain/statistics/indices.test.ts.
 */
export function quadrantShares(
  scores: readonly PairedScore[],
  cuts: PairedScore = { demand: 50, control: 50 },
): QuadrantShares | null {
  if (scores.length === 0) return null;
  const counts: Record<Quadrant, number> = { active: 0, strain: 0, passive: 0, 'low-strain': 0 };
  for (const { demand, control } of scores) {
    const demanding = demand >= cuts.demand;
    const inControl = control >= cuts.control;
    if (demanding) counts[inControl ? 'active' : 'strain'] += 1;
    else counts[inControl ? 'low-strain' : 'passive'] += 1;
  }
  const n = scores.length;
  const shares = {
    active: counts.active / n,
    strain: counts.strain / n,
    passive: counts.passive / n,
    'low-strain': counts['low-strain'] / n,
  };
  return { n, counts, shares };
}
