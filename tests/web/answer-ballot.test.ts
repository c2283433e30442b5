import { describe, expect, test } from 'vitest';
import { decodeAnswers } from '../../server/crypto/ballot-format.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { checkAnswers } from '../../server/domain/questionnaire/check-answers.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../../server/instruments.ts';
import { ballotBlock, emptyAnswers, RATHER_NOT, sentCodes } from '../../web/src/lib/answer/filled-in.ts';
import { ownCodes } from '../../web/src/lib/answer/own-codes.ts';

const { questionnaires } = readInstruments();
const definitionOf = (id: string) =>
  selectVariant(
    questionnaires.find((questionnaire) => questionnaire.id === id)!,
    'long',
  );
const stress = definitionOf('stress-risico');
const items = itemsInOrder(stress);
const at = (id: string) => items.findIndex(({ item }) => item.id === id);

describe('what is sent', () => {
  test('passes the check of the tally, whatever was clicked', () => {
    for (const code of [RATHER_NOT, 0, 1, 2, 3]) {
      expect(
        checkAnswers(
          stress,
          sentCodes(
            stress,
            items.map(() => code),
          ),
        ),
      ).toEqual([]);
    }
  });

  test('leaves out the answer to a question that is no longer asked', () => {
    const codes = emptyAnswers(stress).codes.with(at('undesired-behaviour.6'), 2);
    expect(sentCodes(stress, codes)[at('undesired-behaviour.6')]).toBe(0);
    const asked = codes.with(at('undesired-behaviour.4'), 3);
    expect(sentCodes(stress, asked)[at('undesired-behaviour.6')]).toBe(2);
  });

  test('never holds an answer that is for the employee alone', () => {
    const sent = sentCodes(
      stress,
      items.map(() => 1),
    );
    const own = items.flatMap(({ scale }, place) => (scale.report === 'individual' ? [sent[place]] : []));
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own)).toEqual(new Set([0]));
  });
});

test('once the ballot is sealed, only answers for the employee alone are kept readable', () => {
  const kept = ownCodes(
    stress,
    items.map(() => 4),
  );
  const shown = (own: boolean) =>
    new Set(kept.filter((_, place) => (items[place]!.scale.report === 'individual') === own));
  expect([shown(true), shown(false)]).toEqual([new Set([4]), new Set([0])]);
});

describe('a ballot', () => {
  const open: Definition = {
    ...stress,
    openQuestions: [{ id: 'open.1', text: { nl: '?', en: '?' }, maxLength: 10 }],
  };
  const block = (openText: string, option: number) =>
    ballotBlock(open, {
      codes: items.map(() => 0),
      background: stress.background.map(() => option),
      openTexts: [openText],
    });

  test('has the same size whatever it says', () => {
    expect(block('', 0)).toHaveLength(block('€€€€€€€€€€', 2).length);
  });

  test('reads back as items, then background questions, then texts', () => {
    const bytes = block(' Rust ', 2);
    expect(decodeAnswers(bytes, bytes.length)).toEqual({
      kind: 'answers',
      codes: [...items.map(() => 0), ...stress.background.map(() => 2)],
      openTexts: ['Rust'],
    });
  });

  test('sends nothing for a background question somebody would rather not answer', () => {
    expect(block('', RATHER_NOT)).toEqual(block('', 0));
  });

  test('drops half an emoji that was cut off at the maximum', () => {
    const bytes = block('123456789😀', 0);
    expect(decodeAnswers(bytes, bytes.length)).toMatchObject({ openTexts: ['123456789'] });
  });
});
