import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { tResult } from '../statistics/t-result.ts';
import { type PublishedMean, TESTED_FROM } from './compare-with-organisation.ts';

export type TrendVerdict = 'better' | 'worse' | 'no-clear-difference' | 'too-few';

export interface TrendQuestion {
  readonly now: PublishedMean;
  readonly before: PublishedMean;
  /** Deviation in the whole organisation, used where a team's own is not published. */
  readonly spread: number | null;
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
}

export interface Trend {
  readonly verdict: TrendVerdict;
  readonly difference: number;
  /** Of the difference, at 95 %; null when no test is made. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

const SMALLEST_EFFECT = 0.2;

/**
 * What changed between two campaigns whose answers cannot be linked to persons?
 *
 * Formula: difference = now - before; SE^2 = s1^2/n1 + s2^2/n2 + u1^2/12 + u2^2/12 (u = rounding steps);
 *   df = n1 + n2 - 2; all trends of a report together through Benjamini-Hochberg at 5 %.
 * The same people mostly answer both times, which makes the true error smaller: the test says "changed" too seldom.
 * Source: Welch 1947; Benjamini & Hochberg 1995.
 * Defined for: at least ten answers in both campaigns; otherwise `too-few`.
 */
export function compareWithEarlier(questions: readonly TrendQuestion[]): readonly Trend[] {
  const tests = questions.map(testOne);
  const { significant } = benjaminiHochberg(tests.map((test) => test?.p ?? null));
  return questions.map(({ now, before, spread, higherIs }, index) => {
    const difference = now.mean - before.mean;
    const test = tests[index];
    if (!test) return { verdict: 'too-few', difference, interval: null };
    const { interval } = test;
    const matters = spread !== null && Math.abs(difference) >= SMALLEST_EFFECT * spread;
    if (significant[index] !== true || !matters || higherIs === 'neutral') {
      return { verdict: 'no-clear-difference', difference, interval };
    }
    return {
      verdict: difference > 0 === (higherIs === 'favourable') ? 'better' : 'worse',
      difference,
      interval,
    };
  });
}

function testOne({ now, before, spread }: TrendQuestion) {
  if (now.nFrom < TESTED_FROM || before.nFrom < TESTED_FROM) return null;
  const [s1, s2] = [now.sd ?? spread, before.sd ?? spread];
  if (s1 === null || s2 === null) return null;
  const rounding = (now.step * now.step + before.step * before.step) / 12;
  const variance = (s1 * s1) / now.nFrom + (s2 * s2) / before.nFrom + rounding;
  return tResult({
    difference: now.mean - before.mean,
    standardError: Math.sqrt(variance),
    df: now.nFrom + before.nFrom - 2,
  });
}
