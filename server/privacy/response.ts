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

/** A response is shown for groups of at least this many invited people. */
const INVITED_FROM = 10;

/**
 * The response so far, unit by unit.
 *
 * Who took part is nobody's business either, so the same blocks are used as for answers, over the people invited: what
 * a unit shows is the response of whole blocks of at least ten, and so is every difference between units. A plain
 * threshold of ten would let a unit of twelve minus a team of eleven tell whether the manager answered.
 *
 * **Formula**: received / invited of the blocks at or below the unit, down to a multiple of 5 %; under 25 % "below 25",
 * from 90 % "at least 90".
 * **Defined for** received <= invited per unit; more throws. Refreshed once a night by the caller, never live.
 */
export function responseCells(nodes: readonly TreeNode[], counts: readonly ResponseCount[]): ResponseCell[] {
  if (counts.some(({ invited, received }) => received > invited))
    throw new Error('More ballots than invitations');
  const invited = counts.map((count) => ({ unit: count.unit, profile: [], n: count.invited }));
  const { blocks, published } = rollUp(readTree(nodes), invited, INVITED_FROM);
  const receivedAt = new Map<UnitId, number>();
  for (const { unit, received } of counts) receivedAt.set(unit, (receivedAt.get(unit) ?? 0) + received);
  const receivedIn = new Map<BlockId, number>(
    blocks.map(({ id, parts }) => [
      id,
      parts.reduce((sum, { unit }) => sum + (receivedAt.get(unit) ?? 0), 0),
    ]),
  );
  const shown = new Map(published.map((each) => [each.unit, each]));
  return nodes.map(({ id: unit }): ResponseCell => {
    const own = shown.get(unit);
    if (!own) return { kind: 'response', withheld: true, unit };
    const received = own.blocks.reduce((sum, block) => sum + (receivedIn.get(block) ?? 0), 0);
    return { kind: 'response', withheld: false, unit, ...codeResponse(received, own.counted) };
  });
}

function codeResponse(
  received: number,
  invited: number,
): { percent: number; bound: 'from' | 'below' | 'at-least' } {
  const percent = Math.floor((20 * received) / invited) * 5;
  if (percent < 25) return { percent: 25, bound: 'below' };
  if (percent >= 90) return { percent: 90, bound: 'at-least' };
  return { percent, bound: 'from' };
}
