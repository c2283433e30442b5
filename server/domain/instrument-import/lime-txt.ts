import { parse } from 'csv-parse/sync';
import type { Imported } from './draft.ts';
import { draftFromLimeSurvey } from './lime-draft.ts';
import { LIMITS, Refusal } from './limits.ts';

type Row = Readonly<Record<string, string>>;
type Words = Record<string, string>;

interface Part {
  code: string;
  text: Words;
  scale: string;
  relevance: string;
}
interface Question {
  code: string;
  where: string;
  type: string;
  text: Words;
  relevance: string;
  settings: [string, string][];
  subquestions: Part[];
  answers: Part[];
}
interface Group {
  key: string;
  title: Words;
  description: Words;
  relevance: string;
  questions: Question[];
}

/** Reads LimeSurvey's tab separated survey structure (.txt): one row per group, question, subquestion and answer. */
export function importLimeSurveyTxt(text: string): Imported {
  try {
    const rows = readRows(text);
    return draftFromLimeSurvey(new Reader(rows).survey(), 'limesurvey-txt');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problem: { path: error.path, message: error.message } };
  }
}

function readRows(text: string): readonly Row[] {
  if (text.length > LIMITS.characters) throw new Refusal('', 'is larger than a survey structure can be');
  const head = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const columns = head
    .replace(/^\uFEFF/, '')
    .split('\t')
    .map((column) => column.replace(/^"|"$/g, ''));
  const missing = ['class', 'type/scale', 'name', 'text'].filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const message = `is not a tab separated survey structure: the first row has no column ${missing.join(', ')}`;
    throw new Refusal('', message);
  }
  const options = {
    bom: true,
    columns: true,
    delimiter: '\t',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LIMITS.cellCharacters * 5,
  };
  try {
    const rows = parse(text, options) as unknown as Row[];
    if (rows.length > LIMITS.rows) throw new Refusal('', `has more than ${LIMITS.rows} rows`);
    return rows;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('', 'cannot be read as tab separated text');
  }
}

const TAKEN = new Set(['id', 'related_id', 'class', 'type/scale', 'name', 'relevance', 'text', 'language']);
const HOLLOW = /^(N|0|)$/;

const extras = (row: Row): [string, string][] =>
  Object.entries(row).filter(([name, value]) => !TAKEN.has(name) && !HOLLOW.test(value));

/** The base language comes first with everything in it; the other languages repeat the same rows in the same order. */
class Reader {
  private readonly groups: Group[] = [];
  private readonly title: Words = {};
  private readonly languages: string[] = [];
  private readonly beside: { where: string; what: string }[] = [];
  private readonly placeOfGroup = new Map<string, number>();
  private group: Group | undefined;
  private question: Question | undefined;
  private technical = 0;
  private readonly rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    this.rows = rows;
  }

  survey() {
    const base = this.rows.find((row) => row['class'] === 'S' && row['name'] === 'language')?.['text'];
    this.rows.forEach((row, index) => this.take(row, row['language'] || base || 'default', index + 2));
    if (this.technical > 0)
      this.beside.push({
        where: 'S and SL rows',
        what: `${this.technical} technical settings of the survey`,
      });
    return { title: this.title, languages: this.languages, groups: this.groups, beside: this.beside };
  }

  private take(row: Row, language: string, number: number): void {
    const kind = row['class'] ?? '';
    if (/^(G|Q|SQ|A)$/.test(kind) && !this.languages.includes(language)) this.languages.push(language);
    if (/^(G|SQ|A)$/.test(kind))
      for (const [name, value] of extras(row))
        this.beside.push({ where: `row ${number}`, what: `${name}: ${value}` });
    if (kind === 'G') this.takeGroup(row, language);
    else if (kind === 'Q') this.takeQuestion(row, language, number);
    else if (kind === 'SQ') this.takePart(row, language, number, 'subquestions');
    else if (kind === 'A') this.takePart(row, language, number, 'answers');
    else if (kind === 'SL' && row['name'] === 'surveyls_title') this.title[language] = row['text'] ?? '';
    else if (!['S', 'SL'].includes(kind) || this.isText(row))
      this.beside.push({
        where: `row ${number}`,
        what: `${kind || 'row without a class'} ${row['name'] ?? ''}`.trim(),
      });
    else this.technical++;
  }

  /** Of the settings of the survey only what people read is worth a line. */
  private isText(row: Row): boolean {
    return /^surveyls_(description|welcometext|endtext|url)$/.test(row['name'] ?? '') && Boolean(row['text']);
  }

  private takeGroup(row: Row, language: string): void {
    const place = this.placeOfGroup.get(language) ?? 0;
    this.placeOfGroup.set(language, place + 1);
    const known = this.groups[place];
    this.question = undefined;
    this.group = known ?? {
      key: `G${place + 1}`,
      title: {},
      description: {},
      relevance: row['relevance'] ?? '',
      questions: [],
    };
    if (!known) this.groups.push(this.group);
    this.group.title[language] = row['name'] ?? '';
    if (row['text']) this.group.description[language] = row['text'];
  }

  private takeQuestion(row: Row, language: string, number: number): void {
    const code = row['name'] ?? '';
    if (!this.group) throw new Refusal(`row ${number}`, 'is a question before the first group');
    const known = this.group.questions.find(
      (question) => question.code === code && !(language in question.text),
    );
    this.question = known ?? {
      code,
      where: `row ${number} (${code})`,
      type: row['type/scale'] ?? '',
      text: {},
      relevance: row['relevance'] ?? '',
      settings: [],
      subquestions: [],
      answers: [],
    };
    if (this.group.questions.length > LIMITS.questions)
      throw new Refusal(`row ${number}`, `there are more than ${LIMITS.questions} questions`);
    if (!known) this.group.questions.push(this.question);
    const { settings } = this.question;
    const listed = settings.map(([name, value]) => `${name}: ${value}`);
    settings.push(...extras(row).filter(([name, value]) => !listed.includes(`${name}: ${value}`)));
    this.question.text[language] = row['text'] ?? '';
  }

  private takePart(row: Row, language: string, number: number, list: 'subquestions' | 'answers'): void {
    if (!this.question) throw new Refusal(`row ${number}`, 'belongs to a question, but none comes before it');
    const code = row['name'] ?? '';
    const scale = row['type/scale'] || '0';
    const known = this.question[list].find(
      (part) => part.code === code && part.scale === scale && !(language in part.text),
    );
    const relevance = list === 'subquestions' ? (row['relevance'] ?? '') : '';
    if (list === 'answers' && !HOLLOW.test(row['relevance'] ?? ''))
      this.beside.push({ where: `row ${number}`, what: `assessment value: ${row['relevance']}` });
    const part = known ?? { code, text: {}, scale, relevance };
    if (this.question[list].length > LIMITS.questions)
      throw new Refusal(`row ${number}`, `there are more than ${LIMITS.questions} ${list} of one question`);
    if (!known) this.question[list].push(part);
    part.text[language] = row['text'] ?? '';
  }
}
