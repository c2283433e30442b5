import { expect, test } from 'vitest';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import type { Rows } from '../../../server/domain/instrument-import/sheet.ts';
import { importXlsForm, type XlsFormSheets } from '../../../server/domain/instrument-import/xlsform.ts';

/** Our own small form, in the structure of the XLSForm reference: groups, choices, relevance, languages, widgets. */
const survey: Rows = [
  [
    'type',
    'name',
    'label::English (en)',
    'label::Dutch (nl)',
    'hint::English (en)',
    'required',
    'relevant',
    'constraint',
    'appearance',
    'calculation',
    'parameters',
  ],
  ['start', 'start', null, null, null, null, null, null, null, null, null],
  ['begin group', 'work', 'Your work', 'Je werk', null, null, null, null, 'field-list', null, null],
  [
    'note',
    'intro',
    'About the past four weeks.',
    'Over de afgelopen vier weken.',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  [
    'select_one freq',
    'rushed',
    'I have to rush',
    'Ik moet haasten',
    'Think of a normal week',
    'yes',
    null,
    null,
    null,
    null,
    null,
  ],
  [
    'select_one yes_no',
    'lead',
    'Do you lead others?',
    'Geef je leiding?',
    null,
    null,
    null,
    null,
    'likert',
    null,
    null,
  ],
  [
    'select_multiple topics',
    'topic',
    'What weighs on you?',
    'Wat weegt op je?',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  ['end group', null, null, null, null, null, null, null, null, null, null],
  [
    'select_one freq',
    'meetings',
    'Meetings run over',
    'Overleg loopt uit',
    null,
    null,
    "${lead} = 'yes' and ${rushed} >= 3",
    null,
    null,
    null,
    null,
  ],
  [
    'select_one freq',
    'noise_h',
    'Noise distracts me',
    'Lawaai leidt me af',
    null,
    null,
    "selected(${topic}, 'noise')",
    null,
    null,
    null,
    null,
  ],
  [
    'select_one freq',
    'calm',
    'I have rest',
    'Ik heb rust',
    null,
    null,
    "${lead} = 'no'",
    null,
    null,
    null,
    null,
  ],
  [
    'integer',
    'grade',
    'Grade your week',
    'Geef je week een cijfer',
    null,
    null,
    null,
    '. >= 1 and . <= 5',
    null,
    null,
    null,
  ],
  ['integer', 'age', 'Age', 'Leeftijd', null, null, null, '. < 150', null, null, null],
  ['range', 'energy', 'Energy', 'Energie', null, null, null, null, null, null, 'start=1 end=7 step=1'],
  ['begin_repeat', 'colleagues', 'Colleagues', "Collega's", null, null, null, null, null, null, null],
  ['select_one region', 'region', 'Where?', 'Waar?', null, null, null, null, null, null, null],
  ['end_repeat', null, null, null, null, null, null, null, null, null, null],
  ['calculate', 'sum', null, null, null, null, null, null, null, '${rushed} + 1', null],
  ['text', 'remark', 'Anything else?', 'Nog iets?', null, null, null, null, 'multiline', null, null],
  ['geopoint', 'place', 'Where are you?', 'Waar ben je?', null, null, null, null, null, null, null],
];
const option = (list: string, name: string | number, en: string, nl: string) => [list, name, en, nl];
const choices: Rows = [
  ['list_name', 'name', 'label::English (en)', 'label::Dutch (nl)'],
  ...['Always', 'Often', 'Sometimes', 'Seldom', 'Never'].map((word, at) =>
    option('freq', 5 - at, word, `${word} (nl)`),
  ),
  option('yes_no', 'yes', 'Yes', 'Ja'),
  option('yes_no', 'no', 'No', 'Nee'),
  option('topics', 'noise', 'Noise', 'Lawaai'),
  option('topics', 'pace', 'Pace', 'Tempo'),
  ...['north', 'east', 'south', 'west', 'abroad'].map((name) => option('region', name, name, name)),
];
const settings: Rows = [
  ['form_title', 'form_id', 'default_language'],
  ['Work check', 'work_check', 'English (en)'],
];
const form: XlsFormSheets = { survey, choices, settings };

function imported(sheets: XlsFormSheets = form) {
  const result = importXlsForm(sheets);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
}
const item = (key: string) => imported().draft.items.find((entry) => entry.key === key);
const missed = (sheets = form) =>
  imported(sheets).report.notMapped.map(({ where, what }) => `${where}: ${what}`);

test('reads items, groups and languages', () => {
  const { draft } = imported();
  expect(draft.languages).toEqual(['en', 'nl']);
  expect(draft.title).toEqual({ en: 'Work check' });
  expect(draft.items.map((entry) => entry.key)).toEqual([
    'rushed',
    'lead',
    'topic_noise',
    'topic_pace',
    'meetings',
    'noise_h',
    'calm',
    'grade',
    'energy',
    'region',
  ]);
  expect(item('rushed')?.text).toEqual({ en: 'I have to rush', nl: 'Ik moet haasten' });
  expect(draft.groups[0]).toEqual({
    key: 'work',
    title: { en: 'Your work', nl: 'Je werk' },
    intro: { en: 'About the past four weeks.', nl: 'Over de afgelopen vier weken.' },
  });
  expect(draft.openQuestions.map((entry) => entry.key)).toEqual(['remark']);
});

test('five answers with numbers are scored from least to most; five regions are not', () => {
  const sets = new Map(imported().draft.answerSets.map((set) => [set.key, set]));
  expect(sets.get('freq')?.scored).toBe(true);
  expect(sets.get('freq')?.options.map((entry) => entry.text['en'])).toEqual([
    'Never',
    'Seldom',
    'Sometimes',
    'Often',
    'Always',
  ]);
  expect(sets.get('region')?.scored).toBe(false);
  expect(sets.get('numbers-1-5')?.scored).toBe(true);
  expect(sets.get('numbers-1-7')?.options).toHaveLength(7);
});

test('comparisons, selected() and "and" become conditions', () => {
  expect(item('meetings')?.condition).toEqual({
    all: [
      { item: 'lead', atLeast: 2 },
      { item: 'rushed', atLeast: 3 },
    ],
  });
  expect(item('noise_h')?.condition).toEqual({ item: 'topic_noise', atLeast: 2 });
  expect(item('calm')?.condition).toBeUndefined();
});

test('reports everything that has no place', () => {
  expect(missed()).toEqual([
    'settings: form_id: work_check',
    'survey row 2 (start): start',
    'survey row 3 (work): appearance: field-list',
    'survey row 5 (rushed): hint::en: Think of a normal week',
    'survey row 5 (rushed): required: yes',
    'survey row 6 (lead): appearance: likert',
    'survey row 13 (age): integer',
    'survey row 13 (age): constraint: . < 150',
    'survey row 15 (colleagues): repetition',
    'survey row 18 (sum): calculate',
    'survey row 19 (remark): appearance: multiline',
    'survey row 20 (place): geopoint',
    "survey row 11 (calm): condition ${lead} = 'no'",
  ]);
  expect(imported().report.mapped).toContainEqual({
    what: 'survey row 5 (rushed)',
    as: 'item with answer set freq (scored)',
  });
});

test('every filled cell of the survey is either mapped or listed', () => {
  const { mapped, notMapped } = imported().report;
  const lines = [...mapped.map((line) => line.what), ...notMapped.map((line) => line.where)].join('\n');
  survey.slice(1).forEach((row, at) => {
    if (!String(row[0]).startsWith('end'))
      expect(lines).toMatch(new RegExp(`row ${at + 2} |group ${row[1]}|${row[1]}`));
  });
});

test('a workbook gives the same draft as its rows', async () => {
  const cells = (rows: Rows) =>
    rows.map((row) => row.map((cell) => (cell === null ? null : { value: cell })));
  const sheets = Object.entries(form).map(([sheet, rows]) => ({ sheet, data: cells(rows as Rows) }));
  const bytes = await writeWorkbook(sheets as never).toBuffer();
  const read = await readWorkbook(bytes);
  const rows = Object.fromEntries(read.map(({ sheet, data }) => [sheet, data]));
  expect(importXlsForm(rows as unknown as XlsFormSheets)).toEqual(imported());
});

test.each([
  ['another spreadsheet', [['Name', 'Salary']], 'survey'],
  ['an empty sheet', [], 'survey'],
  [
    'a group that is not ended',
    [
      ['type', 'name'],
      ['begin group', 'g'],
    ],
    'survey',
  ],
  [
    'an end without a beginning',
    [
      ['type', 'name'],
      ['end group', ''],
    ],
    'survey row 2',
  ],
  [
    'a cell without end',
    [
      ['type', 'name'],
      ['text', 'x'.repeat(30_000)],
    ],
    'survey row 2',
  ],
  [
    'no question at all',
    [
      ['type', 'name'],
      ['start', 'start'],
    ],
    '',
  ],
])('refuses %s with one problem', (_, rows, path) => {
  const result = importXlsForm({ survey: rows });
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.problem.path).toBe(path);
});
