import { describe, expect, it } from 'vitest';
import type { LeafCount, Plan } from '../../server/privacy/types.ts';
import { countsOf, fromPlan } from './from-plan.ts';
import type { Untold } from './from-plan.ts';
import { attack } from './null-space-attack.ts';
import { planContradictions } from './plan-contradictions.ts';
import { organisationOfCrews } from './vendor-examples.ts';

const organisation = organisationOfCrews('two teams and a few who did not tell', [
  { unit: 'north', n: 5, profile: ['desk'] },
  { unit: 'north', n: 2, profile: [''] },
  { unit: 'south', n: 6, profile: ['field'] },
  { unit: 'south', n: 1, profile: ['desk'] },
]);
const [northDesk, northUntold, southField, southDesk] = countsOf(organisation) as [LeafCount, LeafCount, LeafCount, LeafCount]; // prettier-ignore

const plan: Plan = {
  k: 5,
  blocks: [
    { id: 'b1', unit: 'north', parts: [northDesk, northUntold], n: 7 },
    { id: 'b2', unit: 'south', parts: [southField, southDesk], n: 7 },
  ],
  published: [
    { unit: 'all', blocks: ['b1', 'b2'], counted: 14, answered: 14, sameAs: null },
    { unit: 'north', blocks: ['b1'], counted: 7, answered: 7, sameAs: null },
  ],
  cutTables: [],
  merged: [],
  unreported: 0,
  certificate: [],
};
const table = { unit: 'all', cut: 'cut 1', groups: [['desk'], ['field']], blocks: ['b1', 'b2'] };

const isolated = (publication: Plan) => {
  const cells = fromPlan(publication, organisation, 'in no group').map(({ people }) => people);
  return attack(cells, organisation.people.length, publication.k);
};

describe('reading a plan', () => {
  it('counts complete people per unit and profile', () => {
    expect(northDesk).toEqual({ unit: 'north', profile: ['desk'], n: 5 });
    expect([northUntold.n, southField.n, southDesk.n]).toEqual([2, 6, 1]);
  });

  it('reads each published unit as the people of its blocks', () => {
    const [all, north] = fromPlan(plan, organisation, 'in no group');
    expect(all!.people).toHaveLength(14);
    expect(north!.people).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(isolated(plan)).toBeNull();
  });

  it('reads each group of a table, from which those who did not tell follow, and with them one person', () => {
    const publication = { ...plan, cutTables: [table] };
    expect(fromPlan(publication, organisation, 'in no group').slice(2).map(({ people }) => people.length)).toEqual([6, 6]); // prettier-ignore
    // All less both groups leaves the two of north who did not tell; north less them is its desk group.
    expect(isolated(publication)).toEqual({ size: 1, people: [13] });
  });

  it('reads a group that lists those who did not tell in both ways', () => {
    const publication = { ...plan, cutTables: [{ ...table, groups: [['desk', ''], ['field']] }] };
    const sizes = (untold: Untold) =>
      fromPlan(publication, organisation, untold).map(({ people }) => people.length);
    expect(sizes('in no group')).toEqual([14, 7, 6, 6]);
    expect(sizes('as grouped')).toEqual([14, 7, 8, 6]);
  });

  it('refuses a plan that counts people who are not there, or twice', () => {
    const [first, second] = plan.blocks;
    const swollen = { ...first!, parts: [{ ...northDesk, n: 6 }, northUntold], n: 8 };
    expect(() => fromPlan({ ...plan, blocks: [swollen, second!] }, organisation, 'in no group')).toThrow(
      'has 5 people',
    );
    const twice = { ...second!, parts: [southField, northUntold], n: 8 };
    expect(() => fromPlan({ ...plan, blocks: [first!, twice] }, organisation, 'in no group')).toThrow(
      'counted in two parts',
    );
  });
});

describe('what a plan says of itself', () => {
  it('finds nothing wrong with a plan that is right', () => {
    expect(planContradictions({ ...plan, cutTables: [table] }, organisation)).toEqual([]);
  });

  it('finds blocks that are too small, misplaced people and wrong counts', () => {
    const wrong: Plan = {
      ...plan,
      k: 8,
      published: [
        plan.published[0]!,
        { unit: 'north', blocks: ['b2'], counted: 7, answered: 9, sameAs: 'all' },
      ],
      cutTables: [{ ...table, unit: 'north', groups: [['desk'], ['desk', 'river']] }],
      unreported: 3,
    };
    expect(planContradictions(wrong, organisation)).toEqual([
      'Block b1 has 7 people.',
      'Block b2 has 7 people.',
      'north counts people from outside.',
      'north says 9 people answered; 7 did.',
      'north is the same as undefined, and says all.',
      'The table of cut 1 at north has a category twice.',
      'cut 1 at north has an unknown category.',
      'cut 1 at north covers more than north.',
      '0 people are in no figure; the plan says 3.',
    ]);
  });
});
