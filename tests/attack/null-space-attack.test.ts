import { describe, expect, it } from 'vitest';
import type { CellRow } from './atoms.ts';
import { exhaustiveAttack, rankOf } from './exhaustive-attack.ts';
import { attack } from './null-space-attack.ts';
import { invert, multiply, PRIME } from './prime-field.ts';
import { integerBetween, seededRandom } from './seeded-random.ts';
import type { Rng } from './seeded-random.ts';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

function randomCells(rng: Rng, people: number): readonly (readonly number[])[] {
  const density = 0.3 + 0.6 * rng();
  return range(0, integerBetween(rng, 1, 7))
    .map(() => range(0, people).filter(() => rng() < density))
    .filter((cell) => cell.length > 0);
}

const weighted = (rng: Rng, cells: readonly (readonly number[])[]): readonly CellRow[] =>
  cells.map((people) => ({ people, weights: people.map(() => integerBetween(rng, 1, 2)) }));

/** Dense sums and one of them again with a secret group of three or four people counted more often. */
function withSecretGroup(rng: Rng): [readonly CellRow[], number] {
  const people = range(0, 11);
  const dense = range(0, integerBetween(rng, 2, 4)).map(() => people.map(() => integerBetween(rng, 0, 2)));
  const group = people.toSorted(() => rng() - 0.5).slice(0, integerBetween(rng, 3, 4));
  const shifted = dense[0]!.map(
    (weight, person) => weight + (group.includes(person) ? integerBetween(rng, 1, 2) : 0),
  );
  return [[...dense, shifted].map((weights) => ({ people, weights })), people.length];
}

/** Checks the attack on random systems against exhaustion; returns how often a group was found. */
function compare(
  seeds: readonly number[],
  k: number,
  systemOf: (rng: Rng) => [readonly CellRow[], number],
): number {
  const found = seeds.filter((seed) => {
    const [cells, people] = systemOf(seededRandom(seed));
    const expected = exhaustiveAttack(cells, people, k);
    const actual = attack(cells, people, k);
    expect([seed, actual?.size]).toEqual([seed, expected?.size]);
    if (actual) expect(actual.people).toHaveLength(actual.size);
    return actual !== null;
  });
  return found.length;
}

const plain = (rng: Rng): [readonly CellRow[], number] => {
  const people = integerBetween(rng, 4, 10);
  return [randomCells(rng, people), people];
};

describe('the null space attack', () => {
  it('finds a cell that is too small', () => {
    expect(attack([range(0, 9), [2, 4, 7]], 9, 5)).toEqual({ size: 3, people: [2, 4, 7] });
  });

  it('finds a parent less its published children', () => {
    expect(attack([range(0, 17), range(4, 10), range(10, 17)], 17, 5)).toEqual({
      size: 4,
      people: [0, 1, 2, 3],
    });
  });

  it('finds the people by whom two otherwise equal groups differ', () => {
    const group = attack([range(0, 12), [...range(1, 11), 12, 13]], 20, 5);
    expect(group).toEqual({ size: 4, people: [0, 11, 12, 13] });
  });

  it('finds a combination that needs four figures and halves', () => {
    // Three overlapping pairs of groups of six: (12 + 23 + 31 - 2 x all) rests on nobody but the four in no pair.
    const [one, two, three, rest] = [range(0, 6), range(6, 12), range(12, 18), range(18, 22)];
    const all = range(0, 22);
    const cells = [all, [...one, ...two], [...two, ...three], [...three, ...one]];
    expect(attack(cells, 22, 5)).toEqual({ size: 4, people: rest });
  });

  it('finds nothing in a partition into groups of k', () => {
    expect(attack([range(0, 15), range(0, 5), range(5, 10)], 15, 5)).toBeNull();
  });

  it('counts people in no figure as safe', () => {
    expect(attack([range(0, 6)], 9, 5)).toBeNull();
    expect(attack([], 9, 5)).toBeNull();
  });

  it('reads weights: twice one sum less a weighted one leaves the person who weighs less', () => {
    const people = range(0, 8);
    const weights = people.map((person) => (person === 3 ? 1 : 2));
    expect(attack([people, { people, weights }], 8, 5)).toEqual({ size: 1, people: [3] });
  });

  it.each([3, 4, 5])('agrees with exhaustion on 150 random systems at k = %i', (k) => {
    const found = compare(range(0, 150), k, plain);
    expect(found).toBeGreaterThan(30);
    expect(found).toBeLessThan(150);
  });

  it('agrees with exhaustion on 100 random weighted systems', () => {
    const found = compare(range(1000, 1100), 5, (rng) => {
      const people = integerBetween(rng, 4, 8);
      return [weighted(rng, randomCells(rng, people)), people];
    });
    expect(found).toBeGreaterThan(20);
  });

  it('agrees with exhaustion on 100 systems that hide a group of three or four people', () => {
    expect(compare(range(3000, 3100), 5, withSecretGroup)).toBe(100);
  });

  it('reports no group at k = 8 that exhaustion does not find, and the same smallest size up to four', () => {
    for (const seed of range(2000, 2060)) {
      const [cells, people] = plain(seededRandom(seed));
      const expected = exhaustiveAttack(cells, people, 8);
      const actual = attack(cells, people, 8);
      if (actual) expect(expected!.size).toBeLessThanOrEqual(actual.size);
      if (expected && expected.size <= 4) expect(actual?.size).toBe(expected.size);
    }
  });

  it('does not depend on the draw of the null vectors', () => {
    for (const seed of range(0, 40)) {
      const [cells, people] = plain(seededRandom(seed));
      expect(attack(cells, people, 5, seededRandom(seed + 7))?.size).toBe(attack(cells, people, 5)?.size);
    }
  });
});

describe('the arithmetic under it', () => {
  it('multiplies and inverts residues exactly', () => {
    const rng = seededRandom(3);
    for (let i = 0; i < 2000; i += 1) {
      const [a, b] = [integerBetween(rng, 1, PRIME - 1), integerBetween(rng, 1, PRIME - 1)];
      expect(multiply(a, b)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(PRIME)));
      expect(multiply(a, invert(a))).toBe(1);
    }
  });

  it('ranks a matrix with a dependent row', () => {
    expect(rankOf([[1, 1, 0], [0, 1, 1], [1, 2, 1]])).toBe(2); // prettier-ignore
  });
});
