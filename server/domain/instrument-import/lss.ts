import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Imported, Texts } from './draft.ts';
import { draftFromLimeSurvey } from './lime-draft.ts';
import type { LimeGroup, LimePart, LimeQuestion, LimeSurvey } from './lime-survey.ts';
import { LIMITS, Refusal } from './limits.ts';
import { decodeReferences } from './plain-text.ts';

type Row = Readonly<Record<string, string>>;
type Tables = (name: string) => readonly Row[];

/** Reads a LimeSurvey survey structure (.lss), of the versions with and without separate tables of translations. */
export function importLss(text: string): Imported {
  try {
    return draftFromLimeSurvey(read(parseXml(text)), 'limesurvey-lss');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problem: { path: error.path, message: error.message } };
  }
}

function parseXml(text: string): Record<string, unknown> {
  if (text.length > LIMITS.characters) throw new Refusal('', 'is larger than a survey structure can be');
  if (!/^\uFEFF?\s*<(\?xml|document)/.test(text)) throw new Refusal('', 'is not a LimeSurvey .lss file');
  if (declares(text)) throw new Refusal('', 'declares a document type or entities, which no .lss file does');
  if (XMLValidator.validate(text) !== true) throw new Refusal('', 'is not well-formed XML');
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: false,
    htmlEntities: false,
    maxNestedTags: LIMITS.xmlDepth,
  });
  try {
    const root = (parser.parse(text) as { document?: unknown }).document;
    const found = typeof root === 'object' && root !== null ? (root as Record<string, unknown>) : {};
    if (found['LimeSurveyDocType'] !== 'Survey')
      throw new Refusal('', 'is XML, but not a LimeSurvey survey structure');
    return found;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('', 'is nested or named in a way that no .lss file is');
  }
}

/** Entities can be declared in markup only; the same words inside a CDATA section are text. */
function declares(text: string): boolean {
  return text
    .split('<![CDATA[')
    .some((part, index) => /<!(DOCTYPE|ENTITY)/i.test(index === 0 ? part : part.slice(part.indexOf(']]>'))));
}

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

function tablesOf(document: Record<string, unknown>): Tables {
  let total = 0;
  return (name) => {
    const table = document[name] as { rows?: { row?: unknown } } | undefined;
    const rows = asList(table?.rows?.row).map((row): Row => {
      const cells = typeof row === 'object' && row !== null ? Object.entries(row) : [];
      return Object.fromEntries(cells.map(([key, cell]) => [key, cellText(name, cell)]));
    });
    total += rows.length;
    if (total > LIMITS.rows * 2) throw new Refusal(name, 'has more rows than a survey can have');
    return rows;
  };
}

function cellText(table: string, cell: unknown): string {
  const text = typeof cell === 'string' ? cell : '';
  if (text.length > LIMITS.cellCharacters) throw new Refusal(table, 'has a text that is too long');
  return text;
}

function read(document: Record<string, unknown>): LimeSurvey {
  const tables = tablesOf(document);
  const languages = asList((document['languages'] as { language?: unknown } | undefined)?.language).map(
    String,
  );
  const settings = tables('surveys_languagesettings');
  const plain = languages[0] ?? 'default';
  const groups = groupBy([...tables('groups'), ...tables('group_l10ns')], 'gid');
  const questions = questionsOf(tables, plain);
  return {
    title: texts(settings, 'surveyls_title', plain, 'surveyls_language'),
    languages,
    groups: inOrder([...groups.values()], 'group_order').map((rows): LimeGroup => {
      const gid = first(rows, 'gid');
      return {
        key: gid,
        title: texts(rows, 'group_name', plain),
        description: texts(rows, 'description', plain),
        relevance: decodeReferences(first(rows, 'grelevance')),
        questions: questions.get(gid) ?? [],
      };
    }),
    beside: besideOf(tables, settings, document),
  };
}

function questionsOf(tables: Tables, plain: string): ReadonlyMap<string, readonly LimeQuestion[]> {
  const words = groupBy(tables('question_l10ns'), 'qid');
  const all = [...tables('questions'), ...tables('subquestions')];
  const rows = groupBy(all, 'qid');
  const full = [...rows].map(([qid, own]) => [...own, ...(words.get(qid) ?? [])]);
  const isPart = (own: readonly Row[]) => !['', '0'].includes(first(own, 'parent_qid'));
  const parts = groupRows(full.filter(isPart), (own) => first(own, 'parent_qid'));
  const answers = answersOf(tables, plain);
  const attributes = groupBy(tables('question_attributes'), 'qid');
  const answerRows = groupBy(tables('answers'), 'qid');
  const ordered = inOrder(
    full.filter((own) => !isPart(own)),
    'question_order',
  );
  const byGroup = groupRows(ordered, (own) => first(own, 'gid'));
  const question = (own: readonly Row[]): LimeQuestion => {
    const qid = first(own, 'qid');
    const code = first(own, 'title');
    return {
      code,
      where: `question ${code || qid}`,
      type: first(own, 'type'),
      text: texts(own, 'question', plain),
      relevance: decodeReferences(first(own, 'relevance')),
      settings: [...settingsOf(own, attributes.get(qid) ?? []), ...assessments(answerRows.get(qid) ?? [])],
      subquestions: inOrder(parts.get(qid) ?? [], 'question_order').map((part) =>
        partOf(part, 'title', 'question', plain),
      ),
      answers: answers.get(qid) ?? [],
    };
  };
  return new Map([...byGroup].map(([gid, found]) => [gid, found.map(question)]));
}

function partOf(rows: readonly Row[], code: string, text: string, plain: string): LimePart {
  return {
    code: first(rows, code),
    text: texts(rows, text, plain),
    scale: first(rows, 'scale_id') || '0',
    relevance: decodeReferences(first(rows, 'relevance')),
  };
}

function answersOf(tables: Tables, plain: string): ReadonlyMap<string, readonly LimePart[]> {
  const words = groupBy(tables('answer_l10ns'), 'aid');
  const one = (row: Row) => row['aid'] || `${row['qid']}/${row['scale_id'] ?? ''}/${row['code']}`;
  const rows = [...groupRows(tables('answers'), one)].map(([aid, own]) => [
    ...own,
    ...(words.get(aid) ?? []),
  ]);
  const byQuestion = groupRows(rows, (own) => first(own, 'qid'));
  const part = (own: readonly Row[]) => partOf(own, 'code', 'answer', plain);
  return new Map([...byQuestion].map(([qid, own]) => [qid, inOrder(own, 'sortorder').map(part)]));
}

function assessments(rows: readonly Row[]): (readonly [string, string])[] {
  const values = rows.map((row) => row['assessment_value'] ?? '').filter((value) => !/^0?$/.test(value));
  return values.length > 0 ? [['assessment_value', values.join(', ')]] : [];
}

function settingsOf(own: readonly Row[], attributes: readonly Row[]): (readonly [string, string])[] {
  const fields = ['help', 'mandatory', 'other', 'preg'].flatMap((name): (readonly [string, string])[] => {
    const value = first(own, name);
    return value && value !== 'N' ? [[name, value]] : [];
  });
  const rest = attributes.flatMap((row): (readonly [string, string])[] =>
    row['value'] ? [[row['attribute'] ?? 'attribute', row['value']]] : [],
  );
  return [...fields, ...rest];
}

function besideOf(tables: Tables, settings: readonly Row[], document: Record<string, unknown>) {
  const texts = ['surveyls_description', 'surveyls_welcometext', 'surveyls_endtext'].flatMap((name) =>
    settings
      .filter((row) => row[name])
      .map((row) => ({ where: 'survey', what: `${name} (${row['surveyls_language']})` })),
  );
  const known =
    /^(questions|subquestions|answers|groups|surveys_languagesettings|languages|\w+_l10ns|question_attributes|LimeSurveyDocType|DBVersion)$/;
  const others = Object.keys(document).filter((name) => !known.test(name));
  return [
    ...texts,
    ...others.map((name) => ({ where: name, what: `${Math.max(1, tables(name).length)} row(s) of ${name}` })),
  ];
}

const first = (rows: readonly Row[], name: string) => rows.find((row) => row[name])?.[name] ?? '';

function texts(rows: readonly Row[], name: string, plain: string, language = 'language'): Texts {
  const filled = rows.filter((row) => row[name]);
  return Object.fromEntries(filled.map((row) => [row[language] || plain, row[name] ?? '']));
}

function groupRows<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const list = found.get(key(row));
    if (list) list.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

const groupBy = (rows: readonly Row[], name: string) => groupRows(rows, (row) => row[name] ?? '');

const inOrder = (groups: readonly (readonly Row[])[], name: string) =>
  [...groups].sort((a, b) => Number(first(a, name) || 0) - Number(first(b, name) || 0));
