import { doubledRanks } from './doubled-ranks.ts';
import { spearmanRho } from './spearman-rho.ts';

/** 10! = 3.6 million orders take about a tenth of a second. */
export const MOST_EXACT_PAIRS = 10;

/**
 * Exact p value of Spearman's rank correlation.
 *
 * Answers: in which share of all possible pairings would the ranks agree or disagree at least this much?
 * Formula: p = share of the n! orders of y with |rho| >= |observed rho| (two-sided), counted on whole numbers; ties in
 *   x or y are kept as they are
 * Source: permutation distribution, E. J. G. Pitman 1937; orders listed by B. R. Heap 1963, Computer J. 6:293-298.
 * Defined for: 3 to 10 pairs with spread in both; otherwise null (take spearman-permutation-p.ts).
 * Oracle: tests/oracles/spearman.R (cor.test exact without ties, all orders with ties), R 4.2.2.
 */
export function spearmanExactP(x: readonly number[], y: readonly number[]): number | null {
  if (x.length > MOST_EXACT_PAIRS || spearmanRho(x, y) === null) return null;
  const first = doubledRanks(x);
  const order = [...doubledRanks(y)];
  const n = first.length;
  // Both lists of doubled ranks have mean n + 1, so n (n + 1)^2 is the sum of products without any agreement.
  let products = first.reduce((total, rank, i) => total + rank * order[i]!, 0) - n * (n + 1) ** 2;
  const observed = Math.abs(products);
  let orders = 1;
  let extreme = 1;
  const used = first.map(() => 0);
  for (let i = 1; i < n;) {
    if (used[i]! >= i) {
      used[i++] = 0;
      continue;
    }
    const j = i % 2 === 0 ? 0 : used[i]!;
    products += (first[i]! - first[j]!) * (order[j]! - order[i]!);
    [order[i], order[j]] = [order[j]!, order[i]!];
    orders++;
    if (Math.abs(products) >= observed) extreme++;
    used[i]!++;
    i = 1;
  }
  return extreme / orders;
}
