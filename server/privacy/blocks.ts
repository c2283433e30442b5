import { partsByUnit, peopleIn, sortedParts } from './leaf-counts.ts';
import type { OrganisationTree } from './tree.ts';
import { byId } from './tree.ts';
import type { Block, BlockId, LeafCount, PublishedUnit, UnitId } from './types.ts';

export interface RollUp {
  readonly blocks: readonly Block[];
  readonly published: readonly PublishedUnit[];
  readonly unreported: number;
}

/** What a unit hands to its parent. */
interface Carried {
  readonly blocks: readonly BlockId[];
  readonly residual: readonly LeafCount[];
  readonly counted: number;
}

/**
 * Blocks with roll-up: every answer counts at the lowest unit where it stands in a group of at least k.
 *
 * **Formula**, bottom-up over units t:
 *   r(t) = direct answers(t) + residuals of the children
 *   |r(t)| >= k: r(t) becomes the block of t and its residual is empty; otherwise r(t) is the residual
 *   S(t) = all blocks at or below t; t is published when S(t) is not empty
 * **Why it is safe**: every published set is a union of disjoint blocks of at least k people, so any linear
 * combination of published sums is constant on each block, and the people it depends on are a union of blocks.
 * What is left at the root (fewer than k) is in no figure. A unit is withheld exactly when fewer than k answered at
 * or below it, so raising k never brings a withheld unit back.
 * **Defined for** any tree and any counts, none included. Looks at numbers of people only, never at answers.
 * Time O(units x k); the order of people and of siblings plays no part.
 */
export function rollUp(tree: OrganisationTree, counts: readonly LeafCount[], k: number): RollUp {
  if (!Number.isInteger(k) || k < 1) throw new Error(`k is a whole number of people, not ${k}`);
  const direct = partsByUnit(tree.parentOf, counts);
  const carried = new Map<UnitId, Carried>();
  const blocks: Block[] = [];
  const published: PublishedUnit[] = [];

  for (const unit of tree.bottomUp) {
    const children = (tree.childrenOf.get(unit) ?? []).map((id) => ({ id, ...at(carried, id) }));
    const rest = [...(direct.get(unit) ?? []), ...children.flatMap((child) => child.residual)];
    const n = peopleIn(rest);
    const block = n >= k ? { id: blockId(unit), unit, parts: sortedParts(rest), n } : null;
    if (block) blocks.push(block);
    const own: Carried = {
      blocks: [...(block ? [block.id] : []), ...children.flatMap((child) => child.blocks)],
      residual: block ? [] : rest,
      counted: (block?.n ?? 0) + children.reduce((sum, child) => sum + child.counted, 0),
    };
    carried.set(unit, own);
    if (own.blocks.length === 0) continue;
    const shown = children.filter((child) => child.blocks.length > 0);
    published.push({
      unit,
      blocks: [...own.blocks].sort(byId),
      counted: own.counted,
      answered: own.counted + peopleIn(own.residual),
      sameAs: block === null && shown.length === 1 ? (shown[0]?.id ?? null) : null,
    });
  }
  return {
    blocks: blocks.sort((a, b) => byId(a.id, b.id)),
    published: published.sort((a, b) => byId(a.unit, b.unit)),
    unreported: peopleIn(at(carried, tree.root).residual),
  };
}

/** A unit has at most one block, so the block takes the unit's name. */
function blockId(unit: UnitId): BlockId {
  return `block:${unit}`;
}

function at(carried: ReadonlyMap<UnitId, Carried>, unit: UnitId): Carried {
  const found = carried.get(unit);
  if (!found) throw new Error(`Unit ${unit} was visited before its children`);
  return found;
}
