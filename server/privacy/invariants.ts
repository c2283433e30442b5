import type { Measure } from './measure.ts';
import { total } from './thirds.ts';
import type { BlockId, Plan, TreeNode, UnitId } from './types.ts';

/**
 * What a plan breaks, in words; null when it may be published (cut tables apart, see verify-certificate.ts).
 *
 * Checked before every release, by code that shares nothing with the planner: blocks of at least k people, nobody in
 * two blocks, people counted at or below the unit of their block, every unit publishing exactly the whole blocks at or
 * below it, and tables over exactly the blocks of their unit.
 */
export function brokenInvariant(tree: readonly TreeNode[], plan: Plan): string | null {
  const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const blocks = new Map(plan.blocks.map((block) => [block.id, block]));
  const blockOfUnit = new Map<UnitId, BlockId>();
  const inside = new Map<UnitId, BlockId[]>();
  for (const { id, unit, parts, n } of blocks.values()) {
    if (total(parts.map((part) => part.n)) !== n || n < plan.k)
      return `block ${id} holds fewer than ${plan.k} people`;
    for (const part of parts) {
      if ((blockOfUnit.get(part.unit) ?? id) !== id) return `people of unit ${part.unit} stand in two blocks`;
      blockOfUnit.set(part.unit, id);
      if (!upwards(parentOf, part.unit).includes(unit))
        return `block ${id} counts people from outside its unit`;
    }
    for (const above of upwards(parentOf, unit)) {
      const ids = inside.get(above);
      if (ids) ids.push(id);
      else inside.set(above, [id]);
    }
  }
  if (blocks.size !== plan.blocks.length) return 'two blocks have one name';
  const published = new Map(plan.published.map((each) => [each.unit, each]));
  if (published.size !== plan.published.length) return 'a unit is published twice';
  for (const { unit, blocks: ids, counted } of plan.published) {
    if (!sameSet(ids, inside.get(unit) ?? []))
      return `unit ${unit} publishes something else than its whole blocks`;
    if (counted !== total(ids.map((id) => blocks.get(id)?.n ?? 0))) return `unit ${unit} counts other people`;
  }
  for (const { unit, cut, blocks: ids } of plan.cutTables) {
    if (!sameSet(ids, published.get(unit)?.blocks ?? []))
      return `cut ${cut} of unit ${unit} covers other blocks`;
  }
  return null;
}

/** What is wrong with the sums of a measure, in words: they must be of exactly the people in the plan's blocks. */
export function brokenSums({ plan, items, sums }: Measure): string | null {
  for (const { id, n } of plan.blocks) {
    const own = sums.get(id);
    if (!own) return `block ${id} has no sums`;
    if (own.itemHistograms.length !== items.length) return `block ${id} has sums of other items`;
    if (total(own.scoreHistogram) > n) return `block ${id} has more scores than people`;
    if (own.itemHistograms.some((histogram) => total(histogram) !== n))
      return `block ${id} sums other people`;
  }
  return sums.size === plan.blocks.length ? null : 'there are sums of people who stand in no block';
}

function upwards(parentOf: ReadonlyMap<UnitId, UnitId | null>, unit: UnitId): UnitId[] {
  const path: UnitId[] = [];
  for (let at: UnitId | null = unit; at !== null; at = parentOf.get(at) ?? null) path.push(at);
  return path;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set(a);
  return all.size === a.length && a.length === b.length && a.length > 0 && b.every((each) => all.has(each));
}
