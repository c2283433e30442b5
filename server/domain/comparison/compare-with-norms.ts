import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { compareWithNorm } from '../statistics/compare-with-norm.ts';
import { TESTED_FROM, type Verdict } from './compare-with-organisation.ts';
import type { ScaleFigure } from './scale-figure.ts';

export interface NormPair {
  readonly figure: ScaleFigure;
  readonly norm: { readonly mean: number; readonly sd: number; readonly n: number };
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
}

export interface NormDifference {
  readonly verdict: Verdict;
  /** Own minus norm, in points. */
  readonly difference: number;
  /** In standard deviations of the norm; null when that is not known. */
  readonly d: number | null;
}

const SMALLEST_EFFECT = 0.2;

/**
 * Published scores against norms, all of them as one family.
 *
 * Answers: which scores differ from their norm by more than chance and more than a small effect?
 * Formula: compare-with-norm.ts per pair, with the lower end of the published band as n, the published deviation (the
 *   norm's below twenty answers) and the rounding of the published mean added as a uniform error, step^2 / 12;
 *   then Benjamini-Hochberg at 5 % over all pairs; and |d| >= 0.2.
 * Source: statistics/compare-with-norm.ts, benjamini-hochberg.ts; Cohen 1988 for 0.2.
 * Defined for: at least ten answers and a norm with spread; otherwise the verdict is too-few.
 * Oracle: tests/oracles/groups.R through compare-with-norm; the added term by hand in the test.
 */
export function compareWithNorms(pairs: readonly NormPair[]): readonly NormDifference[] {
  const tests = pairs.map(({ figure, norm }) => {
    if (figure.nFrom < TESTED_FROM || !(norm.sd > 0) || norm.n < 2) return null;
    const sd = figure.sd ?? norm.sd;
    const spread = Math.sqrt(sd * sd + (figure.nFrom * figure.step * figure.step) / 12);
    return compareWithNorm({ n: figure.nFrom, mean: figure.mean, sd: spread }, norm);
  });
  const { significant } = benjaminiHochberg(tests.map((test) => test?.p ?? null));
  return pairs.map(({ figure, norm, higherIs }, index) => {
    const difference = figure.mean - norm.mean;
    const test = tests[index];
    if (!test) return { verdict: 'too-few', difference, d: norm.sd > 0 ? difference / norm.sd : null };
    const stands =
      significant[index] === true && Math.abs(test.d) >= SMALLEST_EFFECT && higherIs !== 'neutral';
    const favourable = difference > 0 === (higherIs === 'favourable');
    return {
      verdict: stands ? (favourable ? 'strong' : 'attention') : 'no-clear-difference',
      difference,
      d: test.d,
    };
  });
}
