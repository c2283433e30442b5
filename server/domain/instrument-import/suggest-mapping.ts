import type { Words } from '../questionnaire/definition.ts';
import type { Draft, DraftItem, Texts } from './draft.ts';
import type { MappedScale, Mapping } from './mapping.ts';

/** What a person still has to say is left open: licence, what a scale measures, and what a high score means. */
export type SuggestedScale = Omit<MappedScale, 'higherIs'> & {
  readonly higherIs: MappedScale['higherIs'] | '';
};
export type SuggestedMapping = Omit<Mapping, 'scales'> & { readonly scales: readonly SuggestedScale[] };

const MOST_ITEMS_PER_SCALE = 30;
const MOST_OPEN_QUESTIONS = 4;
const MORE_FAVOURABLE: Words = { nl: 'gunstiger', en: 'more favourable' };

/**
 * A first mapping of a draft: items of one group with the same answers stand together. Nothing is decided that only a
 * person can know: a scored scale has no direction yet and the licence is empty, so the mapping cannot be finished as
 * it is.
 */
export function suggestMapping(draft: Draft): SuggestedMapping {
  const languages = { nl: languageFor(draft, 'nl'), en: languageFor(draft, 'en') };
  const title = shortened(wordsOf(draft.title, languages), 45);
  const id = slug(title.en || title.nl) || 'own-instrument';
  const open = draft.openQuestions.slice(0, MOST_OPEN_QUESTIONS);
  return {
    id,
    kind: 'questionnaire',
    version: '1.0.0',
    licence: '',
    provenance: { nl: '', en: '' },
    title,
    purpose: { nl: '', en: '' },
    minimumGroup: 5,
    languages,
    scales: bundles(draft).map((items, index) => scaleOf(items, index, { draft, id, languages })),
    openQuestions: open.map(({ key }) => ({ key, maxLength: 800 })),
    leaveOut: draft.openQuestions.slice(MOST_OPEN_QUESTIONS).map(({ key }) => key),
  };
}

function bundles(draft: Draft): readonly (readonly DraftItem[])[] {
  const bundled = new Map<string, DraftItem[]>();
  for (const item of draft.items) {
    const key = `${item.group} ${item.answers}`;
    bundled.set(key, [...(bundled.get(key) ?? []), item]);
  }
  return [...bundled.values()].flatMap((items) =>
    Array.from({ length: Math.ceil(items.length / MOST_ITEMS_PER_SCALE) }, (_, part) =>
      items.slice(part * MOST_ITEMS_PER_SCALE, (part + 1) * MOST_ITEMS_PER_SCALE),
    ),
  );
}

interface Context {
  readonly draft: Draft;
  readonly id: string;
  readonly languages: Words;
}

function scaleOf(
  items: readonly DraftItem[],
  index: number,
  { draft, id, languages }: Context,
): SuggestedScale {
  const [first] = items;
  const group = draft.groups.find((entry) => entry.key === first?.group);
  const scored = draft.answerSets.find((set) => set.key === first?.answers)?.scored ?? false;
  const count = items.length;
  return {
    id: `${id.slice(0, 30)}-${index + 1}`,
    code: `X${String(index + 1).padStart(2, '0')}`,
    title: shortened(wordsOf(group?.title ?? {}, languages), 45),
    measures: { nl: '', en: '' },
    higherIs: scored ? '' : 'neutral',
    ...(scored ? { favourable: MORE_FAVOURABLE } : {}),
    report: scored ? 'scale' : 'items',
    basis: [`${draft.source}: ${shortened(wordsOf(draft.title, languages), 45).en || id}`],
    field4A: 'content',
    psa: 'none',
    counts: { short: count, standard: count, long: count },
    ...(items.some((item) => item.stem) ? { stems: 'before' as const } : {}),
    items: items.map((item) => ({ key: item.key })),
  };
}

function languageFor({ languages }: Draft, wanted: 'nl' | 'en'): string {
  const found = languages.find((language) => language.toLowerCase().startsWith(wanted));
  return found ?? languages[0] ?? 'default';
}

function wordsOf(texts: Texts, languages: Words): Words {
  const any = Object.values(texts)[0] ?? '';
  return { nl: texts[languages.nl] ?? any, en: texts[languages.en] ?? any };
}

function shortened({ nl, en }: Words, length: number): Words {
  const cut = (text: string) => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);
  return { nl: cut(nl), en: cut(en) };
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 36)
    .replace(/^-|-$/g, '');
}
