import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { tResult } from '../statistics/t-result.ts';

/** A published mean as everybody may see it: rounded to `step`, with its number of people as a band. */
export interface PublishedMean {
  readonly mean: number;
  readonly step: number;
  readonly nFrom: number;
  readonly nTo: number | null;
  /** Published from twenty answers on; null below that. */
  readonly sd: number | null;
}

/**
 * attention / strong: clearly less / more favourable than the rest of the organisation;
 * no-clear-difference: tested, and the difference may well be chance or too small to matter;
 * too-few: fewer than ten answers, so no test is made.
 */
export type Verdict = 'attention' | 'strong' | 'no-clear-difference' | 'too-few';

export interface Comparison {
  readonly verdict: Verdict;
  /** Team minus rest of the organisation, in points; positive is higher, whatever that means for the scale. */
  readonly difference: number;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Difference in standard deviations of the organisation. */
  readonly d: number | null;
}

export interface Question {
  readonly team: PublishedMean;
  readonly organisation: PublishedMean;
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
}

/** Fewer answers than this are shown but not tested. */
export const TESTED_FROM = 10;
/** A difference below a small effect is not worth a colour, however certain it is. */
const SMALLEST_EFFECT = 0.2;
const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Which figures of one report stand out from the rest of the organisation?
 *
 * Formula: the rest is the organisation without the team, M_rest = (N*M - n*m) / (N - n);
 *   SE^2 = s^2/n + s_org^2/(N - n) + u^2/12, with u the rounding step of the published mean (rounding error is uniform);
 *   s = the team's own deviation when published (n >= 20), otherwise the organisation's; Welch-Satterthwaite df;
 *   p values of the whole report together through Benjamini-Hochberg at 5 %.
 * Only published figures go in, so nothing can come out that was not published. n is the lower end of its band: the
 * cautious choice.
 * Source: Welch 1947; Benjamini & Hochberg 1995; domain rule "test against the rest, without the team itself".
 * Defined for: team n >= 10 and smaller than the organisation; anything else is `too-few`.
 */
export function compareWithOrganisation(questions: readonly Question[]): readonly Comparison[] {
  const tests = questions.map(testOne);
  const { significant } = benjaminiHochberg(
    tests.map((test) => test?.p ?? null),
    FALSE_DISCOVERY_RATE,
  );
  return questions.map((question, index) => {
    const test = tests[index];
    const difference = test?.difference ?? question.team.mean - question.organisation.mean;
    if (!test) return { verdict: 'too-few', difference, interval: null, d: null };
    const sd = question.organisation.sd;
    const d = sd ? difference / sd : null;
    const stands = significant[index] === true && d !== null && Math.abs(d) >= SMALLEST_EFFECT;
    return {
      verdict: stands ? direction(question, difference) : 'no-clear-difference',
      difference,
      interval: test.interval,
      d,
    };
  });
}

function testOne({ team, organisation }: Question) {
  const { sd } = organisation;
  if (team.nFrom < TESTED_FROM || sd === null || sd <= 0 || organisation.nFrom - team.nFrom < TESTED_FROM)
    return null;
  const restN = organisation.nFrom - team.nFrom;
  const restMean = (organisation.nFrom * organisation.mean - team.nFrom * team.mean) / restN;
  const own = team.sd ?? sd;
  const ownPart = (own * own) / team.nFrom + (team.step * team.step) / 12;
  const restPart = (sd * sd) / restN;
  const variance = ownPart + restPart;
  const ownDf = team.sd === null ? organisation.nFrom - 1 : team.nFrom - 1;
  const df = (variance * variance) / ((ownPart * ownPart) / ownDf + (restPart * restPart) / (restN - 1));
  return tResult({ difference: team.mean - restMean, standardError: Math.sqrt(variance), df });
}

function direction({ higherIs }: Question, difference: number): Verdict {
  if (higherIs === 'neutral') return 'no-clear-difference';
  return difference > 0 === (higherIs === 'favourable') ? 'strong' : 'attention';
}
