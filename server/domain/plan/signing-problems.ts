import { findingState, riskClassOf } from './finding-state.ts';
import type { PlanContent } from './shapes.ts';

/** What has been arranged around a version before the employer signs it. */
export interface Arrangements {
  readonly councilKind: 'consent' | 'consultation' | 'not-applicable' | null;
  readonly systemReview: 'given' | 'not-applicable' | null;
  readonly scopeReview: 'given' | 'not-applicable' | null;
}

export interface SigningProblem {
  readonly code:
    | 'nothing-to-sign'
    | 'attention-without-finding'
    | 'finding-open'
    | 'finding-unrated'
    | 'council-missing'
    | 'system-review-missing'
    | 'scope-review-missing';
  /** The finding it is about, or how many figures. */
  readonly findingId?: string;
  readonly count?: number;
}

/**
 * What keeps a version from being signed: every figure that asks for attention is a finding, every finding has a risk
 * class and a row or a signed acceptance, the works council and the expert have been heard or it is said why not.
 * Source: Arbowet art. 5 and 14, WOR art. 27.
 */
export function signingProblems(
  content: PlanContent,
  arrangements: Arrangements,
  attentionWithoutFinding: number,
): readonly SigningProblem[] {
  const { findings, rows } = content;
  return [
    ...(findings.length === 0 ? [{ code: 'nothing-to-sign' } as const] : []),
    ...(attentionWithoutFinding > 0
      ? [{ code: 'attention-without-finding', count: attentionWithoutFinding } as const]
      : []),
    ...findings
      .filter((finding) => findingState(finding, rows) === 'open')
      .map(({ id }) => ({ code: 'finding-open', findingId: id }) as const),
    ...findings
      .filter((finding) => riskClassOf(finding) === null)
      .map(({ id }) => ({ code: 'finding-unrated', findingId: id }) as const),
    ...(arrangements.councilKind === null ? [{ code: 'council-missing' } as const] : []),
    ...(arrangements.systemReview === null ? [{ code: 'system-review-missing' } as const] : []),
    ...(arrangements.scopeReview === null ? [{ code: 'scope-review-missing' } as const] : []),
  ];
}
