import type { OrganisationTree } from './tree.ts';
import { readTree } from './tree.ts';
import type { PublishedUnit, TreeNode, UnitId } from './types.ts';

/** Which whole blocks each unit shows for one scale, as a release keeps it. */
export type PublishedSets = readonly Pick<PublishedUnit, 'unit' | 'blocks'>[];

/** Where the answers of one unit are to be found: in its own figure, in that of a unit above it, or in none. */
export interface CountedAt {
  readonly unit: UnitId;
  readonly at: UnitId | null;
}

export interface CombinedView {
  readonly units: readonly CountedAt[];
  /** The lowest unit with a figure that all of these units are part of; null when there is none. */
  readonly together: UnitId | null;
}

/**
 * What someone who leads several small teams can look at: which figures there are, and who is in them.
 *
 * Makes no new group: "my three teams together" would be one more set to subtract. It points at figures that are
 * published anyway. A withheld unit points to the nearest unit above it that has a block of its own, whether nobody or
 * nearly k people answered there: the pointer follows from which figures exist, and says no more than they do.
 */
export function combinedView(
  nodes: readonly TreeNode[],
  published: PublishedSets,
  units: readonly UnitId[],
): CombinedView {
  const tree = readTree(nodes);
  const shown = new Set(published.map(({ unit }) => unit));
  const withBlock = unitsWithBlock(tree, published);
  const paths = units.map((unit) => pathUp(tree, unit));
  const common = (paths[0] ?? []).filter((unit) => paths.every((path) => path.includes(unit)));
  return {
    units: units.map((unit, at) => ({
      unit,
      at: shown.has(unit) ? unit : ((paths[at] ?? []).find((above) => withBlock.has(above)) ?? null),
    })),
    together: common.find((unit) => shown.has(unit)) ?? null,
  };
}

/** Units with a block of their own: one that no unit directly below them shows. */
function unitsWithBlock(tree: OrganisationTree, published: PublishedSets): ReadonlySet<UnitId> {
  const blocksOf = new Map(published.map(({ unit, blocks }) => [unit, blocks]));
  const hasOwn = ({ unit, blocks }: PublishedSets[number]): boolean => {
    const below = new Set((tree.childrenOf.get(unit) ?? []).flatMap((child) => blocksOf.get(child) ?? []));
    return blocks.some((block) => !below.has(block));
  };
  return new Set(published.filter(hasOwn).map(({ unit }) => unit));
}

function pathUp(tree: OrganisationTree, unit: UnitId): UnitId[] {
  if (!tree.parentOf.has(unit)) throw new Error(`Unit ${unit} is not in the tree`);
  const path: UnitId[] = [];
  for (let at: UnitId | null = unit; at !== null; at = tree.parentOf.get(at) ?? null) path.push(at);
  return path;
}
