import type { RollUp } from './blocks.ts';
import type { Dummies } from './certificate.ts';
import { certify } from './certificate.ts';
import type { Grouping } from './coarsening.ts';
import { mergeGroup } from './coarsening.ts';
import type { BlockKinds } from './region.ts';
import { blockKinds, groupSizes } from './region.ts';
import type { OrganisationTree } from './tree.ts';
import { byId } from './tree.ts';
import type { Block, BlockId, Certificate, CutTable, PublishedUnit, Rules, UnitId } from './types.ts';

export interface CutPlan {
  readonly cutTables: readonly CutTable[];
  readonly certificate: readonly Certificate[];
}

/** A unit with cut tables. Its region is its own blocks without those of the cut units below it. */
interface CutUnit {
  readonly region: readonly BlockKinds[];
  readonly sets: Certificate['sets'];
}

export function dummiesOf(groupings: readonly Grouping[]): Dummies {
  return { cutOf: groupings.flatMap(({ groups }, c) => groups.map(() => c)) };
}

/**
 * The finest grouping under which the whole organisation passes as one region: on failure the rarest group that fails
 * is merged into its neighbour, or its cut is dropped. A coarser grouping never fails where a finer one passed.
 */
export function coarsen(
  blocks: readonly Block[],
  start: readonly Grouping[],
  k: number,
): readonly Grouping[] {
  let groupings = start;
  for (;;) {
    const dummies = dummiesOf(groupings);
    const region = blockKinds(blocks, groupings);
    const certified = certify(region, dummies, k);
    if (certified.ok) return groupings;
    const { position } = certified;
    const cut = dummies.cutOf[position] ?? 0;
    const offset = dummies.cutOf.indexOf(cut);
    const sizes = groupSizes(region, dummies.cutOf.length).slice(offset);
    groupings = groupings.map((each, c) => (c === cut ? mergeGroup(each, position - offset, sizes) : each));
  }
}

/**
 * Which units show cut tables: whole tables, only where they isolate nobody.
 *
 * The root comes first; then deeper units with at least `cutMin` answers, top-down, larger before smaller. A unit is
 * kept only when its own region and what remains of the region above it both pass. Looks at numbers of people only.
 */
export function planCuts(
  tree: OrganisationTree,
  { blocks, published }: RollUp,
  groupings: readonly Grouping[],
  rules: Rules,
): CutPlan {
  const dummies = dummiesOf(groupings);
  const described = new Map(blockKinds(blocks, groupings).map((each) => [each.block.id, each]));
  const kept = new Map<UnitId, CutUnit>();
  for (const unit of candidates(tree, published, rules.cutMin)) {
    if (tablesAt(unit, groupings, described).length === 0) continue;
    const own = kindsOf(unit.blocks, described);
    const above = nearestKept(tree, kept, unit.unit);
    if (above === null && unit.unit !== tree.root) continue;
    const region = certify(own, dummies, rules.k);
    if (!region.ok) continue;
    if (above !== null) {
      const taken = new Set(unit.blocks);
      const rest = (kept.get(above)?.region ?? []).filter(({ block }) => !taken.has(block.id));
      const left = certify(rest, dummies, rules.k);
      if (!left.ok) continue;
      kept.set(above, { region: rest, sets: left.sets });
    }
    kept.set(unit.unit, { region: own, sets: region.sets });
  }
  return {
    cutTables: published
      .filter(({ unit }) => kept.has(unit))
      .flatMap((unit) => tablesAt(unit, groupings, described)),
    certificate: [...kept].map(([unit, { sets }]) => ({ unit, sets })).sort((a, b) => byId(a.unit, b.unit)),
  };
}

/** Published units with enough answers: the root, then level by level, larger before smaller. */
function candidates(
  tree: OrganisationTree,
  published: readonly PublishedUnit[],
  cutMin: number,
): PublishedUnit[] {
  const depth = new Map<UnitId, number>();
  for (const unit of [...tree.bottomUp].reverse()) {
    const parent = tree.parentOf.get(unit) ?? null;
    depth.set(unit, parent === null ? 0 : (depth.get(parent) ?? 0) + 1);
  }
  const level = (unit: PublishedUnit): number => depth.get(unit.unit) ?? 0;
  return published
    .filter((unit) => unit.counted >= cutMin)
    .sort((a, b) => level(a) - level(b) || b.counted - a.counted || byId(a.unit, b.unit));
}

/** The tables of a unit. A cut with a group that nobody chose there is left out: the empty group would say so. */
function tablesAt(
  { unit, blocks }: PublishedUnit,
  groupings: readonly Grouping[],
  described: ReadonlyMap<BlockId, BlockKinds>,
): CutTable[] {
  const { cutOf } = dummiesOf(groupings);
  const sizes = groupSizes(kindsOf(blocks, described), cutOf.length);
  return groupings
    .filter(({ groups }, c) => groups.length > 1 && cutOf.every((cut, d) => cut !== c || (sizes[d] ?? 0) > 0))
    .map(({ cut, groups }) => ({ unit, cut, groups, blocks }));
}

function nearestKept(
  tree: OrganisationTree,
  kept: ReadonlyMap<UnitId, unknown>,
  unit: UnitId,
): UnitId | null {
  let above = tree.parentOf.get(unit) ?? null;
  while (above !== null && !kept.has(above)) above = tree.parentOf.get(above) ?? null;
  return above;
}

function kindsOf(ids: readonly BlockId[], described: ReadonlyMap<BlockId, BlockKinds>): BlockKinds[] {
  return ids.flatMap((id) => described.get(id) ?? []);
}
