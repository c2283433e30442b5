import { expect, test } from 'vitest';
import { assemble } from '../../../server/domain/instrument-import/assemble.ts';
import { importOwnJson } from '../../../server/domain/instrument-import/own-json.ts';
import type { MappedScale, Mapping } from '../../../server/domain/instrument-import/mapping.ts';
import { importXlsForm } from '../../../server/domain/instrument-import/xlsform.ts';
import { type Bank, parseQuestionnaire } from '../../../server/domain/questionnaire/parse.ts';
import { selectVariant } from '../../../server/domain/questionnaire/variant.ts';

const bank: Bank = { answerSets: {}, scales: {}, background: [] };
const both = (text: string) => ({ nl: text, en: text });

const result = importXlsForm({
  survey: [
    ['type', 'name', 'label', 'relevant'],
    ['begin group', 'work', 'Work', ''],
    ['select_one freq', 'a', 'I rush', ''],
    ['select_one freq', 'b', 'I skip breaks', '${a} >= 4'],
    ['select_one freq', 'c', 'I have time', ''],
    ['select_multiple what', 'm', 'What helps?', ''],
    ['end group', '', '', ''],
    ['text', 'more', 'More?', ''],
  ],
  choices: [
    ['list_name', 'name', 'label'],
    ...[1, 2, 3, 4, 5].map((n) => ['freq', n, `Answer ${n}`]),
    ['what', 'walk', 'Walking'],
    ['what', 'talk', 'Talking'],
  ],
});
if (!result.ok) throw new Error('the form is not read');
const { draft } = result;

const pressure: MappedScale = {
  id: 'their-pressure',
  code: 'X01',
  title: both('Pressure'),
  measures: both('How often work presses'),
  higherIs: 'unfavourable',
  favourable: both('less pressure'),
  report: 'scale',
  basis: ['Their manual'],
  field4A: 'content',
  psa: 'work-pressure',
  counts: { short: 1, standard: 2, long: 3 },
  items: [{ key: 'a' }, { key: 'b' }, { key: 'c', reversed: true }],
};
const helps: MappedScale = {
  ...pressure,
  id: 'their-helps',
  code: 'X02',
  higherIs: 'neutral',
  favourable: undefined,
  report: 'items',
  stems: 'before',
  minimumGroup: 10,
  items: [{ key: 'm_walk' }, { key: 'm_talk' }],
  counts: { short: 0, standard: 2, long: 2 },
};
delete (helps as { favourable?: unknown }).favourable;
const mapping: Mapping = {
  id: 'theirs',
  version: '1.0.0',
  licence: 'CC BY 4.0',
  provenance: both('Their manual, 2020'),
  title: both('Theirs'),
  purpose: both('To see how work presses'),
  minimumGroup: 5,
  languages: { nl: 'default', en: 'default' },
  scales: [pressure, helps],
  openQuestions: [{ key: 'more', maxLength: 400 }],
};
const problems = (changed: Partial<Mapping>, from = bank) => {
  const assembled = assemble(draft, { ...mapping, ...changed }, from);
  return assembled.ok ? [] : assembled.problems.map((problem) => problem.path);
};

test('a draft and its mapping are a questionnaire that can be asked', () => {
  const assembled = assemble(draft, mapping, bank);
  if (!assembled.ok) throw new Error(JSON.stringify(assembled.problems));
  const parsed = parseQuestionnaire(assembled.value, bank);
  if (!parsed.ok) throw new Error('refused');
  const long = selectVariant(parsed.value, 'long');
  expect(long.scales.map((scale) => scale.minimumGroup)).toEqual([5, 10]);
  expect(long.scales[0]?.items[1]).toEqual({
    id: 'their-pressure.2',
    text: both('I skip breaks'),
    reversed: false,
    answers: 'theirs-freq-1',
    condition: { item: 'their-pressure.1', atLeast: 4 },
  });
  expect(long.scales[0]?.items[2]?.reversed).toBe(true);
  expect(long.scales[1]?.items[0]?.text.en).toBe('What helps? Walking');
  expect(long.answerSets['theirs-freq-1']?.scored).toBe(true);
  expect(long.answerSets['theirs-not-chosen-chose-2']?.options[1]?.text).toEqual({
    nl: 'Gekozen',
    en: 'Chosen',
  });
  expect(long.sections).toEqual([
    { id: 'group-work', title: both('Work'), scales: ['their-pressure', 'their-helps'] },
  ]);
  expect(assembled.value.openQuestions).toEqual([{ id: 'open.1', text: both('More?'), maxLength: 400 }]);
});

test('what comes out reads back through our own JSON', () => {
  const assembled = assemble(draft, mapping, bank);
  if (!assembled.ok) throw new Error('refused');
  const back = importOwnJson(JSON.stringify(assembled.value), bank);
  expect(back.ok && back.report.mapped).toEqual([
    { what: 'questionnaire theirs 1.0.0', as: '2 scales with 5 items, as they stand' },
  ]);
});

test('names the path of everything that is missing or does not fit', () => {
  expect(problems({ licence: ' ' })).toEqual(['licence']);
  expect(problems({ languages: { nl: 'nl', en: 'default' } })).toEqual(['languages.nl']);
  expect(problems({ openQuestions: [] })).toEqual(['openQuestions']);
  expect(problems({ leaveOut: ['nothing'] })).toEqual(['leaveOut[0]']);
  expect(problems({ scales: [pressure], leaveOut: ['m_walk'] })).toEqual(['scales']);
  expect(problems({ scales: [pressure, { ...helps, stems: undefined }] })).toEqual([
    'scales[1].stems',
    'scales[1].stems',
  ]);
  expect(problems({ answerSets: { 'not-chosen-chosen': { scored: true } } })).toEqual([
    'answerSets.not-chosen-chosen.scored',
  ]);
  expect(problems({ answerSets: { freq: { mostFirst: true } } })).toEqual(['answerSets.freq.mostFirst']);
  const without = {
    ...pressure,
    items: [{ key: 'b' }, { key: 'c' }],
    counts: { short: 1, standard: 1, long: 2 },
  };
  expect(problems({ scales: [without, helps], leaveOut: ['a'] })).toEqual(['scales[0].items[0].condition']);
  const turned = { ...pressure, items: [{ key: 'b' }, { key: 'a' }, { key: 'c' }] };
  expect(problems({ scales: [turned, helps] })).toEqual(['scales[0] (X01).items[0].condition']);
  const long = {
    ...pressure,
    items: [{ key: 'a', text: both('x'.repeat(121)) }, { key: 'b' }, { key: 'c' }],
  };
  expect(problems({ scales: [long, helps] })).toEqual([
    'scales[0].items[0].text.nl',
    'scales[0].items[0].text.en',
  ]);
  expect(problems({ minimumGroup: 2 })).toEqual(['minimumGroup']);
});

test('imported items may not pass for a shared scale', () => {
  const shared = { ...bank, scales: { 'their-pressure': {} as never } };
  expect(problems({}, shared)).toEqual(['scales[0].id']);
});

test.each([
  ['text', 'no json', ''],
  ['a list', '[]', ''],
  ['other JSON', '{"name":1}', ''],
  ['JSON nested without end', `{"scales":${'['.repeat(3_000)}${']'.repeat(3_000)}}`, ''],
  ['an empty licence', '{"scales":[],"licence":" "}', 'licence'],
])('our own JSON: refuses %s with one problem', (_, text, path) => {
  const read = importOwnJson(text, bank);
  expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toEqual([path]);
});
