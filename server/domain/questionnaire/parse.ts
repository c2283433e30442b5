import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { AnswerSet, BackgroundQuestion, Condition } from './definition.ts';
import {
  AnswerSetsFile,
  BackgroundFile,
  OwnScaleFile,
  QuestionnaireFile,
  type ScaleFile,
  SharedScalesFile,
  UsedScaleFile,
} from './file-schema.ts';

/** One thing that is wrong in a file: where (a path such as `scales[3].items[0].text.nl`) and what is expected there. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What questionnaires share: answer sets and scales. */
export interface Bank {
  readonly answerSets: Readonly<Record<string, AnswerSet>>;
  readonly scales: Readonly<Record<string, ScaleFile>>;
  readonly background: readonly BackgroundQuestion[];
}

export type FullScale = Omit<OwnScaleFile, 'condition'> & { readonly condition?: Condition };

/** A questionnaire with its shared scales filled in: all variants at once. */
export type Questionnaire = Omit<QuestionnaireFile, 'scales' | 'answerSets'> & {
  readonly scales: readonly FullScale[];
  readonly answerSets: Readonly<Record<string, AnswerSet>>;
  readonly background: readonly BackgroundQuestion[];
};

const checkQuestionnaire = Compile(QuestionnaireFile);
const checkAround = Compile(
  Type.Object(
    { ...QuestionnaireFile.properties, scales: Type.Array(Type.Object({})) },
    { additionalProperties: false },
  ),
);
const checkUsedScale = Compile(UsedScaleFile);
const checkOwnScale = Compile(OwnScaleFile);
const checkAnswerSets = Compile(AnswerSetsFile);
const checkShared = Compile(SharedScalesFile);
const checkBackground = Compile(BackgroundFile);

interface Checker<S extends TSchema> {
  Check(value: unknown): value is Static<S>;
  Errors(value: unknown): { instancePath: string; message: string; params?: object }[];
}

export function checkForm<S extends TSchema>(
  checker: Checker<S>,
  value: unknown,
  prefix = '',
): readonly Problem[] {
  if (checker.Check(value)) return [];
  return checker
    .Errors(value)
    .map((error) => ({ path: prefix + readablePath(error.instancePath), message: explain(error) }));
}

/** Each scale is held against the one form that it claims: a problem names its field, not the other form. */
function checkQuestionnaireForm(value: unknown): readonly Problem[] {
  if (checkQuestionnaire.Check(value)) return [];
  const around = checkForm(checkAround as never, value);
  if (around.length > 0) return around;
  return (value as { scales: object[] }).scales.flatMap((scale, index) =>
    checkForm(('use' in scale ? checkUsedScale : checkOwnScale) as never, scale).map(({ path, message }) => ({
      path: `scales[${index}]${path === '' ? '' : `.${path}`}`,
      message,
    })),
  );
}

function readablePath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

function explain(error: { message: string; params?: object }): string {
  const extra = (error.params as { additionalProperties?: string[] } | undefined)?.additionalProperties;
  return extra?.length ? `${error.message}: ${extra.join(', ')}` : error.message;
}

export function parseBank(files: {
  answerSets: unknown;
  shared: unknown;
  background: unknown;
}): Parsed<Bank> {
  const problems = [
    ...checkForm(checkAnswerSets as never, files.answerSets, 'answer-sets: '),
    ...checkForm(checkShared as never, files.shared, 'shared: '),
    ...checkForm(checkBackground as never, files.background, 'background: '),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const shared = (files.shared as Static<typeof SharedScalesFile>).scales;
  return {
    ok: true,
    value: {
      answerSets: files.answerSets as Bank['answerSets'],
      scales: Object.fromEntries(shared.map((scale) => [scale.id, scale])),
      background: (files.background as Static<typeof BackgroundFile>).questions,
    },
  };
}

/** Reads one questionnaire or module. All problems are reported at once; a file with any problem gives no questionnaire. */
export function parseQuestionnaire(value: unknown, bank: Bank): Parsed<Questionnaire> {
  const form = checkQuestionnaireForm(value);
  if (form.length > 0) return { ok: false, problems: form };
  const file = value as QuestionnaireFile;
  const answerSets = { ...bank.answerSets, ...file.answerSets };
  const problems: Problem[] = [];
  const scales = file.scales.flatMap((entry, index): FullScale[] => {
    if (!('use' in entry)) return [entry as FullScale];
    const shared = bank.scales[entry.use];
    if (!shared) {
      problems.push({ path: `scales[${index}].use`, message: `there is no shared scale "${entry.use}"` });
      return [];
    }
    const { use: _, ...place } = entry;
    return [{ ...shared, ...place } as FullScale];
  });
  problems.push(...checkSense(file, scales, answerSets));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...file, scales, answerSets, background: bank.background } };
}

function checkSense(
  file: QuestionnaireFile,
  scales: readonly FullScale[],
  answerSets: Readonly<Record<string, AnswerSet>>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (path: string, message: string) => void problems.push({ path, message });
  const placed = file.sections.flatMap((section) => section.scales);
  const codes = scales.map((scale) => scale.code);
  for (const code of new Set(placed.filter((entry, index) => placed.indexOf(entry) !== index))) {
    say('sections', `scale ${code} is asked twice`);
  }
  for (const code of placed.filter((entry) => !codes.includes(entry)))
    say('sections', `there is no scale ${code}`);
  for (const code of codes.filter((entry) => !placed.includes(entry)))
    say('sections', `scale ${code} stands in no section`);

  const order = placed.flatMap((code) =>
    scales.filter((scale) => scale.code === code).flatMap((scale) => scale.items.map((item) => item.id)),
  );
  const seen = new Set<string>();
  scales.forEach((scale, index) => {
    const path = `scales[${index}] (${scale.code})`;
    const { short, standard, long } = scale.counts;
    if (!(short <= standard && standard <= long))
      say(`${path}.counts`, 'short, standard and long may not decrease');
    if (long > scale.items.length)
      say(`${path}.counts.long`, `asks ${long} items, but there are ${scale.items.length}`);
    if ((scale.higherIs === 'neutral') !== (scale.favourable === undefined)) {
      say(`${path}.favourable`, 'is needed unless higherIs is neutral');
    }
    const sets = new Set(scale.items.map((item) => item.answers ?? scale.answers));
    for (const set of sets) if (!answerSets[set]) say(`${path}.answers`, `there is no answer set "${set}"`);
    if (scale.report === 'scale' && [...sets].some((set) => answerSets[set] && !answerSets[set].scored)) {
      say(`${path}.answers`, 'a scored scale needs a scored answer set');
    }
    if (scale.condition)
      checkCondition(scale.condition, order, scale.items[0]?.id ?? '', `${path}.condition`, say);
    scale.items.forEach((item, position) => {
      const itemPath = `${path}.items[${position}]`;
      if (seen.has(item.id)) say(`${itemPath}.id`, `"${item.id}" is used twice`);
      seen.add(item.id);
      if (item.condition)
        checkCondition(item.condition as Condition, order, item.id, `${itemPath}.condition`, say);
    });
  });
  return problems;
}

/** A condition looks back only: the answer it depends on has been given before. */
function checkCondition(
  condition: Condition,
  order: readonly string[],
  before: string,
  path: string,
  say: (path: string, message: string) => void,
): void {
  if ('item' in condition) {
    const at = order.indexOf(condition.item);
    if (at < 0) say(path, `there is no item "${condition.item}"`);
    else if (at >= order.indexOf(before)) say(path, `item "${condition.item}" is not asked before it`);
    return;
  }
  for (const part of 'any' in condition ? condition.any : condition.all)
    checkCondition(part, order, before, path, say);
}
