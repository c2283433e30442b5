import { expect, test } from 'vitest';
import { compareWithNorms } from '../../../server/domain/comparison/compare-with-norms.ts';

const figure = { mean: 60, bound: 'about' as const, step: 0, nFrom: 100, nTo: 149, sd: 20 };
const pair = (
  own: object,
  norm: object,
  higherIs: 'favourable' | 'unfavourable' | 'neutral' = 'favourable',
) => ({
  figure: { ...figure, ...own },
  norm: { mean: 50, sd: 20, n: 2000, ...norm },
  higherIs,
});

test('half a standard deviation above a large norm is a strong point, or attention where high is unfavourable', () => {
  // t = 10 / (20 / sqrt(100)) = 5.
  const [good, bad, neutral] = compareWithNorms([
    pair({}, {}),
    pair({}, {}, 'unfavourable'),
    pair({}, {}, 'neutral'),
  ]);
  expect(good).toEqual({ verdict: 'strong', difference: 10, d: 0.5 });
  expect(bad?.verdict).toBe('attention');
  expect(neutral?.verdict).toBe('no-clear-difference');
});

test('a certain difference below a fifth of a deviation gets no colour', () => {
  // d = 3 / 20 = 0.15, t = 3 / (20 / sqrt(5000)) = 10.6.
  const [small] = compareWithNorms([pair({ mean: 53, nFrom: 5000 }, {})]);
  expect(small).toMatchObject({ verdict: 'no-clear-difference', d: 0.15 });
});

test('fewer than ten answers, or a norm without spread, is too few', () => {
  const verdicts = compareWithNorms([pair({ nFrom: 9 }, {}), pair({}, { sd: 0 })]).map(
    ({ verdict }) => verdict,
  );
  expect(verdicts).toEqual(['too-few', 'too-few']);
});

test('the rounding of the published mean counts as error: variance of the mean grows by step squared over twelve', () => {
  // 10 answers, sd 6, step 12: (36 + 10 * 144 / 12) / 10 = 15.6 instead of 3.6; t = 5 / 3.95 = 1.27, not 2.64.
  const exact = compareWithNorms([pair({ mean: 55, nFrom: 10, sd: 6, step: 0 }, {})]);
  const rounded = compareWithNorms([pair({ mean: 55, nFrom: 10, sd: 6, step: 12 }, {})]);
  expect(exact[0]?.verdict).toBe('strong');
  expect(rounded[0]?.verdict).toBe('no-clear-difference');
});
