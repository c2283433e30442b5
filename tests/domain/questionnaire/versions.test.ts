import { describe, expect, test } from 'vitest';
import {
  catalogueOf,
  findQuestionnaire,
  nextVersion,
} from '../../../server/domain/questionnaire/catalogue.ts';
import { compareVersions } from '../../../server/domain/questionnaire/compare-versions.ts';
import { parseQuestionnaire, type Questionnaire } from '../../../server/domain/questionnaire/parse.ts';
import { sameScales } from '../../../server/domain/questionnaire/same-items.ts';
import { statementFlags } from '../../../server/domain/questionnaire/statement-flags.ts';
import { toFile } from '../../../server/domain/questionnaire/to-file.ts';
import { selectVariant } from '../../../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../../../server/instruments.ts';

const instruments = readInstruments();
const werkbeleving = instruments.questionnaires[0]!;

/** The questionnaire with one thing changed. */
function edited(
  change: (copy: {
    scales: { items: { text: { nl: string; en: string } }[]; counts: { short: number } }[];
  }) => void,
) {
  const copy = structuredClone(werkbeleving);
  change(copy as never);
  return copy as Questionnaire;
}

describe('a version', () => {
  test('written out as a file reads back as the same questionnaire, without anything shared', () => {
    for (const questionnaire of [...instruments.questionnaires, ...instruments.modules]) {
      const bare = { answerSets: {}, scales: {}, background: instruments.bank.background };
      const back = parseQuestionnaire(toFile(questionnaire), bare);
      if (!back.ok) throw new Error(JSON.stringify(back.problems.slice(0, 3)));
      expect(selectVariant(back.value, 'long')).toEqual(selectVariant(questionnaire, 'long'));
    }
  });

  test('of something that the product brings says what it was made from; of an own one the middle number goes up', () => {
    expect(nextVersion('1.0.0', ['1.0.0'], true)).toBe('1.0.0-own.1');
    expect(nextVersion('1.0.0-own.1', ['1.0.0', '1.0.0-own.1'], true)).toBe('1.0.0-own.2');
    expect(nextVersion('1.0.0', ['1.0.0'], false)).toBe('1.1.0');
    expect(nextVersion('1.0.0', ['1.0.0', '1.1.0'], false)).toBe('1.2.0');
  });

  test('that is newest is taken when none is named', () => {
    const file = { ...toFile(werkbeleving), version: '1.0.0-own.1' };
    const { questionnaires } = catalogueOf(instruments, [{ file }, { file: { broken: true } }]);
    expect(findQuestionnaire(questionnaires, 'werkbeleving')?.version).toBe('1.0.0-own.1');
    expect(findQuestionnaire(questionnaires, 'werkbeleving', '1.0.0')?.version).toBe('1.0.0');
    expect(findQuestionnaire(questionnaires, 'werkbeleving', '9.9.9')).toBeUndefined();
  });
});

describe('the trend of a scale', () => {
  const trend = (now: Questionnaire) =>
    sameScales(selectVariant(now, 'standard'), selectVariant(werkbeleving, 'standard'));
  const first = werkbeleving.scales[0]!.id;

  test('goes on for a copy, and ends for exactly the scale whose text was changed in either language', () => {
    expect(trend(edited(() => {})).size).toBe(selectVariant(werkbeleving, 'standard').scales.length);
    for (const language of ['nl', 'en'] as const) {
      const changed = trend(edited((copy) => (copy.scales[0]!.items[0]!.text[language] += ' Echt.')));
      expect(changed.has(first)).toBe(false);
      expect(changed.size).toBe(selectVariant(werkbeleving, 'standard').scales.length - 1);
    }
  });

  test('goes on in a length that does not ask the changed item', () => {
    // The last item of the scale belongs to the long variant only.
    const last = werkbeleving.scales[0]!.items.length - 1;
    const now = edited((copy) => (copy.scales[0]!.items[last]!.text.nl += ' Echt.'));
    expect(compareVersions(werkbeleving, now).scales).toMatchObject([
      { scale: first, change: 'changed', trendIn: ['short', 'standard'], items: [{ change: 'changed' }] },
    ]);
  });
});

describe('two versions beside each other', () => {
  test('that are the same differ in nothing', () => {
    expect(
      compareVersions(
        werkbeleving,
        edited(() => {}),
      ),
    ).toEqual({
      texts: [],
      scales: [],
      sameScales: werkbeleving.scales.length,
    });
  });

  test('do not differ by the order of their fields, which a database does not keep', () => {
    const reorder = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reorder)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, field]) => [key, reorder(field)]),
            )
          : value;
    const stored = reorder(werkbeleving) as Questionnaire;
    expect(compareVersions(werkbeleving, stored).scales).toEqual([]);
    const team = instruments.modules.find((module) => module.id === 'team')!;
    const modules = [reorder(team) as Questionnaire];
    const added = { modules, statements: [], questions: [], openQuestions: false };
    const names = Object.keys(selectVariant(werkbeleving, 'long', added).answerSets);
    expect(names.filter((name) => name.startsWith('team-'))).toEqual([]);
  });

  test('name every item that came, went or changed, with both texts', () => {
    const now = edited((copy) => {
      copy.scales[0]!.items.splice(1, 1);
      copy.scales[1]!.items[0]!.text.nl = 'Iets anders.';
    });
    const { scales } = compareVersions(werkbeleving, now);
    expect(scales.map((scale) => scale.items.map((item) => item.change))).toEqual([['removed'], ['changed']]);
    expect(scales[1]?.items[0]?.after?.nl).toBe('Iets anders.');
    expect(scales[0]?.items[0]?.after).toBeNull();
  });
});

describe('a statement that somebody writes', () => {
  test.each([
    ['Ik heb zin in de verhuizing.', []],
    ['Ik heb zin in de verhuizing en in het nieuwe rooster.', ['two-questions']],
    ['Ik heb af en toe zin in de verhuizing.', []],
    ['Ik weet of ik mee verhuis.', []],
    ['De nieuwe plek is licht. Ik kan er goed werken.', ['two-questions']],
    ['Ik kan niet wachten op de verhuizing.', ['negation']],
    ['Natuurlijk is de nieuwe plek beter.', ['leading']],
    ['Heb je zin in de verhuizing?', ['not-a-statement']],
    [`Ik ${'heel '.repeat(20)}graag.`, ['long-sentence']],
    ['', []],
  ])('%s', (text, flags) => expect(statementFlags(text, 'nl')).toEqual(flags));

  test('in English is looked at by English words', () => {
    expect(statementFlags('I like the move and the new rota.', 'en')).toEqual(['two-questions']);
    expect(statementFlags("I don't like the move.", 'en')).toEqual(['negation']);
    expect(statementFlags('Now and then I like it.', 'en')).toEqual([]);
  });

  test('gives the same answer when it is looked at twice', () => {
    const look = () => statementFlags('Dit en dat, en niet dat.', 'nl');
    expect(look()).toEqual(look());
  });
});
