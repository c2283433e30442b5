import type { Answers } from '../questionnaire/asked-items.ts';
import type { Scale } from '../questionnaire/definition.ts';
import { completeSum, directedCode } from './scale-scores.ts';

/** One person's contribution to the figures of one scale: codes per item (0 = not asked), and the sum for a scored scale. */
export interface Contribution {
  readonly codes: readonly number[];
  /** Sum of directed codes, or null when the scale is not scored. */
  readonly sum: number | null;
}

/**
 * What one person adds to the figures of a scale; null when the person is not among its respondents.
 *
 * Respondents of a scale are the people who were asked at least one of its items and answered every item they were
 * asked. An item that a condition skipped is "not asked" (code 0), which is not the same as missing. Scales for own
 * feedback have no respondents at all: nothing of them is ever counted.
 */
export function contributionTo(
  scale: Scale,
  answers: Answers,
  asked: readonly boolean[],
  start: number,
): Contribution | null {
  if (scale.report === 'individual') return null;
  const codes: number[] = [];
  let askedItems = 0;
  for (const [offset, item] of scale.items.entries()) {
    const code = answers[start + offset] ?? 0;
    if (!asked[start + offset]) {
      codes.push(0);
      continue;
    }
    if (code === 0) return null;
    askedItems += 1;
    codes.push(scale.report === 'scale' ? directedCode(code, item) : code);
  }
  if (askedItems === 0) return null;
  return { codes, sum: scale.report === 'scale' ? completeSum(codes) : null };
}
