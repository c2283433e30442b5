import { encodeAnswers, paddedSize } from '../../../../server/crypto/ballot-format.ts';
import { askedItems, itemsInOrder } from '../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../../../server/domain/questionnaire/definition.ts';

/** Chosen on purpose, as opposed to 0: not answered yet. Both are sent as 0. */
export const RATHER_NOT = -1;

export interface FilledIn {
  /** Answer code per item in asking order. */
  readonly codes: readonly number[];
  /** 1-based option per background question. */
  readonly background: readonly number[];
  readonly openTexts: readonly string[];
}

export function emptyAnswers(definition: Definition): FilledIn {
  return {
    codes: itemsInOrder(definition).map(() => 0),
    background: definition.background.map(() => 0),
    openTexts: definition.openQuestions.map(() => ''),
  };
}

/**
 * What is sent of what was filled in. An answer to an item that is no longer asked is left out, and so is every answer
 * that was promised to be for the employee alone.
 */
export function sentCodes(definition: Definition, codes: readonly number[]): readonly number[] {
  const items = itemsInOrder(definition);
  const asked = askedItems(items, codes);
  return items.map(({ scale }, position) =>
    asked[position] && scale.report !== 'individual' ? Math.max(codes[position] ?? 0, 0) : 0,
  );
}

/** The plaintext of the ballot: items in asking order, then background questions, then open texts, padded. */
export function ballotBlock(definition: Definition, { codes, background, openTexts }: FilledIn): Uint8Array {
  const lengths = definition.openQuestions.map((question) => question.maxLength);
  const size = paddedSize(codes.length, background.length, lengths);
  const told = background.map((option) => Math.max(option, 0));
  const texts = openTexts.map((text, index) => wellFormed(text.trim().slice(0, lengths[index])));
  return encodeAnswers([...sentCodes(definition, codes), ...told], texts, size);
}

/** A text field that stops at its maximum may cut an emoji in half; half a character cannot be written down. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
