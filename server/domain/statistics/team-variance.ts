import type { Summary } from './types.ts';
import { fUpperTail } from './f-upper-tail.ts';

export interface TeamVariance {
  readonly groups: number;
  readonly n: number;
  /** Mean over people, not over teams. */
  readonly mean: number;
  readonly betweenMeanSquare: number;
  readonly withinMeanSquare: number;
  readonly betweenDf: number;
  readonly withinDf: number;
  /** Average team size as the analysis of unequal teams needs it (k~). */
  readonly averageSize: number;
  /** F test of "all teams alike"; null when nobody differs within a team. */
  readonly f: { readonly value: number; readonly p: number } | null;
}

/**
 * Variance between and within teams, from team summaries (one-way analysis of variance).
 *
 * Answers: how much of the differences between people is a difference between teams?
 * Formula: MSB = sum(n_j * (m_j - m)^2) / (J - 1), MSW = sum((n_j - 1) * s_j^2) / (n - J),
 *   k~ = (n - sum(n_j^2) / n) / (J - 1); n_j, m_j, s_j = group.n, group.mean, group.sd; J = groups, n = people
 * Source: R. A. Fisher (1925), Statistical Methods for Research Workers; k~: Searle, Casella & McCulloch 1992.
 * Defined for: at least two groups and more people than groups; groups without people are left out (a group of one
 *   has sd 0); otherwise null.
 * Oracle: tests/oracles/groups.R (aov), R 4.2.2.
 */
export function teamVariance(groups: readonly Summary[]): TeamVariance | null {
  const filled = groups.filter((group) => group.n > 0);
  const n = filled.reduce((total, group) => total + group.n, 0);
  const betweenDf = filled.length - 1;
  const withinDf = n - filled.length;
  if (betweenDf < 1 || withinDf < 1) return null;
  const mean = filled.reduce((total, group) => total + group.n * group.mean, 0) / n;
  const between = filled.reduce((total, group) => total + group.n * (group.mean - mean) ** 2, 0);
  const within = filled.reduce((total, group) => total + (group.n - 1) * group.sd * group.sd, 0);
  const sumSquaredSizes = filled.reduce((total, group) => total + group.n * group.n, 0);
  const betweenMeanSquare = between / betweenDf;
  const withinMeanSquare = within / withinDf;
  const value = betweenMeanSquare / withinMeanSquare;
  const p = withinMeanSquare > 0 ? fUpperTail(value, betweenDf, withinDf) : null;
  return {
    groups: filled.length,
    n,
    mean,
    betweenMeanSquare,
    withinMeanSquare,
    betweenDf,
    withinDf,
    averageSize: (n - sumSquaredSizes / n) / betweenDf,
    f: p === null ? null : { value, p },
  };
}
