import { plan } from './plan.ts';
import type { BlockId, LeafCount, Plan, TreeNode, UnitId } from './types.ts';

/** What people wrote at one open question, as one list per unit. */
export type CommentCell =
  | {
      readonly kind: 'comments';
      readonly withheld: false;
      readonly unit: UnitId;
      readonly question: string;
      readonly comments: readonly string[];
    }
  | { readonly kind: 'comments'; readonly withheld: true; readonly unit: UnitId; readonly question: string };

export interface Comments {
  readonly question: string;
  readonly plan: Plan;
  /** One comment per commenter, with the block in which the commenter is counted. */
  readonly comments: readonly { readonly block: BlockId; readonly text: string }[];
}

/** Comments are shown in groups of at least this many people who wrote one. */
export const COMMENTERS = 10;

/**
 * The blocks of one open question, over the people who wrote something: the same roll-up with k = 10 and no cuts. A
 * parent's list minus the lists of its children is then a whole block of ten or more as well.
 */
export function planComments(
  tree: readonly TreeNode[],
  commenters: readonly Omit<LeafCount, 'profile'>[],
): Plan {
  const counts = commenters.map(({ unit, n }) => ({ unit, profile: [], n }));
  return plan(tree, counts, { k: COMMENTERS, cutMin: 4 * COMMENTERS, cuts: [] });
}

/**
 * The lists of every unit, in one order that is drawn once, so that no two lists can be laid side by side by place.
 * Nothing links a comment to a score, to another comment or to a background question.
 * **Defined for** as many comments per block as the plan counted commenters; other numbers throw.
 */
export function commentCells(
  tree: readonly TreeNode[],
  { question, plan: planned, comments }: Comments,
  random: () => number,
): CommentCell[] {
  if (planned.k < COMMENTERS) throw new Error(`Comments of fewer than ${COMMENTERS} people are not shown`);
  for (const { id, n } of planned.blocks) {
    const written = comments.filter((comment) => comment.block === id).length;
    if (written !== n) throw new Error(`Block ${id} has ${written} comments from ${n} commenters`);
  }
  const order = shuffled(comments, random);
  const blocksOf = new Map(planned.published.map(({ unit, blocks }) => [unit, new Set(blocks)]));
  return tree.map(({ id: unit }): CommentCell => {
    const blocks = blocksOf.get(unit);
    if (!blocks) return { kind: 'comments', withheld: true, unit, question };
    const own = order.filter(({ block }) => blocks.has(block)).map(({ text }) => text);
    return { kind: 'comments', withheld: false, unit, question, comments: own };
  });
}

/** Fisher-Yates; `random` gives numbers from 0 up to 1. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
