import { describe, expect, test } from 'vitest';
import type { Draft, ImportReport } from '../../server/domain/instrument-import/draft.ts';
import { readInstrumentFile } from '../../server/features/instruments/read-file.ts';
import { isSafeWorkbook } from '../../server/features/instruments/workbook-limits.ts';
import { testFile } from '../support/test-house.ts';

const bank = { answerSets: {}, scales: {}, background: [] };

async function readExample(name: string): Promise<{ draft: Draft; report: ImportReport }> {
  const read = await readInstrumentFile(testFile(`instruments/${name}`), name, bank);
  if (read.kind !== 'other' || !read.imported.ok) throw new Error('the example is not read');
  return read.imported;
}
const missed = ({ notMapped }: ImportReport) => notMapped.map(({ what }) => what);

describe('files that follow the documentation of other systems', () => {
  test('XLSForm: the pizza questionnaire gives its items with their condition, and lists what has no place', async () => {
    const { draft, report } = await readExample('xlsform.xlsx');
    expect(draft.items.map(({ key }) => key)).toEqual([
      'gender',
      'likes_pizza',
      'favorite_toppings_cheese',
      'favorite_toppings_pepperoni',
      'favorite_toppings_sausage',
      'waiting',
      'staff',
      'again',
      'amount',
    ]);
    expect(draft.items[2]?.condition).toEqual({ item: 'likes_pizza', atLeast: 2 });
    expect(draft.openQuestions.map(({ key }) => key)).toEqual(['store_name', 'child_name']);
    expect(missed(report)).toEqual(
      expect.arrayContaining(['or_other', 'geopoint', 'repetition', 'calculate', 'condition ${staff} <= 2']),
    );
  });

  test('LimeSurvey tab separated: two languages, an array, a multiple choice, and conditions that do not fit', async () => {
    const { draft, report } = await readExample('limesurvey.txt');
    expect(draft.languages).toEqual(['en', 'nl']);
    expect(draft.items.map(({ key }) => key)).toEqual([
      'owner',
      'reason',
      'feel_SQ001',
      'feel_SQ002',
      'feel_SQ003',
      'travel_bike',
      'travel_train',
    ]);
    expect(draft.items[3]?.text).toEqual({ en: 'I know my neighbours', nl: 'Ik ken mijn buren' });
    expect(missed(report)).toEqual(
      expect.arrayContaining(['type N (number)', 'condition owner == "N"', 'other: Y', 'type * (equation)']),
    );
  });

  test('LimeSurvey .lss: rows, lists and numbers become items; an array with two scales does not', async () => {
    const { draft, report } = await readExample('limesurvey.lss');
    expect(draft.items.map(({ key }) => key)).toEqual([
      'hobby',
      'food_SQ001',
      'food_SQ002',
      'height',
      'mood',
    ]);
    expect(missed(report)).toContain('type 1 (array with two scales)');
  });

  test.each(['xlsform.xlsx', 'limesurvey.txt', 'limesurvey.lss'])(
    '%s: every question of the file stands in the report',
    async (name) => {
      const { draft, report } = await readExample(name);
      const lines = JSON.stringify(report);
      for (const { where } of [...draft.items, ...draft.openQuestions])
        expect(lines).toContain(JSON.stringify(where).slice(1, -1));
    },
  );
});

describe('a workbook', () => {
  test('with an honest directory may be unpacked', () => {
    expect(isSafeWorkbook(testFile('instruments/xlsform.xlsx'))).toBe(true);
  });

  test('that would unpack to a hundred times its size may not', () => {
    const bytes = Buffer.from(testFile('instruments/xlsform.xlsx'));
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(2_000_000, entry + 24);
    expect(isSafeWorkbook(bytes)).toBe(false);
  });
});
