import type { Interval } from './types.ts';
import { normalQuantile } from './normal-quantile.ts';

export interface CountOf {
  readonly count: number;
  readonly n: number;
}

export interface OddsRatio {
  readonly ratio: number;
  readonly interval: Interval;
}

/**
 * Odds ratio of a share against a reference.
 *
 * Answers: how many times higher are the odds of being heavily burdened here than there?
 * Formula: (a / b) / (c / d), interval exp(log(ratio) +- z * sqrt(1/a + 1/b + 1/c + 1/d)); a, c = count,
 *   b, d = n - count; with an empty cell 0.5 is added to all four
 * Source: B. Woolf 1955, Ann. Hum. Genet. 19:251-253; 0.5: Haldane 1956, Anscombe 1956.
 * Defined for: 0 <= count <= n and n > 0 on both sides; otherwise null.
 * Oracle: tests/oracles/groups.R (glm binomial), R 4.2.2.
 */
export function oddsRatio(group: CountOf, reference: CountOf, level = 0.95): OddsRatio | null {
  const z = normalQuantile((1 + level) / 2);
  if (z === null || !(level > 0) || !isCount(group) || !isCount(reference)) return null;
  const cells = [group.count, group.n - group.count, reference.count, reference.n - reference.count];
  const added = cells.some((cell) => cell === 0) ? 0.5 : 0;
  const [a, b, c, d] = cells.map((cell) => cell + added) as [number, number, number, number];
  const ratio = (a * d) / (b * c);
  const spread = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { ratio, interval: { lower: ratio * Math.exp(-spread), upper: ratio * Math.exp(spread) } };
}

function isCount({ count, n }: CountOf): boolean {
  return n > 0 && count >= 0 && count <= n;
}
