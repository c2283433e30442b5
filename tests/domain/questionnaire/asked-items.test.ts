import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedItems, itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import { checkAnswers } from '../../../server/domain/questionnaire/check-answers.ts';
import { type Definition, VARIANTS } from '../../../server/domain/questionnaire/definition.ts';
import { estimateMinutes } from '../../../server/domain/questionnaire/minutes.ts';
import { selectVariant } from '../../../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../../../server/instruments.ts';

const { questionnaires, modules } = readInstruments();
const definitions = [...questionnaires, ...modules].flatMap((questionnaire) =>
  VARIANTS.map((variant) => selectVariant(questionnaire, variant)),
);

const COUNTS: Record<string, readonly number[]> = {
  werkbeleving: [25, 74, 147],
  'stress-risico': [26, 79, 165],
  verzuim: [22, 57, 97],
};

test.each(Object.entries(COUNTS))('%s asks as many items as its table says', (id, counts) => {
  const found = definitions.filter((definition) => definition.id === id);
  expect(found.map((definition) => itemsInOrder(definition).length)).toEqual(counts);
});

test('short is the beginning of standard, and standard of long, scale by scale', () => {
  for (const questionnaire of questionnaires) {
    const [short, standard, long] = VARIANTS.map((variant) => selectVariant(questionnaire, variant));
    for (const [less, more] of [
      [short, standard],
      [standard, long],
    ] as [Definition, Definition][]) {
      for (const scale of less.scales) {
        const same = more.scales.find((entry) => entry.id === scale.id);
        expect(same?.items.slice(0, scale.items.length).map((item) => item.id)).toEqual(
          scale.items.map((item) => item.id),
        );
      }
    }
  }
});

test('core scales ask the same items in every questionnaire', () => {
  const texts = new Map<string, string>();
  for (const definition of definitions) {
    for (const scale of definition.scales.filter((entry) => entry.core)) {
      for (const item of scale.items) {
        expect(texts.get(item.id) ?? item.text.nl).toBe(item.text.nl);
        texts.set(item.id, item.text.nl);
      }
    }
  }
  expect(texts.size).toBeGreaterThan(40);
});

/** Any person: for each item a number from 0 to 1 that picks an answer. */
const person = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 165, maxLength: 165 });

function answer(definition: Definition, picks: readonly number[]): number[] {
  const items = itemsInOrder(definition);
  const codes: number[] = [];
  items.forEach(({ item }, index) => {
    codes.push(0);
    if (!askedItems(items, codes)[index]) return;
    const options = definition.answerSets[item.answers]?.options.length ?? 0;
    codes[index] = Math.floor((picks[index] ?? 0) * (options + 1));
  });
  return codes;
}

test('whatever a person answers to what is asked, the tally accepts it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...definitions), person, (definition, picks) => {
      expect(checkAnswers(definition, answer(definition, picks))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('an unknown code, an answer that was not asked and a wrong number of answers are told apart', () => {
  const definition = selectVariant(
    questionnaires.find((entry) => entry.id === 'stress-risico')!,
    'long',
  );
  const none = itemsInOrder(definition).map(() => 0);
  expect(checkAnswers(definition, none.with(0, 6))).toEqual([{ position: 0, problem: 'not-a-code' }]);
  const conditional = itemsInOrder(definition).findIndex(
    ({ item, scale }) => item.condition ?? scale.condition,
  );
  expect(checkAnswers(definition, none.with(conditional, 1))).toEqual([
    { position: conditional, problem: 'not-asked' },
  ]);
  expect(checkAnswers(definition, none.slice(1))).toEqual([{ position: -1, problem: 'wrong-length' }]);
});

test('undesired behaviour is asked in every variant of stress-risico, for groups of at least ten', () => {
  for (const definition of definitions.filter((entry) => entry.id === 'stress-risico')) {
    const scale = definition.scales.find((entry) => entry.id === 'undesired-behaviour');
    expect(scale?.items.length).toBeGreaterThanOrEqual(5);
    expect(scale?.minimumGroup).toBeGreaterThanOrEqual(10);
    expect(definition.help?.nl).toContain('vertrouwenspersoon');
  }
});

test('minutes are computed: five items a minute, at least one', () => {
  expect([
    estimateMinutes(0),
    estimateMinutes(26),
    estimateMinutes(80),
    estimateMinutes(165),
    estimateMinutes(10, 2),
  ]).toEqual([1, 6, 16, 33, 5]);
});
