import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenInvariant } from '../../server/privacy/invariants.ts';
import { plan } from '../../server/privacy/plan.ts';
import type { LeafCount, Plan } from '../../server/privacy/types.ts';
import { verifyCertificate } from '../../server/privacy/verify-certificate.ts';
import type { Organisation } from './organisations.ts';
import { organisations, seeded, shuffled } from './organisations.ts';

const groupSizes = fc.integer({ min: 2, max: 6 });
const RUNS = { numRuns: 250 };

function planOf({ tree, counts, cuts }: Organisation, k: number): Plan {
  return plan(tree, counts, { k, cutMin: 4 * k, cuts });
}

function people(parts: readonly LeafCount[]): number {
  return parts.reduce((n, part) => n + part.n, 0);
}

describe('every plan', () => {
  it('has blocks of at least k people', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        for (const block of planOf(organisation, k).blocks) {
          expect(people(block.parts)).toBe(block.n);
          expect(block.n).toBeGreaterThanOrEqual(k);
        }
      }),
      RUNS,
    );
  });

  it('counts everyone in exactly one block or in none, and fewer than k in none', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        const { blocks, unreported } = planOf(organisation, k);
        expect(people(blocks.flatMap(({ parts }) => parts)) + unreported).toBe(people(organisation.counts));
        expect(unreported).toBeLessThan(k);
        const homes = blocks.flatMap(({ id, parts }) => parts.map(({ unit }) => ({ id, unit })));
        for (const { id, unit } of homes) {
          expect(homes.filter((home) => home.unit === unit).every((home) => home.id === id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('publishes unions of whole blocks only', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        const made = planOf(organisation, k);
        expect(brokenInvariant(organisation.tree, made)).toBeNull();
        const ids = new Set(made.blocks.map(({ id }) => id));
        expect(made.published.every(({ blocks }) => blocks.every((id) => ids.has(id)))).toBe(true);
      }),
      RUNS,
    );
  });

  it('leaves nobody or at least k people between a unit and its children', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        const { blocks, published } = planOf(organisation, k);
        const size = new Map(blocks.map(({ id, n }) => [id, n]));
        for (const { unit, blocks: own } of published) {
          const children = organisation.tree.filter(({ parentId }) => parentId === unit).map(({ id }) => id);
          const below = new Set(
            published.filter((each) => children.includes(each.unit)).flatMap((each) => each.blocks),
          );
          const between = own.filter((id) => !below.has(id)).reduce((n, id) => n + (size.get(id) ?? 0), 0);
          expect(between === 0 || between >= k).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is the same whatever order people and units come in', () => {
    fc.assert(
      fc.property(organisations, groupSizes, fc.integer(), ({ tree, counts, cuts }, k, seed) => {
        const random = seeded(seed);
        const other = { tree: shuffled(tree, random), counts: shuffled(counts, random), cuts };
        expect(planOf(other, k)).toEqual(planOf({ tree, counts, cuts }, k));
      }),
      RUNS,
    );
  });

  it('groups the categories alike whatever the units are called', () => {
    fc.assert(
      fc.property(organisations, groupSizes, fc.integer(), ({ tree, counts, cuts }, k, seed) => {
        const random = seeded(seed);
        const names = new Map(
          shuffled(tree, random).map(({ id }, at) => [id, String.fromCharCode(97 + at) + id]),
        );
        const named = (id: string) => names.get(id) ?? id;
        const other = {
          tree: tree.map(({ id, parentId }) => ({
            id: named(id),
            parentId: parentId === null ? null : named(parentId),
          })),
          counts: counts.map((part) => ({ ...part, unit: named(part.unit) })),
          cuts,
        };
        expect(planOf(other, k).merged).toEqual(planOf({ tree, counts, cuts }, k).merged);
      }),
      RUNS,
    );
  });

  it('groups the categories alike wherever in a block somebody sits', () => {
    fc.assert(
      fc.property(organisations, groupSizes, fc.integer(), ({ tree, counts, cuts }, k, seed) => {
        const made = planOf({ tree, counts, cuts }, k);
        const random = seeded(seed);
        const moved = made.blocks.flatMap(({ unit, parts }) => {
          // Everybody to the unit that the block is named after, or all stay: the block keeps its people.
          const gather = random() < 0.5;
          return gather ? parts.map((part) => ({ ...part, unit })) : parts;
        });
        const again = planOf({ tree, counts: moved, cuts }, k);
        expect(again.merged).toEqual(
          planOf({ tree, counts: made.blocks.flatMap((b) => b.parts), cuts }, k).merged,
        );
      }),
      RUNS,
    );
  });

  it('withholds no fewer units for a larger k', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        const shown = planOf(organisation, k).published.map(({ unit }) => unit);
        for (const { unit } of planOf(organisation, k + 1).published) expect(shown).toContain(unit);
      }),
      RUNS,
    );
  });

  it('withholds exactly the units where fewer than k answered', () => {
    fc.assert(
      fc.property(organisations, groupSizes, ({ tree, counts, cuts }, k) => {
        const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
        const answered = new Map<string, number>();
        for (const { unit, n } of counts) {
          for (let at: string | null = unit; at !== null; at = parentOf.get(at) ?? null) {
            answered.set(at, (answered.get(at) ?? 0) + n);
          }
        }
        const expected = tree.map(({ id }) => id).filter((id) => (answered.get(id) ?? 0) >= k);
        const shown = planOf({ tree, counts, cuts }, k).published.map(({ unit }) => unit);
        expect(new Set(shown)).toEqual(new Set(expected));
      }),
      RUNS,
    );
  });

  it('comes with a certificate that an independent check accepts', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        expect(verifyCertificate(planOf(organisation, k))).toBe(true);
      }),
      RUNS,
    );
  });

  it('publishes no two sets that differ by fewer than k people', () => {
    fc.assert(
      fc.property(organisations, groupSizes, (organisation, k) => {
        const made = planOf(organisation, k);
        const sets = publishedSets(made);
        for (const a of sets) {
          for (const b of sets) {
            const apart = a.reduce((n, weight, at) => n + (weight === b[at] ? 0 : (sizes(made)[at] ?? 0)), 0);
            expect(apart === 0 || apart >= k).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

function parts({ blocks }: Plan): { block: string; part: LeafCount }[] {
  return blocks.flatMap(({ id, parts: own }) => own.map((part) => ({ block: id, part })));
}

function sizes(made: Plan): number[] {
  return parts(made).map(({ part }) => part.n);
}

/** Every published sum as a 0/1 weight per part: units, and groups of cut tables. */
function publishedSets(made: Plan): number[][] {
  const all = parts(made);
  const units = made.published.map(({ blocks }) => all.map(({ block }) => (blocks.includes(block) ? 1 : 0)));
  const groups = made.cutTables.flatMap(({ cut, blocks, groups: shown }) => {
    const position = made.merged.findIndex((each) => each.cut === cut);
    return shown.map((group) =>
      all.map(({ block, part }) =>
        blocks.includes(block) && group.includes(part.profile[position] ?? '') ? 1 : 0,
      ),
    );
  });
  return [...units, ...groups];
}
