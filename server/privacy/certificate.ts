import type { BlockKinds, Kind } from './region.ts';
import { difference, dividing, inNamelessOrder, withinBlockSpan } from './region.ts';
import { Span } from './span.ts';
import type { CertificatePair, LeafCount } from './types.ts';

/** One-hot positions of all groups of all cuts: `cutOf[position]` is the index of the cut. */
export interface Dummies {
  readonly cutOf: readonly number[];
}

export type Certified =
  | { readonly ok: true; readonly sets: readonly (readonly CertificatePair[])[] }
  /** The group, as a dummy position, that is the first to be made coarser. */
  | { readonly ok: false; readonly position: number };

/** One of the k sets while it grows. */
interface GrowingSet {
  readonly span: Span;
  readonly members: Map<Kind, LeafCount>;
  readonly pairs: (readonly [Kind, Kind])[];
}

/** How many usable pairs are compared before the cheapest is taken; enough to see all of a tight region. */
const LOOK_AT = 48;

/**
 * Looks for proof that the cut tables of a region isolate nobody.
 *
 * **Question**: does every combination of the published figures depend on nobody or on at least k people?
 * **Formula**: on a region every combination gives person p the weight f(p) = a_block(p) + b . x_p, where x_p is the
 * dummy vector of the groups of p. Wanted are k person-disjoint sets of pairs (p, q) of one block, such that in every
 * set the differences x_p - x_q span D, the space of all differences within blocks.
 * **Why that is enough**: when b varies inside some block, every set holds a pair with b . (x_p - x_q) != 0, so f
 * differs on it and is not 0 for both; the sets share nobody, so f depends on at least k people. When b varies inside
 * no block, f is constant on blocks and depends on whole blocks of at least k. Holds for any number of cuts.
 * **How**: greedy, the rarest group first, the same group for all k sets before the next; pairs that spend commoner
 * people first. Greedy may miss a proof that exists; it never accepts a wrong one, and verify-certificate.ts checks it.
 * **Defined for** any region; nothing varies within blocks gives k empty sets. Looks at numbers of people only.
 */
export function certify(blocks: readonly BlockKinds[], { cutOf }: Dummies, k: number): Certified {
  const region = inNamelessOrder(blocks);
  const length = cutOf.length;
  const space = withinBlockSpan(region, length - new Set(cutOf).size);
  const supply = dividing(region, length);
  const byRarity = supply.map((_, position) => position).filter((position) => (supply[position] ?? 0) > 0);
  byRarity.sort((a, b) => (supply[a] ?? 0) - (supply[b] ?? 0) || a - b);
  const tooRare = byRarity.find((position) => (supply[position] ?? 0) < k);
  if (tooRare !== undefined) return { ok: false, position: tooRare };

  const market = new Market(supply);
  const sets = Array.from({ length: k }, (): GrowingSet => ({
    span: new Span(),
    members: new Map(),
    pairs: [],
  }));
  for (const position of withoutCommonest(byRarity, cutOf)) {
    const cut = cutOf[position] ?? 0;
    const candidates = region.flatMap(({ kinds }) => kinds.filter((kind) => kind.dummies[position] === 1));
    for (const set of sets) market.buyPair(set, pairsAcross(candidates, cut));
  }
  for (const set of sets) {
    while (set.span.rank < space.rank) {
      if (market.buyPair(set, independentPairs(region, set, market))) continue;
      return { ok: false, position: rarestMissing(region, set, byRarity) };
    }
  }
  return { ok: true, sets: sets.map(asPairs) };
}

/** Keeps count of the people who are spent and finds the cheapest pair that still adds a dimension. */
class Market {
  readonly #spent = new Map<Kind, number>();
  readonly #price = new Map<Kind, number>();
  readonly #supply: readonly number[];

  constructor(supply: readonly number[]) {
    this.#supply = supply;
  }

  has(set: GrowingSet, kind: Kind): boolean {
    return set.members.has(kind) || (this.#spent.get(kind) ?? 0) < kind.n;
  }

  /** Nothing for someone who is in the set already; otherwise dearer the rarer the person's groups are. */
  price(set: GrowingSet, kind: Kind): number {
    if (set.members.has(kind)) return 0;
    const known = this.#price.get(kind);
    if (known !== undefined) return known;
    const price = kind.dummies.reduce((sum, value, d) => sum + value / ((this.#supply[d] ?? 0) + 1), 0);
    this.#price.set(kind, price);
    return price;
  }

  buyPair(set: GrowingSet, offers: Iterable<readonly [Kind, Kind]>): boolean {
    let best: readonly [Kind, Kind] | null = null;
    let bestPrice = Infinity;
    let seen = 0;
    for (const [a, b] of offers) {
      if (!this.has(set, a) || !this.has(set, b)) continue;
      if (seen >= LOOK_AT) break;
      const price = this.price(set, a) + this.price(set, b);
      if (price < bestPrice && set.span.holds(difference(a, b))) continue;
      seen++;
      if (price >= bestPrice) continue;
      best = [a, b];
      bestPrice = price;
    }
    if (!best) return false;
    this.#spend(set, best[0]);
    this.#spend(set, best[1]);
    set.pairs.push(best);
    return set.span.add(difference(best[0], best[1]));
  }

  #spend(set: GrowingSet, kind: Kind): void {
    if (set.members.has(kind)) return;
    const spent = this.#spent.get(kind) ?? 0;
    set.members.set(kind, personAt(kind, spent));
    this.#spent.set(kind, spent + 1);
  }
}

/** The part in which the n-th person of a kind is counted. */
function personAt(kind: Kind, index: number): LeafCount {
  let left = index;
  for (const part of kind.parts) {
    if (left < part.n) return part;
    left -= part.n;
  }
  throw new Error('More people of one kind were spent than there are');
}

/** Rarest first, without the commonest group of every cut: one group fewer than there are spans all differences. */
function withoutCommonest(byRarity: readonly number[], cutOf: readonly number[]): number[] {
  return byRarity.filter((position, at) =>
    byRarity.slice(at + 1).some((other) => cutOf[other] === cutOf[position]),
  );
}

function* pairsAcross(candidates: readonly Kind[], cut: number): Generator<readonly [Kind, Kind]> {
  for (const a of candidates) {
    for (const b of a.block.kinds) if (b.groups[cut] !== a.groups[cut]) yield [a, b];
  }
}

/** Per block the cheapest two available kinds whose difference is outside the span of the set. */
function* independentPairs(
  region: readonly BlockKinds[],
  set: GrowingSet,
  market: Market,
): Generator<readonly [Kind, Kind]> {
  for (const { kinds } of region) {
    const cheapest = new Map<string, Kind>();
    for (const kind of kinds) {
      if (!market.has(set, kind)) continue;
      const key = set.span
        .remainder(kind.dummies)
        .map((value) => Math.round(value * 1e6))
        .join(' ');
      const rival = cheapest.get(key);
      if (!rival || market.price(set, kind) < market.price(set, rival)) cheapest.set(key, kind);
    }
    const [a, b] = [...cheapest.values()].sort((x, y) => market.price(set, x) - market.price(set, y));
    if (a && b) yield [a, b];
  }
}

/** The rarest group in a difference that the set could not reach. */
function rarestMissing(region: readonly BlockKinds[], set: GrowingSet, byRarity: readonly number[]): number {
  const missing = new Set<number>();
  for (const { kinds } of region) {
    const first = kinds[0];
    for (const kind of kinds) {
      if (!first || set.span.holds(difference(kind, first))) continue;
      difference(kind, first).forEach((value, position) => value !== 0 && missing.add(position));
    }
  }
  return byRarity.find((position) => missing.has(position)) ?? byRarity[0] ?? 0;
}

function asPairs(set: GrowingSet): CertificatePair[] {
  return set.pairs.map(([a, b]) => {
    const [partA, partB] = [set.members.get(a), set.members.get(b)];
    if (!partA || !partB) throw new Error('A pair names people outside its set');
    return {
      block: a.block.block.id,
      a: partA.profile,
      b: partB.profile,
      unitA: partA.unit,
      unitB: partB.unit,
    };
  });
}
