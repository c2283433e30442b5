import { type Words } from '../questionnaire/definition.ts';
import type { QuestionnaireFile } from '../questionnaire/file-schema.ts';
import { type Bank, parseQuestionnaire, type Parsed, type Problem } from '../questionnaire/parse.ts';
import type { Draft, DraftAnswerSet, DraftCondition, DraftItem, Texts } from './draft.ts';
import { tooLong } from './lengths.ts';
import type { MappedItem, MappedScale, Mapping } from './mapping.ts';

interface Work {
  readonly draft: Draft;
  readonly mapping: Mapping;
  readonly items: ReadonlyMap<string, DraftItem>;
  readonly sets: ReadonlyMap<string, DraftAnswerSet>;
  /** Key in the draft → id in the questionnaire. */
  readonly ids: ReadonlyMap<string, string>;
  readonly say: (path: string, message: string) => void;
}

/**
 * A draft and what a person says about it, as a questionnaire file. Every item of the draft stands in one scale or is
 * left out by name; what does not fit is a problem with its path (in the mapping, or in the file that comes of it; the
 * places of scales and items are the same in both).
 */
export function assemble(draft: Draft, mapping: Mapping, bank: Bank): Parsed<QuestionnaireFile> {
  const problems: Problem[] = [];
  const work: Work = {
    draft,
    mapping,
    items: new Map(draft.items.map((item) => [item.key, item])),
    sets: new Map(draft.answerSets.map((set) => [set.key, set])),
    ids: new Map(
      mapping.scales.flatMap((scale) => scale.items.map((item, at) => [item.key, `${scale.id}.${at + 1}`])),
    ),
    say: (path, message) => void problems.push({ path, message }),
  };
  checkMapping(work, bank);
  if (problems.length > 0) return { ok: false, problems };
  const file = fileOf(work);
  if (problems.length > 0) return { ok: false, problems };
  problems.push(...tooLong(file));
  if (problems.length > 0) return { ok: false, problems };
  const parsed = parseQuestionnaire(file, bank);
  return parsed.ok ? { ok: true, value: file } : parsed;
}

function checkMapping({ draft, mapping, items, ids, say }: Work, bank: Bank): void {
  if (mapping.licence.trim() === '') say('licence', 'must say under which licence the items may be used');
  for (const language of ['nl', 'en'] as const)
    if (!draft.languages.includes(mapping.languages[language]))
      say(`languages.${language}`, `the draft has ${draft.languages.join(', ')}`);
  const taken = new Set(mapping.leaveOut ?? []);
  const open = new Set(draft.openQuestions.map((question) => question.key));
  (mapping.leaveOut ?? []).forEach((key, at) => {
    if (!items.has(key) && !open.has(key)) say(`leaveOut[${at}]`, `the draft has no "${key}"`);
  });
  const take = (key: string, path: string, known: boolean) => {
    if (!known) say(path, `the draft has no "${key}"`);
    else if (taken.has(key)) say(path, `"${key}" is placed twice or left out`);
    taken.add(key);
  };
  mapping.scales.forEach((scale, index) => {
    if (bank.scales[scale.id])
      say(`scales[${index}].id`, `"${scale.id}" is a shared scale; other items may not pass for it`);
    scale.items.forEach((item, at) =>
      take(item.key, `scales[${index}].items[${at}].key`, items.has(item.key)),
    );
  });
  (mapping.openQuestions ?? []).forEach(({ key }, at) =>
    take(key, `openQuestions[${at}].key`, open.has(key)),
  );
  for (const item of draft.items)
    if (!taken.has(item.key)) say('scales', `item "${item.key}" stands in no scale and is not left out`);
  for (const key of open)
    if (!taken.has(key)) say('openQuestions', `open question "${key}" is not asked and not left out`);
  for (const key of Object.keys(mapping.answerSets ?? {}))
    if (!draft.answerSets.some((set) => set.key === key))
      say(`answerSets.${key}`, 'the draft has no such answer set');
  checkTurned(draft, mapping, ids, say);
}

/** A condition "from this answer upwards" would turn into "up to this answer", which does not exist. */
function checkTurned(draft: Draft, mapping: Mapping, ids: Work['ids'], say: Work['say']): void {
  const leaned = new Set(
    draft.items
      .filter((item) => ids.has(item.key) && item.condition)
      .flatMap((item) => keysOf(item.condition!)),
  );
  for (const item of draft.items)
    if (leaned.has(item.key) && mapping.answerSets?.[item.answers]?.mostFirst)
      say(`answerSets.${item.answers}.mostFirst`, `a condition leans on the answers to "${item.key}"`);
}

function keysOf(condition: DraftCondition): readonly string[] {
  if ('item' in condition) return [condition.item];
  return ('any' in condition ? condition.any : condition.all).flatMap(keysOf);
}

function fileOf(work: Work): QuestionnaireFile {
  const { mapping } = work;
  const slugs = slugsOf(work);
  const scales = mapping.scales.map((scale, index) => scaleOf(scale, index, work, slugs));
  const open = (mapping.openQuestions ?? []).map((question, at) => {
    const source = work.draft.openQuestions.find((entry) => entry.key === question.key);
    const text = question.text ?? pick(source?.text ?? {}, `openQuestions[${at}].text`, work);
    return { id: `open.${at + 1}`, text, maxLength: question.maxLength };
  });
  return {
    id: mapping.id,
    kind: mapping.kind ?? 'questionnaire',
    version: mapping.version,
    licence: mapping.licence.trim(),
    provenance: mapping.provenance,
    title: mapping.title,
    purpose: mapping.purpose,
    ...(mapping.help ? { help: mapping.help } : {}),
    minimumGroup: mapping.minimumGroup,
    answerSets: Object.fromEntries([...slugs].map(([key, slug]) => [slug, setOf(key, work)])),
    sections: sectionsOf(work),
    scales,
    ...(open.length > 0 ? { openQuestions: open } : {}),
  } as QuestionnaireFile;
}

/** The name of the questionnaire is part of the slug: a set of a module may not replace one of its host. */
function slugsOf({ items, ids, mapping }: Work): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  for (const key of ids.keys()) {
    const set = items.get(key)?.answers;
    if (set === undefined || slugs.has(set)) continue;
    const number = String(slugs.size + 1);
    slugs.set(set, slug(`${mapping.id.slice(0, 18)}-${set.slice(0, 16)}-${number}`));
  }
  return slugs;
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function setOf(key: string, { sets, mapping, say }: Work) {
  const set = sets.get(key)!;
  const { scored = set.scored, mostFirst = false, texts } = mapping.answerSets?.[key] ?? {};
  const options = mostFirst ? [...set.options].reverse() : set.options;
  const path = `answerSets.${key}`;
  if (scored && options.length !== 5)
    say(`${path}.scored`, `a scored set has five answers, this one has ${options.length}`);
  if (texts && texts.length !== options.length) say(`${path}.texts`, `needs ${options.length} texts`);
  const languages = set.ownWords ? { nl: 'nl', en: 'en' } : mapping.languages;
  return {
    scored,
    options: options.map((option, at) => ({
      code: at + 1,
      text: texts?.[at] ?? pick(option.text, `${path}.options[${at}].text`, { mapping: { languages }, say }),
    })),
  };
}

function scaleOf(scale: MappedScale, index: number, work: Work, slugs: ReadonlyMap<string, string>) {
  const { items: mapped, stems, ...rest } = scale;
  const setsUsed = mapped.map((item) => slugs.get(work.items.get(item.key)!.answers)!);
  const count = (set: string) => setsUsed.filter((entry) => entry === set).length;
  const answers = [...setsUsed].sort((a, b) => count(b) - count(a))[0];
  return {
    ...rest,
    answers,
    items: mapped.map((item, at) => {
      const source = work.items.get(item.key)!;
      const path = `scales[${index}].items[${at}]`;
      const condition = source.condition
        ? conditionOf(source.condition, `${path}.condition`, work)
        : undefined;
      return {
        id: `${scale.id}.${at + 1}`,
        text: itemText(item, source, stems, path, work),
        ...(item.reversed === undefined ? {} : { reversed: item.reversed }),
        ...(setsUsed[at] === answers ? {} : { answers: setsUsed[at] }),
        ...(condition ? { condition } : {}),
      };
    }),
  };
}

function itemText(
  item: MappedItem,
  source: DraftItem,
  stems: MappedScale['stems'],
  path: string,
  work: Work,
): Words {
  if (item.text) return item.text;
  const text = pick(source.text, `${path}.text`, work);
  if (!source.stem) return text;
  if (stems === undefined) {
    const scale = path.slice(0, path.indexOf('.'));
    work.say(`${scale}.stems`, `"${item.key}" has a question above it: say whether it comes before the item`);
  }
  if (stems !== 'before') return text;
  const stem = pick(source.stem, `${path}.text`, work);
  const join = (language: 'nl' | 'en') =>
    `${stem[language].slice(0, 200).replace(/[\s:.…?]+$/, (end) => (end.includes('?') ? '?' : ':'))} ${text[language]}`;
  return { nl: join('nl'), en: join('en') };
}

/** The condition with the ids of the questionnaire. One that leans on an item left out is a problem, not forgotten. */
function conditionOf(condition: DraftCondition, path: string, work: Work): unknown {
  if ('item' in condition) {
    const id = work.ids.get(condition.item);
    if (!id) work.say(path, `leans on "${condition.item}", which is left out`);
    return { item: id ?? condition.item, atLeast: condition.atLeast };
  }
  const inner = (parts: readonly DraftCondition[]) => parts.map((part) => conditionOf(part, path, work));
  return 'any' in condition ? { any: inner(condition.any) } : { all: inner(condition.all) };
}

function sectionsOf(work: Work) {
  const { mapping, draft, items } = work;
  if (mapping.sections) return mapping.sections;
  const groupOf = (scale: MappedScale) => items.get(scale.items[0]?.key ?? '')?.group;
  return draft.groups.flatMap((group) => {
    const codes = mapping.scales.filter((scale) => groupOf(scale) === group.key).map((scale) => scale.code);
    if (codes.length === 0) return [];
    const path = `sections (group ${group.key})`;
    const title =
      Object.keys(group.title).length > 0 ? pick(group.title, `${path}.title`, work) : mapping.title;
    const intro = group.intro ? { intro: pick(group.intro, `${path}.intro`, work) } : {};
    return [{ id: slug(`group-${group.key}`).slice(0, 40), title, ...intro, scales: codes }];
  });
}

function pick(
  texts: Texts,
  path: string,
  { mapping, say }: { mapping: Pick<Mapping, 'languages'>; say: Work['say'] },
): Words {
  const read = (language: 'nl' | 'en') => {
    const text = texts[mapping.languages[language]];
    if (!text) say(`${path}.${language}`, `the draft has no text in "${mapping.languages[language]}"`);
    return text ?? '';
  };
  return { nl: read('nl'), en: read('en') };
}
