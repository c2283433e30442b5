import { combinedView, type PublishedSets } from '../../privacy/combined-view.ts';
import type { TreeNode } from '../../privacy/types.ts';

export interface Whereabouts {
  readonly unit: string;
  /** Scales with a figure of the unit's own. */
  readonly shown: number;
  /** Where the answers count that have no figure here. */
  readonly countedAt: string | null;
}

/**
 * Per unit, over all scales of a campaign: how many have a figure of the unit's own, and where the rest is counted.
 *
 * Scales may differ, because people who skip a question are left out of its scale. The pointer is the unit that most of
 * the withheld scales point to; where two tie, the lower one.
 */
export function countWhere(
  tree: readonly TreeNode[],
  plans: readonly PublishedSets[],
  units: readonly string[],
): readonly Whereabouts[] {
  const views = plans.map((published) => combinedView(tree, published, units).units);
  return units.map((unit, index) => {
    const places = views.map((view) => view[index]?.at ?? null);
    return {
      unit,
      shown: places.filter((place) => place === unit).length,
      countedAt: mostFrequent(places.filter((place): place is string => place !== null && place !== unit)),
    };
  });
}

/** The lowest unit with a figure on any scale that all of these units are part of. */
export function togetherAt(
  tree: readonly TreeNode[],
  plans: readonly PublishedSets[],
  units: readonly string[],
): string | null {
  return mostFrequent(plans.flatMap((published) => combinedView(tree, published, units).together ?? []));
}

function mostFrequent(names: readonly string[]): string | null {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
