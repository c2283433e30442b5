import { type Answers, askedItems, itemsInOrder, type PlacedItem } from './asked-items.ts';
import type { Definition } from './definition.ts';

/** What may be wrong with a filled-in questionnaire; position = place of the item in asking order, or -1. */
export interface AnswerProblem {
  readonly position: number;
  readonly problem: 'wrong-length' | 'not-a-code' | 'not-asked';
}

/**
 * Checks the answers of one ballot: right number, known codes, nothing answered that was not asked. Who checks many gives
 * the items along.
 */
export function checkAnswers(
  definition: Definition,
  answers: Answers,
  items: readonly PlacedItem[] = itemsInOrder(definition),
): readonly AnswerProblem[] {
  if (answers.length !== items.length) return [{ position: -1, problem: 'wrong-length' }];
  const asked = askedItems(items, answers);
  return items.flatMap(({ item }, position): AnswerProblem[] => {
    const code = answers[position] ?? 0;
    if (code === 0) return [];
    if (!asked[position]) return [{ position, problem: 'not-asked' }];
    const known = definition.answerSets[item.answers]?.options.some((option) => option.code === code);
    return known ? [] : [{ position, problem: 'not-a-code' }];
  });
}
