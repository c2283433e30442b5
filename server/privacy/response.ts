import { rollUp } from './blocks.ts';
import { readTree } from './tree.ts';
import type { BlockId, TreeNode, UnitId } from './types.ts';

/** How many of the people directly in a unit were invited, and how many ballots came from them. */
export interface ResponseCount {
  readonly unit: UnitId;
  readonly invited: number;
  readonly received: number;
}

/** How many of the invited people have answered, in per cent; withheld looks the same for every cause. */
export type ResponseCell =
  | {
      readonly kind: 'response';
      readonly withheld: false;
      readonly unit: UnitId;
      readonly percent: number;
      readonly bound: 'from' | 'below' | 'at-least';
    }
  | { readonly kind: 'response'; readonly withheld: true; readonly unit: UnitId };

/** What the figures of a night are made of: per block the number of ballots that was last told. Never leaves the server. */
export type Held = ReadonlyMap<BlockId, number>;

/** A response is shown for groups of at least this many invited people. */
const INVITED_FROM = 10;
/** A block's number moves only when at least this many more people have answered since it last moved. */
export const HELD_STEP = 5;
const LOW = 25;
const HIGH = 90;

/**
 * The response so far, unit by unit, night after night.
 *
 * Who took part is nobody's business either, so the same blocks are used as for answers, over the people invited: what
 * a unit shows is made of whole blocks of at least ten, and so is every difference between units. A plain threshold of
 * ten would let a unit of twelve minus a team of eleven tell whether the manager answered. Between two nights a block
 * stands still until five more people have answered, so that a night on which one person was at work tells nothing. And
 * a block is coded before it is added up: a parent minus its other children gives the code of a block back, not its number.
 *
 * **Formula**, per block with `n` invited and `h` held (h = received when received - h >= 5, else as before):
 *   h/n < 25 %: between 0 and the largest such number; h/n >= 90 %: between the smallest such number and n; else h.
 *   A unit adds up the lower and the upper ends of its blocks: both under 25 % "below 25", the lower end from 90 % on
 *   "at least 90", otherwise the lower end down to a multiple of 5 %, which is then a promise of "at least".
 * **Defined for** any counts; more ballots than invitations (after a re-issue) count as everyone. Frozen rosters keep
 *   the blocks of a campaign the same from night to night. Refreshed once a night by the caller, never live.
 */
export function responseCells(
  nodes: readonly TreeNode[],
  counts: readonly ResponseCount[],
  before: Held,
): { readonly cells: readonly ResponseCell[]; readonly held: Held } {
  const invited = counts.map((count) => ({ unit: count.unit, profile: [], n: count.invited }));
  const { blocks, published } = rollUp(readTree(nodes), invited, INVITED_FROM);
  const receivedAt = new Map<UnitId, number>();
  for (const { unit, received } of counts) receivedAt.set(unit, (receivedAt.get(unit) ?? 0) + received);
  const held = new Map(
    blocks.map(({ id, parts, n }) => {
      const units = new Set(parts.map(({ unit }) => unit));
      const received = Math.min(
        n,
        [...units].reduce((sum, unit) => sum + (receivedAt.get(unit) ?? 0), 0),
      );
      const last = before.get(id) ?? 0;
      return [id, received - last >= HELD_STEP ? received : last] as const;
    }),
  );
  const codes = new Map(blocks.map(({ id, n }) => [id, codeBlock(held.get(id) ?? 0, n)] as const));
  const shown = new Map(published.map((each) => [each.unit, each]));
  const cells = nodes.map(({ id: unit }): ResponseCell => {
    const own = shown.get(unit);
    if (!own) return { kind: 'response', withheld: true, unit };
    const ends = own.blocks.map((block) => codes.get(block) as Ends);
    return { kind: 'response', withheld: false, unit, ...codeUnit(ends, own.counted) };
  });
  return { cells, held };
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

function codeBlock(held: number, n: number): Ends {
  if (100 * held < LOW * n) return { lower: 0, upper: Math.ceil((LOW * n) / 100) - 1 };
  if (100 * held >= HIGH * n) return { lower: Math.ceil((HIGH * n) / 100), upper: n };
  return { lower: held, upper: held };
}

function codeUnit(
  ends: readonly Ends[],
  n: number,
): { percent: number; bound: 'from' | 'below' | 'at-least' } {
  const lower = ends.reduce((sum, end) => sum + end.lower, 0);
  const upper = ends.reduce((sum, end) => sum + end.upper, 0);
  if (100 * upper < LOW * n) return { percent: LOW, bound: 'below' };
  if (100 * lower >= HIGH * n) return { percent: HIGH, bound: 'at-least' };
  return { percent: Math.floor((20 * lower) / n) * 5, bound: 'from' };
}
