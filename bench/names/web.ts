import { LIMITS, measureAnswering } from '../../tests/endurance/answer-limits.ts';
import type { Bench } from '../kit/bench.ts';

/** The answer page on a phone whose processor is four times slower: what it weighs and how soon it reacts. */
export const web: Bench = async ({ say, full }) => {
  const found = full
    ? await measureAnswering('stress-risico', 'long', 3)
    : await measureAnswering('werkbeleving', 'short', 1);
  const { scriptBytesToFirstItem, allBytes, nextMs, lostAnswers, questionnaire, questions } = found;
  const of = { questionnaire, questions };
  const about = (floor: number) => ({ floor, goal: floor });
  say({
    figure: 'scripts until the first question',
    unit: 'bytes',
    values: [scriptBytesToFirstItem],
    better: 'less',
    limits: about(LIMITS.scriptBytes),
    counts: of,
  });
  say({
    figure: 'everything until the receipt',
    unit: 'bytes',
    values: [allBytes],
    better: 'less',
    limits: about(LIMITS.allBytes),
  });
  const next = { unit: 'ms', better: 'less' } as const;
  say({ figure: 'from a tap on next to the next question, p95', values: [nextMs.p95], ...next });
  say({
    figure: 'from a tap on next to the next question, most',
    values: [nextMs.most],
    ...next,
    limits: about(LIMITS.nextMs),
  });
  say({
    figure: 'answers that were lost',
    unit: 'answers',
    values: [lostAnswers],
    better: 'less',
    limits: about(0),
  });
};
