import { answerSet, MOST_ANSWERS, numberSet } from './answer-set.ts';
import { DraftWriter } from './draft-writer.ts';
import type { DraftAnswerSet, Imported, Texts } from './draft.ts';
import { Refusal } from './limits.ts';
import { languageCode, type Line, readSheet, type Rows, type Sheet, textsOf } from './sheet.ts';

/** The sheets of an XLSForm workbook as rows of cells. */
export interface XlsFormSheets {
  readonly survey: Rows;
  readonly choices?: Rows;
  readonly settings?: Rows;
}

interface Open {
  readonly kind: 'group' | 'repeat';
  readonly name: string;
  readonly relevance: readonly string[];
}

interface Context {
  readonly writer: DraftWriter;
  readonly lists: ReadonlyMap<string, readonly Line[]>;
  readonly language: string;
  readonly open: Open[];
}

const READ = new Set(['type', 'name', 'label', 'relevant', 'constraint', 'parameters']);
const WHY: Readonly<Record<string, string>> = {
  required: 'every item may be skipped',
  hint: 'items carry no hint',
  guidance_hint: 'items carry no hint',
  constraint: 'answers are limited by their answer set',
  constraint_message: 'answers are limited by their answer set',
  appearance: 'the answer page decides how items look',
  calculation: 'nothing is calculated while people answer',
  default: 'nothing is filled in beforehand',
  read_only: 'every item can be answered',
  choice_filter: 'every answer of a set is always offered',
  parameters: 'answers stand in a fixed order',
};

/** Reads an XLSForm (xlsform.org), as used by ODK, KoboToolbox, SurveyCTO and others. */
export function importXlsForm(sheets: XlsFormSheets): Imported {
  try {
    return read(sheets);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problem: { path: error.path, message: error.message } };
  }
}

function read(sheets: XlsFormSheets): Imported {
  const survey = readSheet('survey', sheets.survey);
  if (!survey.columns.includes('type') || !survey.columns.includes('name'))
    throw new Refusal('survey', 'is not an XLSForm: the sheet "survey" needs the columns "type" and "name"');
  const writer = new DraftWriter();
  const settings = readSheet('settings', sheets.settings ?? []).lines[0];
  const language = languageCode(settings?.cells.get('default_language') ?? 'default');
  const choices = readSheet('choices', sheets.choices ?? []);
  const context: Context = { writer, lists: lists(choices), language, open: [] };
  for (const [column, text] of settings?.cells ?? [])
    if (!/^(form_title|default_language)/.test(column))
      writer.miss('settings', `${column}: ${text}`, 'the mapping names and versions the questionnaire');
  reportColumns(writer, choices);
  for (const line of survey.lines) readLine(line, context);
  const types = survey.lines.map((line) => ` ${line.cells.get('type') ?? ''} `);
  for (const list of context.lists.keys())
    if (!types.some((type) => type.includes(` ${list} `)))
      writer.miss('choices', `list ${list}`, 'no question uses it');
  for (const line of choices.lines)
    if (!line.cells.has('list_name'))
      writer.miss(`choices row ${line.number}`, 'answer', 'belongs to no list');
  const left = context.open.at(-1);
  if (left) throw new Refusal('survey', `${left.kind} "${left.name}" is begun but not ended`);
  const title = settings ? textsOf(settings, 'form_title', language) : {};
  return writer.finish('xlsform', title, languagesOf(survey, language));
}

function languagesOf(survey: Sheet, plain: string): string[] {
  const found = survey.columns.flatMap((column) =>
    column === 'label' ? [plain] : column.startsWith('label::') ? [column.slice(7)] : [],
  );
  return [...new Set(found)];
}

function reportColumns(writer: DraftWriter, choices: Sheet): void {
  for (const column of new Set(choices.columns))
    if (!/^(list_name|name|value|label(::.*)?)$/.test(column))
      writer.miss('choices', `column ${column}`, 'an answer has a code and a text only');
}

function lists(choices: Sheet): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of choices.lines) {
    const list = line.cells.get('list_name');
    if (list) found.set(list, [...(found.get(list) ?? []), line]);
  }
  return found;
}

function readLine(line: Line, context: Context): void {
  const type = (line.cells.get('type') ?? '').replace(/\s+/g, ' ');
  const name = line.cells.get('name') ?? '';
  const where = `survey row ${line.number}${name ? ` (${name})` : ''}`;
  const edge = /^(begin|end)[ _](group|repeat)\b/.exec(type);
  if (edge)
    return void (edge[1] === 'begin' ? begin(line, where, edge[2], context) : end(where, edge[2], context));
  const used = readQuestion({ line, type, name, where }, context);
  reportCells(line, where, used, context.writer);
}

function begin(
  line: Line,
  where: string,
  kind: string | undefined,
  { writer, open, language }: Context,
): void {
  const name = line.cells.get('name') ?? where;
  const relevant = line.cells.get('relevant');
  const around = open.at(-1)?.relevance ?? [];
  open.push({ kind: kind as Open['kind'], name, relevance: relevant ? [...around, relevant] : around });
  writer.group(name, textsOf(line, 'label', language));
  if (open.length > 1) writer.miss(where, 'group within a group', 'groups stand side by side');
  if (kind === 'repeat') writer.miss(where, 'repetition', 'everyone is asked the items once');
  reportCells(line, where, new Set(), writer);
}

function end(where: string, kind: string | undefined, { open }: Context): void {
  if (open.pop()?.kind !== kind) throw new Refusal(where, `ends a ${kind} that was not begun`);
}

interface Question {
  readonly line: Line;
  readonly type: string;
  readonly name: string;
  readonly where: string;
}

/** Takes one question over; gives the columns it used beyond the ordinary ones. */
function readQuestion({ line, type, name, where }: Question, context: Context): ReadonlySet<string> {
  const { writer, language, open } = context;
  const text = textsOf(line, 'label', language);
  const relevant = line.cells.get('relevant');
  const relevance = [...(open.at(-1)?.relevance ?? []), ...(relevant ? [relevant] : [])];
  const [kind = '', list = '', ...more] = type.replace(/^select (one|multiple)/, 'select_$1').split(' ');
  const group = open.at(-1)?.name ?? 'ungrouped';
  const question = { key: name, where, group, text, relevance };
  if (kind === 'note') {
    note(question, writer);
    return new Set();
  }
  if (!name) {
    writer.miss(where, type || 'row without a type', 'has no name');
    return new Set();
  }
  if (open.length === 0 && /^(select_|integer|range)/.test(kind)) writer.group('ungrouped', {});
  if (kind === 'text') {
    writer.openQuestion({ key: name, where, text }, relevance);
    return new Set();
  }
  if (kind === 'integer' || kind === 'range') return number(kind, question, line, writer);
  if (kind !== 'select_one' && kind !== 'select_multiple') {
    writer.leave(name, where, type || 'row without a type', WHY[kind] ?? otherType(kind));
    return kind === 'calculate' ? new Set(['calculation']) : new Set();
  }
  if (more.length > 0)
    writer.miss(where, more.join(' '), 'there is no free answer beside the answers of a set');
  const options = (context.lists.get(list) ?? []).map((choice) => ({
    source: choice.cells.get('name') ?? choice.cells.get('value') ?? '',
    text: textsOf(choice, 'label', language),
  }));
  if (options.length === 0)
    writer.leave(name, where, type, `there is no choice list "${list}" in the workbook`);
  else if (kind === 'select_multiple') writer.choices(question, options);
  else if (options.length < 2 || options.length > MOST_ANSWERS)
    writer.leave(name, where, type, `has ${options.length} answers; an answer set has 2 to ${MOST_ANSWERS}`);
  else writer.item({ ...question, answers: answerSet(list, options) });
  return new Set();
}

const otherType = (kind: string) =>
  kind === 'calculate'
    ? 'nothing is calculated while people answer'
    : 'there is no question of this type; nothing but the answers is recorded';

function note(
  question: { where: string; group: string; text: Texts; relevance: readonly string[] },
  writer: DraftWriter,
): void {
  if (question.relevance.length > 0)
    writer.miss(question.where, 'note with a condition', 'an introduction is shown to everyone');
  else writer.introduce(question.where, question.group, question.text);
}

/** A whole number becomes a row of answers when its bounds leave 2 to 9 of them. */
function number(
  kind: 'integer' | 'range',
  question: { key: string; where: string; group: string; text: Texts; relevance: readonly string[] },
  line: Line,
  writer: DraftWriter,
): ReadonlySet<string> {
  const column = kind === 'range' ? 'parameters' : 'constraint';
  const set =
    kind === 'range' ? rangeSet(line.cells.get(column) ?? '') : boundedSet(line.cells.get(column) ?? '');
  if (!set) {
    const reason = `a number becomes an item only when its bounds leave 2 to ${MOST_ANSWERS} answers`;
    writer.leave(question.key, question.where, kind, reason);
    return new Set();
  }
  writer.item({ ...question, answers: set });
  return new Set([column]);
}

function rangeSet(parameters: string): DraftAnswerSet | null {
  const read = (name: string, otherwise: number) => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`).exec(parameters)?.[1];
    return found === undefined ? otherwise : Number(found);
  };
  return small(read('start', 0), read('end', 10), read('step', 1));
}

function boundedSet(constraint: string): DraftAnswerSet | null {
  const match = /^\s*\.\s*(>=?)\s*(-?\d+)\s+and\s+\.\s*(<=?)\s*(-?\d+)\s*$/.exec(constraint);
  if (!match) return null;
  const from = Number(match[2]) + (match[1] === '>' ? 1 : 0);
  return small(from, Number(match[4]) - (match[3] === '<' ? 1 : 0), 1);
}

function small(from: number, to: number, step: number): DraftAnswerSet | null {
  const count = step > 0 ? Math.floor((to - from) / step + 1e-9) + 1 : 0;
  return count >= 2 && count <= MOST_ANSWERS ? numberSet(from, to, step) : null;
}

function reportCells(line: Line, where: string, used: ReadonlySet<string>, writer: DraftWriter): void {
  for (const [column, text] of line.cells) {
    const base = column.split('::')[0] ?? column;
    const spare = base === 'constraint' || base === 'parameters' ? !used.has(base) : !READ.has(base);
    if (!spare || used.has(base) || /^(no|false)(\(\))?$/i.test(text)) continue;
    writer.miss(where, `${column}: ${text}`, WHY[base] ?? 'the column has no counterpart');
  }
}
