import { type Item, type Variant, VARIANTS, type Words } from './definition.ts';
import type { Questionnaire } from './parse.ts';
import { isSameItem, sameScales } from './same-items.ts';
import { saysTheSame } from './same-meaning.ts';
import { selectVariant } from './variant.ts';

export interface ItemChange {
  readonly item: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: Words | null;
  readonly after: Words | null;
}

export interface ScaleChange {
  readonly scale: string;
  readonly title: Words;
  readonly change: 'added' | 'removed' | 'changed';
  readonly items: readonly ItemChange[];
  /** Variants in which the scale still asks exactly the same, or nothing: there no trend is broken. */
  readonly trendIn: readonly Variant[];
}

export interface VersionComparison {
  /** Texts of the questionnaire itself that differ. */
  readonly texts: readonly ('title' | 'purpose' | 'help')[];
  readonly scales: readonly ScaleChange[];
  readonly sameScales: number;
}

/** What changed between two versions of one questionnaire, and for which scales the trend ends. */
export function compareVersions(before: Questionnaire, after: Questionnaire): VersionComparison {
  const trend = new Map(
    VARIANTS.map((variant) => [
      variant,
      sameScales(selectVariant(after, variant), selectVariant(before, variant)),
    ]),
  );
  const earlier = new Map(before.scales.map((scale) => [scale.id, scale]));
  const later = new Map(after.scales.map((scale) => [scale.id, scale]));
  const scales = [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id): ScaleChange[] => {
    const [old, now] = [earlier.get(id), later.get(id)];
    const items = itemChanges(itemsOf(before, id), itemsOf(after, id), before, after);
    const change = !old ? 'added' : !now ? 'removed' : 'changed';
    const trendIn = VARIANTS.filter(
      (variant) =>
        old &&
        now &&
        (trend.get(variant)?.has(id) || (old.counts[variant] === 0 && now.counts[variant] === 0)),
    );
    const same = old && now && saysTheSame(about(old), about(now));
    if (same && items.length === 0) return [];
    return [{ scale: id, title: (now ?? old)!.title, change, items, trendIn }];
  });
  return {
    texts: (['title', 'purpose', 'help'] as const).filter((key) => !saysTheSame(before[key], after[key])),
    scales,
    sameScales: after.scales.length - scales.filter((scale) => scale.change !== 'removed').length,
  };
}

function about({
  title,
  measures,
  higherIs,
  favourable,
  report,
  counts,
  minimumGroup,
}: Questionnaire['scales'][number]) {
  return { title, measures, higherIs, favourable, report, counts, minimumGroup };
}

function itemsOf(questionnaire: Questionnaire, id: string): readonly Item[] {
  const scale = questionnaire.scales.find((entry) => entry.id === id);
  return (scale?.items ?? []).map(
    (item) =>
      ({
        ...item,
        reversed: item.reversed ?? false,
        answers: item.answers ?? scale?.answers ?? '',
      }) as Item,
  );
}

function itemChanges(
  before: readonly Item[],
  after: readonly Item[],
  { answerSets: oldSets }: Questionnaire,
  { answerSets: newSets }: Questionnaire,
): readonly ItemChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  const later = new Set(after.map((item) => item.id));
  return [
    ...after.flatMap((item): ItemChange[] => {
      const old = earlier.get(item.id);
      if (!old) return [{ item: item.id, change: 'added', before: null, after: item.text }];
      if (isSameItem(old, oldSets, item, newSets)) return [];
      return [{ item: item.id, change: 'changed', before: old.text, after: item.text }];
    }),
    ...before
      .filter((item) => !later.has(item.id))
      .map((item) => ({ item: item.id, change: 'removed' as const, before: item.text, after: null })),
  ];
}
