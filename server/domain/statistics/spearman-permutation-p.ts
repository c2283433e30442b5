import { shuffle } from 'simple-statistics';
import type { Rng } from './types.ts';
import { doubledRanks } from './doubled-ranks.ts';
import { spearmanRho } from './spearman-rho.ts';

/**
 * Permutation p value of Spearman's rank correlation.
 *
 * Answers: how often would chance pairings agree or disagree at least this much?
 * Formula: p = (1 + b) / (1 + m), b = shuffles of y with |rho| >= |observed rho|, m = replicates
 * Source: B. Phipson & G. K. Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9:39 (never 0). shuffle of simple-statistics is
 *   used; its permutationTest compares two means and counts without the 1, so it is not.
 * Defined for: at least three pairs with spread in both, replicates >= 1; otherwise null.
 * Oracle: tests/domain/statistics/spearman.test.ts (close to the exact p value of the same pairs).
 */
export function spearmanPermutationP(
  x: readonly number[],
  y: readonly number[],
  options: { readonly replicates: number; readonly rng: Rng },
): number | null {
  if (spearmanRho(x, y) === null || !(options.replicates >= 1)) return null;
  const first = doubledRanks(x);
  const second = [...doubledRanks(y)];
  const centre = first.length * (first.length + 1) ** 2;
  const strength = (order: readonly number[]): number =>
    Math.abs(order.reduce((total, rank, i) => total + rank * first[i]!, 0) - centre);
  const observed = strength(second);
  let extreme = 0;
  for (let replicate = 0; replicate < options.replicates; replicate++) {
    if (strength(shuffle(second, options.rng)) >= observed) extreme++;
  }
  return (1 + extreme) / (1 + options.replicates);
}
