import { type AbsencePlan, blockOfUnit } from '../../privacy/absence-plan.ts';

export interface GroupKey {
  readonly dimension: string;
  readonly key: string;
}

export interface Groups {
  readonly keys: readonly GroupKey[];
  /** Positions in `keys` of an employee of this unit and profile; none for who is in no figure. */
  of(unitId: string, profile: readonly string[]): readonly number[];
  readonly narrow: ReadonlyMap<string, string>;
  readonly wide: ReadonlyMap<string, string>;
}

/** The groups whose sums will be kept: blocks of ten, blocks of fifty, categories of the whole organisation. */
export function groupsOf(plan: AbsencePlan, cuts: readonly string[]): Groups {
  const keys: GroupKey[] = [];
  const add = (dimension: string, key: string) => keys.push({ dimension, key }) - 1;
  const narrowAt = new Map(plan.narrow.blocks.map(({ unit }) => [unit, add('narrow', unit)]));
  const wideAt = new Map(plan.wide.blocks.map(({ unit }) => [unit, add('wide', unit)]));
  const categoryAt = plan.categories.map(({ cut, groups }) => ({
    position: cuts.indexOf(cut),
    groups: groups.map((group) => ({
      group,
      at: add(cut, group.filter((category) => category !== '').join(', ') || '?'),
    })),
  }));
  const narrow = blockOfUnit(plan.narrow);
  const wide = blockOfUnit(plan.wide);
  const cache = new Map<string, readonly number[]>();
  const find = (unitId: string, profile: readonly string[]): readonly number[] => {
    const own = narrowAt.get(narrow.get(unitId) ?? '');
    // Whoever is in no block is in no figure of the organisation either.
    if (own === undefined) return [];
    const large = wideAt.get(wide.get(unitId) ?? '');
    const categories = categoryAt.flatMap(({ position, groups }) =>
      groups.filter(({ group }) => group.includes(profile[position] ?? '')).map(({ at }) => at),
    );
    return [own, ...(large === undefined ? [] : [large]), ...categories];
  };
  return {
    keys,
    narrow,
    wide,
    of(unitId, profile) {
      const key = [unitId, ...profile].join('\u0000');
      const known = cache.get(key);
      if (known) return known;
      const found = find(unitId, profile);
      cache.set(key, found);
      return found;
    },
  };
}
