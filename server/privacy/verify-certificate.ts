import type { Block, CategoryId, Certificate, Plan, UnitId } from './types.ts';

type Profile = readonly CategoryId[];
type Vector = readonly number[];

/**
 * Checks the proof that comes with a plan, sharing no code with its maker.
 *
 * **Question**: may these cut tables be published?
 * **Rule**: blocks that the same tables cover form a region. Where the shown groups differ inside blocks of a region,
 * some certificate must hold at least k sets that (1) share nobody: no more sets use a part than it has people,
 * (2) pair people of one block of the region, (3) each have as many independent dummy differences as all differences
 * inside the region's blocks together. certificate.ts says why that suffices.
 * **Defined for** any plan; without cut tables nothing needs proof. Ranks are exact, in whole numbers.
 */
export function verifyCertificate(plan: Plan): boolean {
  const shown = new Map(plan.merged.map(({ cut, groups }) => [cut, JSON.stringify(groups)]));
  if (plan.cutTables.some(({ cut, groups }) => shown.get(cut) !== JSON.stringify(groups))) return false;
  const groups = plan.merged.flatMap((merged, c) =>
    merged.groups.map((group) => ({ c, group: new Set(group) })),
  );
  const vector = (profile: Profile): Vector =>
    groups.map(({ c, group }) => (group.has(profile[c] ?? '') ? 1 : 0));
  const most = groups.length - plan.merged.length;
  return regionsOf(plan).every((blocks) => {
    const differences = blocks.flatMap(({ parts }) => {
      const [first, ...others] = new Set(parts.map((part) => vector(part.profile).join()));
      return others.map((other) => minus(fromText(other), fromText(first ?? '')));
    });
    const needed = rank(differences, most);
    return needed === 0 || plan.certificate.some((each) => proves(each, blocks, plan.k, needed, vector));
  });
}

/** Blocks under the same tables, together. Blocks under no table need no proof. */
function regionsOf(plan: Plan): Block[][] {
  const tables = new Map<string, string>();
  plan.cutTables.forEach((table, t) =>
    table.blocks.forEach((id) => tables.set(id, `${tables.get(id) ?? ''} ${t}`)),
  );
  const regions = new Map<string, Block[]>();
  for (const block of plan.blocks) {
    const under = tables.get(block.id);
    if (under === undefined) continue;
    const region = regions.get(under);
    if (region) region.push(block);
    else regions.set(under, [block]);
  }
  return [...regions.values()];
}

function proves(
  { sets }: Certificate,
  region: readonly Block[],
  k: number,
  needed: number,
  vector: (profile: Profile) => Vector,
): boolean {
  const own = new Set(region.map(({ id }) => id));
  if (sets.some((set) => set.some(({ block }) => !own.has(block)))) return false;
  const name = (block: string, unit: UnitId, profile: Profile): string =>
    JSON.stringify([block, unit, profile]);
  const left = new Map(
    region.flatMap(({ id, parts }) => parts.map((p) => [name(id, p.unit, p.profile), p.n] as const)),
  );
  for (const set of sets) {
    const people = set.flatMap(({ block, a, b, unitA, unitB }) => [
      name(block, unitA, a),
      name(block, unitB, b),
    ]);
    for (const person of new Set(people)) left.set(person, (left.get(person) ?? 0) - 1);
  }
  const disjoint = [...left.values()].every((people) => people >= 0);
  const spans = sets.filter(
    (set) =>
      rank(
        set.map(({ a, b }) => minus(vector(a), vector(b))),
        needed,
      ) === needed,
  );
  return disjoint && spans.length >= k;
}

/** Number of independent vectors, by elimination in whole numbers; stops counting at `most`. */
function rank(vectors: readonly Vector[], most: number): number {
  const rows: { pivot: number; row: Vector }[] = [];
  for (const vector of vectors) {
    if (rows.length >= most) break;
    let rest = vector;
    for (const { pivot, row } of rows) {
      const [mine, its] = [rest[pivot] ?? 0, row[pivot] ?? 0];
      if (mine !== 0) rest = lowestTerms(rest.map((value, d) => value * its - (row[d] ?? 0) * mine));
    }
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot >= 0) rows.push({ pivot, row: rest });
  }
  return rows.length;
}

function lowestTerms(vector: Vector): Vector {
  const divisor = vector.reduce(greatestCommonDivisor, 0);
  return divisor > 1 ? vector.map((value) => value / divisor) : vector;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function minus(a: Vector, b: Vector): Vector {
  return a.map((value, d) => value - (b[d] ?? 0));
}

function fromText(vector: string): Vector {
  return vector.split(',').map(Number);
}
