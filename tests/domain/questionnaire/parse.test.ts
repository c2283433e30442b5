import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMeasures } from '../../../server/domain/questionnaire/measures.ts';
import { parseNormTable } from '../../../server/domain/questionnaire/norms.ts';
import { parseQuestionnaire } from '../../../server/domain/questionnaire/parse.ts';
import { readInstruments } from '../../../server/instruments.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'surveys');
const { bank } = readInstruments();
const original = () => JSON.parse(readFileSync(join(FOLDER, 'questionnaires', 'werkbeleving.json'), 'utf8'));

/** Changes a copy of a good file and gives what the parser says of it. */
function problemsAfter(change: (file: ReturnType<typeof original>) => void): string[] {
  const file = original();
  change(file);
  const parsed = parseQuestionnaire(file, bank);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

const own = (file: ReturnType<typeof original>) =>
  file.scales.findIndex((scale: object) => 'items' in scale) as number;

test('the files as they are have no problem', () => {
  expect(problemsAfter(() => {})).toEqual([]);
});

test('a missing translation is found at its exact place', () => {
  const index = own(original());
  const problems = problemsAfter((file) => (file.scales[index].items[0].text.nl = ''));
  expect(problems).toEqual([`scales[${index}].items[0].text.nl: must not have fewer than 1 characters`]);
});

test('an unknown shared scale is named', () => {
  const index = original().scales.findIndex((scale: object) => 'use' in scale) as number;
  const problems = problemsAfter((file) => (file.scales[index].use = 'no-such-scale'));
  expect(problems[0]).toBe(`scales[${index}].use: there is no shared scale "no-such-scale"`);
});

test('a scale that stands in no section, or in two, is told', () => {
  const problems = problemsAfter((file) => {
    const [code] = file.sections[0].scales.splice(0, 1);
    file.sections[1].scales.push(file.sections[1].scales[0]);
    void code;
  });
  expect(problems.some((text) => text.includes('stands in no section'))).toBe(true);
  expect(problems.some((text) => text.includes('is asked twice'))).toBe(true);
});

test('counts may not decrease or ask more than there is', () => {
  const index = own(original());
  const path = (file: ReturnType<typeof original>) => `scales[${index}] (${file.scales[index].code}).counts`;
  expect(
    problemsAfter((file) => (file.scales[index].counts = { short: 3, standard: 2, long: 3 }))[0],
  ).toContain(path(original()));
  expect(problemsAfter((file) => (file.scales[index].counts.long = 20))[0]).toContain('there are');
});

test('a condition that looks ahead is refused', () => {
  const index = own(original());
  const problems = problemsAfter((file) => {
    const { items } = file.scales[index];
    items[0].condition = { item: items[1].id, atLeast: 2 };
  });
  expect(problems[0]).toContain('is not asked before it');
});

test('a field that nobody knows is refused by name', () => {
  expect(problemsAfter((file) => (file.colour = 'red')).join()).toContain('colour');
});

test('a measure without a source is refused', () => {
  const file = JSON.parse(readFileSync(join(FOLDER, 'measures', 'content.json'), 'utf8'));
  file.measures[3].sources = [];
  const parsed = parseMeasures(file);
  expect(parsed.ok ? [] : parsed.problems[0]?.path).toBe('measures[3].sources');
});

test('a norm without a number is refused: none is invented', () => {
  const passport = JSON.parse(
    readFileSync(join(FOLDER, 'norms', 'cbs-verzuimpercentage.passport.json'), 'utf8'),
  );
  const csv =
    'indicator,group_type,group_code,group_nl,group_en,period,value\nabsence-percentage,all,X,x,x,2024,onbekend\n';
  const parsed = parseNormTable(passport, csv);
  expect(parsed).toEqual({
    ok: false,
    problems: [{ path: 'row 2.value', message: '"onbekend" is not a number' }],
  });
});
