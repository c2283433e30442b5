import { bandOf } from './bands.ts';
import type { Band } from './cells.ts';

export interface PoolMember {
  readonly organisation: string;
  readonly n: number;
}

export type PoolVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'few-organisations' | 'dominated' | 'close-to-earlier' };

const ORGANISATIONS = 10;
const LARGEST_SHARE = 0.25;
/** A version may be taken from another by someone who knows one organisation, the own one: two must still be left. */
const CHANGED = 3;

/**
 * May these organisations make a version of a norm?
 *
 * **Formula**: at least 10 organisations; none with more than 25 % of the people; and against every earlier version
 * either the same organisations or at least 3 that joined or left.
 * **Why 3**: two would already keep outsiders from subtracting one organisation out. But a member knows its own
 * figures: where J left and K came, J can take itself out of the old version and read K. With three changed, an
 * organisation that knows itself still sees two others together.
 */
export function mayPool(
  members: readonly PoolMember[],
  earlier: readonly (readonly string[])[],
): PoolVerdict {
  const pooled = new Set(members.map(({ organisation }) => organisation));
  if (pooled.size !== members.length) throw new Error('An organisation is in the pool twice');
  if (pooled.size < ORGANISATIONS) return { ok: false, reason: 'few-organisations' };
  const people = members.reduce((sum, { n }) => sum + n, 0);
  if (members.some(({ n }) => n > LARGEST_SHARE * people)) return { ok: false, reason: 'dominated' };
  const isClose = earlier.some((version) => {
    const changed = changedBetween(pooled, new Set(version));
    return changed > 0 && changed < CHANGED;
  });
  return isClose ? { ok: false, reason: 'close-to-earlier' } : { ok: true };
}

function changedBetween(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const missing = (from: ReadonlySet<string>, other: ReadonlySet<string>): number =>
    [...from].filter((each) => !other.has(each)).length;
  return missing(a, b) + missing(b, a);
}

/** Sums of one scale over everybody of one organisation whose answers count. */
export interface MemberSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export interface NormFigure {
  readonly scale: string;
  readonly mean: number;
  readonly sd: number;
  readonly n: Band;
}

/**
 * The figure of one scale over all members.
 *
 * **Formula**: mean = sum of scores / people; sd = sqrt((squares - sum^2 / n) / (n - 1)); both in whole points, so that a
 * member that takes its own sums out is left with an uncertainty of half a point times all people, against a quarter of
 * them at most that it knows.
 * **Defined for** at least two people in all; the rule about members is `mayPool`.
 */
export function poolFigure(scale: string, members: readonly MemberSums[]): NormFigure {
  const total = (value: (member: MemberSums) => number): number =>
    members.reduce((all, member) => all + value(member), 0);
  const [n, sum, squares] = [total((m) => m.n), total((m) => m.sum), total((m) => m.squares)];
  const variance = Math.max(0, (squares - (sum * sum) / n) / (n - 1));
  return { scale, mean: Math.round(sum / n), sd: Math.round(Math.sqrt(variance)), n: bandOf(n) };
}
