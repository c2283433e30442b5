import type { Histogram } from './types.ts';

export interface FavourabilitySplit {
  readonly n: number;
  readonly favourable: number;
  readonly neutral: number;
  readonly unfavourable: number;
}

/** Lines between the thirds, on favourability 0-100: a value on the upper line is favourable. */
const LINES = {
  item: { favourableFrom: 75, unfavourableTo: 25 },
  scale: { favourableFrom: 200 / 3, unfavourableTo: 100 / 3 },
} as const;
/** Scores are means of quarters, so a score on a line may miss it by rounding. */
const ROUNDING = 1e-9;

/**
 * Favourable, neutral and unfavourable shares.
 *
 * Answers: which part of the people answered favourably?
 * Formula: on favourability F (0-100, high is good): item F >= 75, between, F <= 25; scale F >= 66.7, between, F < 33.3
 * Source: own choice (five-point items: two answers up, one in the middle, two down; scales: thirds of the range).
 * Defined for: at least one person; otherwise null.
 * Oracle: hand, tests/domain/statistics/indices.test.ts.
 */
export function favourabilitySplit(
  favourability: Histogram,
  of: 'item' | 'scale',
): FavourabilitySplit | null {
  const n = favourability.reduce((total, bin) => total + bin.count, 0);
  if (!(n > 0)) return null;
  const countWhere = (applies: (value: number) => boolean): number =>
    favourability.reduce((total, bin) => total + (applies(bin.value) ? bin.count : 0), 0);
  const { favourableFrom, unfavourableTo } = LINES[of];
  const favourable = countWhere((value) => value >= favourableFrom - ROUNDING);
  const unfavourable = countWhere((value) =>
    of === 'item' ? value <= unfavourableTo + ROUNDING : value < unfavourableTo - ROUNDING,
  );
  return {
    n,
    favourable: favourable / n,
    neutral: (n - favourable - unfavourable) / n,
    unfavourable: unfavourable / n,
  };
}
