import { expect, test } from 'vitest';
import { readExpression } from '../../../server/domain/instrument-import/expression.ts';
import { plainText } from '../../../server/domain/instrument-import/plain-text.ts';
import { importLimeSurveyTxt } from '../../../server/domain/instrument-import/lime-txt.ts';
import { importLss } from '../../../server/domain/instrument-import/lss.ts';
import type { Imported } from '../../../server/domain/instrument-import/draft.ts';

/** Our own small survey in the columns of the tab separated structure of the LimeSurvey manual. */
const base = (l: string, t: (en: string, nl: string) => string) => [
  ['G', '0', t('Work', 'Werk'), '1', t('About your work', 'Over je werk'), '', l, ''],
  ['Q', 'F', 'pace', '1', t('How often:', 'Hoe vaak:'), '', l, 'Y'],
  ['SQ', '', 'SQ001', '', t('do you rush?', 'moet je haasten?'), '', l, ''],
  ['SQ', '', 'SQ002', '', t('do you skip breaks?', 'sla je pauzes over?'), '', l, ''],
  ...[1, 2, 3, 4, 5].map((n) => ['A', '0', `A${n}`, '', t(`Answer ${n}`, `Antwoord ${n}`), '', l, '']),
  ['Q', 'Y', 'lead', '1', t('<b>Do you lead?</b>', 'Geef je leiding?'), t('Help', 'Hulp'), l, ''],
  ['Q', '5', 'mood', '((lead.NAOK == "Y" or pace_SQ001 == "A5"))', t('Mood', 'Stemming'), '', l, ''],
  ['G', '1', t('Rest', 'Rest'), '', '', '', l, ''],
  ['Q', 'M', 'what', '1', t('What helps?', 'Wat helpt?'), '', l, ''],
  ['SQ', '', 'walk', '', t('Walking', 'Wandelen'), '', l, ''],
  ['SQ', '', 'talk', '', t('Talking', 'Praten'), '', l, ''],
  ['Q', 'L', 'area', 'what_walk == "Y"', t('Where?', 'Waar?'), '', l, ''],
  ['A', '0', 'in', '', t('Inside', 'Binnen'), '', l, ''],
  ['A', '0', 'out', '', t('Outside', 'Buiten'), '', l, ''],
  ['Q', 'N', 'hours', '1', t('Hours', 'Uren'), '', l, ''],
  ['Q', 'G', 'sex', 'hours > 3', t('Gender', 'Geslacht'), '', l, ''],
  ['Q', 'T', 'more', '1', t('More?', 'Meer?'), '', l, ''],
  ['Q', 'X', 'bye', '1', t('Thank you', 'Dank je'), '', l, ''],
];
const txt = [
  ['class', 'type/scale', 'name', 'relevance', 'text', 'help', 'language', 'mandatory'],
  ['S', '', 'language', '', 'en', '', '', ''],
  ['SL', '', 'surveyls_title', '', 'Work check', '', 'en', ''],
  ['SL', '', 'surveyls_welcometext', '', 'Welcome', '', 'en', ''],
  ...base('en', (en) => en),
  ...base('nl', (_, nl) => nl),
  ['QTA', '', 'quota', '', '', '', '', ''],
]
  .map((row) => row.join('\t'))
  .join('\r\n');

function ok(result: Imported) {
  if (!result.ok) throw new Error(`${result.problem.path} ${result.problem.message}`);
  return result;
}

test('reads groups, questions, subquestions and answers of the tab separated structure', () => {
  const { draft } = ok(importLimeSurveyTxt(`\uFEFF${txt}`));
  expect(draft.languages).toEqual(['en', 'nl']);
  expect(draft.groups[0]).toEqual({
    key: 'G1',
    title: { en: 'Work', nl: 'Werk' },
    intro: { en: 'About your work', nl: 'Over je werk' },
  });
  expect(draft.items.map((entry) => [entry.key, entry.answers])).toEqual([
    ['pace_SQ001', 'pace'],
    ['pace_SQ002', 'pace'],
    ['lead', 'no-yes'],
    ['mood', 'numbers-1-5'],
    ['what_walk', 'not-chosen-chosen'],
    ['what_talk', 'not-chosen-chosen'],
    ['area', 'area'],
    ['sex', 'gender'],
  ]);
  expect(draft.items[0]?.text).toEqual({ en: 'do you rush?', nl: 'moet je haasten?' });
  expect(draft.items[0]?.stem).toEqual({ en: 'How often:', nl: 'Hoe vaak:' });
  expect(draft.answerSets[0]?.scored).toBe(true);
  expect(draft.items[3]?.condition).toEqual({
    any: [
      { item: 'lead', atLeast: 2 },
      { item: 'pace_SQ001', atLeast: 5 },
    ],
  });
  expect(draft.items[6]?.condition).toEqual({ item: 'what_walk', atLeast: 2 });
});

test('reports what the tab separated structure has and a questionnaire has not', () => {
  const { notMapped, mapped } = ok(importLimeSurveyTxt(txt)).report;
  expect(notMapped.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    'row 4: SL surveyls_welcometext',
    'row 49: QTA quota',
    'S and SL rows: 1 technical settings of the survey',
    'row 6 (pace): mandatory: Y',
    'row 14 (lead): layout of the text',
    'row 14 (lead): help: Help',
    'row 14 (lead): help: Hulp',
    'row 23 (hours): type N (number)',
    'row 26 (bye): text between items',
    'row 24 (sex): condition hours > 3',
  ]);
  expect(mapped).toContainEqual({
    what: 'row 6 (pace), row SQ001',
    as: 'item with answer set pace (scored)',
  });
  expect(mapped).toContainEqual({ what: 'row 25 (more)', as: 'open question' });
});

const row = (cells: Record<string, string>) =>
  `<row>${Object.entries(cells)
    .map(([key, text]) => `<${key}><![CDATA[${text}]]></${key}>`)
    .join('')}</row>`;
const table = (name: string, rows: Record<string, string>[]) =>
  `<${name}><fields><fieldname>x</fieldname></fields><rows>${rows.map(row).join('')}</rows></${name}>`;
const lss = (tables: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>640</DBVersion><languages><language>nl</language></languages>${tables}</document>`;
const answers = [3, 1, 2, 5, 4].map((n) => ({
  aid: `${n}`,
  qid: '10',
  code: `A${n}`,
  sortorder: `${n}`,
  scale_id: '0',
}));
const survey = lss(
  table('answers', answers) +
    table(
      'answer_l10ns',
      answers.map(({ aid }) => ({ aid, answer: `Antwoord ${aid}`, language: 'nl' })),
    ) +
    table('groups', [{ gid: '1', group_order: '1', grelevance: '' }]) +
    table('group_l10ns', [{ gid: '1', group_name: 'Werk', language: 'nl' }]) +
    table('questions', [
      { qid: '11', gid: '1', type: 'L', title: 'late', question_order: '2', relevance: 'rush &gt;= "A4"' },
      { qid: '10', gid: '1', type: 'L', title: 'rush', question_order: '1', relevance: '1', mandatory: 'Y' },
      { qid: '12', gid: '1', type: 'A', title: 'arr', question_order: '3', relevance: 'rush == "A5"' },
    ]) +
    table('subquestions', [
      { qid: '20', parent_qid: '12', title: 'SQ1', question_order: '1', scale_id: '0' },
    ]) +
    table('question_l10ns', [
      { qid: '10', question: '<p>Ik moet haasten &amp; rennen</p>', language: 'nl' },
      { qid: '12', question: 'Kop', language: 'nl' },
      { qid: '20', question: 'Rij', language: 'nl' },
    ]) +
    table('question_attributes', [{ qid: '10', attribute: 'hidden', value: '1' }]) +
    table('quota', [{ id: '1' }]) +
    table('surveys_languagesettings', [{ surveyls_title: 'Werkscan', surveyls_language: 'nl' }]),
);

test('reads an .lss with separate tables of translations, and reports the rest', () => {
  const { draft, report } = ok(importLss(survey));
  expect(draft.title).toEqual({ nl: 'Werkscan' });
  expect(draft.items.map((entry) => entry.key)).toEqual(['rush', 'arr_SQ1']);
  expect(draft.items[0]?.text).toEqual({ nl: 'Ik moet haasten & rennen' });
  expect(draft.items[1]).toMatchObject({
    text: { nl: 'Rij' },
    stem: { nl: 'Kop' },
    condition: { item: 'rush', atLeast: 5 },
  });
  expect(draft.answerSets[0]?.options.map((entry) => entry.text['nl'])[4]).toBe('Antwoord 5');
  expect(report.notMapped.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    'quota: 1 row(s) of quota',
    'question rush: layout of the text',
    'question rush: mandatory: Y',
    'question rush: hidden: 1',
    'question late: type L',
  ]);
});

test('reads an .lss with texts in the rows themselves', () => {
  const old = lss(
    table('groups', [{ gid: '1', group_name: 'Work', language: 'en' }]) +
      table('questions', [
        { qid: '1', gid: '1', parent_qid: '0', type: 'Y', title: 'q1', question: 'Well?', language: 'en' },
      ]),
  );
  expect(ok(importLss(old)).draft.items[0]?.text).toEqual({ en: 'Well?' });
});

const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><document><LimeSurveyDocType>Survey</LimeSurveyDocType>&b;</document>`;
test.each([
  ['an entity bomb', bomb, /entities/],
  ['an external entity', bomb.replace('"aaaa"', 'SYSTEM "file:///etc/passwd"'), /entities/],
  ['other XML', '<?xml version="1.0"?><document><a>1</a></document>', /not a LimeSurvey/],
  ['a picture', '\u0089PNG\r\n', /not a LimeSurvey/],
  ['XML that is cut off', survey.slice(0, 900), /well-formed/],
  ['XML nested without end', lss('<a>'.repeat(5_000) + '</a>'.repeat(5_000)), /nested/],
  ['a file too large', `<?xml?>${' '.repeat(5_000_001)}`, /larger/],
  ['a survey without questions', lss(''), /no question/],
])('refuses %s with one problem', (_, text, message) => {
  const result = importLss(text);
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.problem.message).toMatch(message);
});

test('a document type inside a text is only text', () => {
  expect(importLss(survey.replace('Kop', '<!DOCTYPE html>')).ok).toBe(true);
});

test.each([
  ['comma separated text', 'class,name,text\nQ,a,b', ''],
  ['a question before a group', 'class\ttype/scale\tname\ttext\nQ\tY\ta\tb', 'row 2'],
  ['a subquestion before a question', 'class\ttype/scale\tname\ttext\nG\t0\tg\t\nSQ\t\ta\tb', 'row 3'],
])('refuses %s with one problem (txt)', (_, text, path) => {
  const result = importLimeSurveyTxt(text);
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.problem.path).toBe(path);
});

test('scripts and comments go with their content, also when they do not end', () => {
  expect(plainText('a<script>steal()</script>b <!-- c --> &lt;d&gt; &amp;e;<style>x')).toBe('a b <d> &e;');
  expect(plainText('<script>'.repeat(2_500))).toBe('');
});

test.each([
  ['Q1 != "N"', /cannot be expressed/],
  ['!(Q1 == "Y")', /denial/],
  ['Q1 == Q2', /fixed answer/],
  ['count(that.Q1) > 2', /function count/],
  ['('.repeat(100), /nested/],
  ['Q1 == "Y" Q2', /more than/],
  ['Q1 == "Y" and', /not complete/],
])('the expression %s is not guessed', (text, reason) => {
  const read = readExpression(text);
  expect(read.ok ? '' : read.reason).toMatch(reason);
});
