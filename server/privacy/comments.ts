import type { PublishedSets } from './combined-view.ts';
import { brokenInvariant } from './invariants.ts';
import { plan } from './plan.ts';
import type { BlockId, LeafCount, TreeNode, UnitId } from './types.ts';

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

/** The blocks of one open question and what each unit shows of them; nothing finer, so it may be kept. */
export interface CommentPlan {
  readonly k: number;
  readonly blocks: readonly { readonly id: BlockId; readonly n: number }[];
  readonly published: PublishedSets;
}

export interface Comments {
  readonly question: string;
  readonly plan: CommentPlan;
  /** One per commenter, with the block in which the commenter is counted; null when it is not to be read. */
  readonly comments: readonly { readonly block: BlockId; readonly text: string | null }[];
}

/** Comments are shown in groups of at least this many people who wrote one. */
export const COMMENTERS = 10;

/**
 * The blocks of one open question, over the people who wrote something: the same roll-up with k = 10 and no cuts. A
 * parent's list minus the lists of its children is then a whole block of ten or more as well. `blockOf` says in which
 * block the comments of a unit stand; a unit that is missing there stands in none, and its comments are not kept.
 */
export function planComments(
  tree: readonly TreeNode[],
  commenters: readonly Omit<LeafCount, 'profile'>[],
): { readonly plan: CommentPlan; readonly blockOf: ReadonlyMap<UnitId, BlockId> } {
  const counts = commenters.map(({ unit, n }) => ({ unit, profile: [], n }));
  const planned = plan(tree, counts, { k: COMMENTERS, cutMin: 4 * COMMENTERS, cuts: [] });
  const broken = brokenInvariant(tree, planned);
  if (broken !== null) throw new Error(`The blocks of comments cannot be used: ${broken}`);
  return {
    plan: {
      k: planned.k,
      blocks: planned.blocks.map(({ id, n }) => ({ id, n })),
      published: planned.published.map(({ unit, blocks }) => ({ unit, blocks })),
    },
    blockOf: new Map(planned.blocks.flatMap(({ id, parts }) => parts.map(({ unit }) => [unit, id] as const))),
  };
}

/** What is wrong with a list of comments, in words: its blocks must hold exactly the comments that they were made of. */
export function brokenComments({ plan: { k, blocks, published }, comments }: Comments): string | null {
  if (!(k >= COMMENTERS)) return `comments of fewer than ${COMMENTERS} people are not shown`;
  for (const { id, n } of blocks) {
    const written = comments.filter((comment) => comment.block === id).length;
    if (n < k) return `block ${id} has ${n} commenters`;
    if (written !== n) return `block ${id} has ${written} comments from ${n} commenters`;
  }
  const known = new Set(blocks.map(({ id }) => id));
  if (comments.some(({ block }) => !known.has(block))) return 'a comment stands in no block';
  if (published.some((unit) => unit.blocks.some((id) => !known.has(id))))
    return 'a unit shows an unknown block';
  return null;
}

/**
 * The lists of every unit, in one order that is drawn once, so that no two lists can be laid side by side by place.
 * Nothing links a comment to a score, to another comment or to a background question. A comment that is not to be read
 * is left out; its writer still counts in the group that the list stands for.
 */
export function commentCells(
  tree: readonly TreeNode[],
  { question, plan: { published }, comments }: Comments,
  random: () => number,
): CommentCell[] {
  const order = shuffled(comments, random);
  const blocksOf = new Map(published.map(({ unit, blocks }) => [unit, new Set(blocks)]));
  return tree.map(({ id: unit }): CommentCell => {
    const blocks = blocksOf.get(unit);
    if (!blocks) return { kind: 'comments', withheld: true, unit, question };
    const own = order.flatMap(({ block, text }) => (blocks.has(block) && text !== null ? [text] : []));
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
