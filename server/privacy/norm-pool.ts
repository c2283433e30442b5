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
