import { describe, expect, it } from 'vitest';
import { plan, planCampaign } from '../../server/privacy/plan.ts';
import type { Cut, LeafCount, TreeNode } from '../../server/privacy/types.ts';
import { verifyCertificate } from '../../server/privacy/verify-certificate.ts';
import { company, flat, THREE_CUTS } from './organisations.ts';

const AGE: Cut = { id: 'age', categories: ['young', 'middle', 'old'] };
const GENDER: Cut = { id: 'gender', categories: ['woman', 'man'] };
const ROOT: TreeNode[] = [{ id: 'root', parentId: null }];

function at(unit: string, profile: string[], n: number): LeafCount {
  return { unit, profile, n };
}

describe('cut tables', () => {
  it('show every category when each divides the organisation well', () => {
    const counts = [at('root', ['young'], 10), at('root', ['middle'], 12), at('root', ['old'], 8)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [AGE] });
    expect(made.cutTables).toEqual([
      { unit: 'root', cut: 'age', groups: [['young'], ['middle'], ['old']], blocks: ['block:root'] },
    ]);
    expect(verifyCertificate(made)).toBe(true);
  });

  it('merge a category that too few chose into its smaller neighbour', () => {
    const counts = [at('root', ['young'], 20), at('root', ['middle'], 12), at('root', ['old'], 4)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [AGE] });
    expect(made.merged).toEqual([{ cut: 'age', groups: [['young'], ['middle', 'old']] }]);
  });

  it('drop a cut that would leave one group', () => {
    const counts = [at('root', ['woman'], 30), at('root', ['man'], 4)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [GENDER] });
    expect(made.merged).toEqual([{ cut: 'gender', groups: [['woman', 'man']] }]);
    expect(made.cutTables).toEqual([]);
  });

  it('drop one of two cuts that differ in two people only', () => {
    const other: Cut = { id: 'shift', categories: ['day', 'night'] };
    const counts = [
      at('root', ['woman', 'day'], 20),
      at('root', ['man', 'night'], 18),
      at('root', ['man', 'day'], 2),
    ];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [GENDER, other] });
    expect(made.merged.filter(({ groups }) => groups.length > 1)).toHaveLength(1);
    expect(verifyCertificate(made)).toBe(true);
  });

  it('keep two cuts that are exactly the same', () => {
    const other: Cut = { id: 'shift', categories: ['day', 'night'] };
    const counts = [at('root', ['woman', 'day'], 20), at('root', ['man', 'night'], 18)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [GENDER, other] });
    expect(made.cutTables.map(({ cut }) => cut)).toEqual(['gender', 'shift']);
  });

  it('count a few who did not tell with the largest group', () => {
    const counts = [at('root', ['woman'], 30), at('root', ['man'], 20), at('root', [''], 3)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [GENDER] });
    expect(made.merged).toEqual([{ cut: 'gender', groups: [['woman', ''], ['man']] }]);
  });

  it('give many who did not tell a group of their own', () => {
    const counts = [at('root', ['woman'], 30), at('root', ['man'], 20), at('root', [''], 20)];
    const made = plan(ROOT, counts, { k: 5, cutMin: 20, cuts: [GENDER] });
    expect(made.merged).toEqual([{ cut: 'gender', groups: [['woman'], ['man'], ['']] }]);
  });

  it('stay away from units below the minimum', () => {
    const { tree } = flat(0);
    const counts = [at('t1', ['woman'], 10), at('t1', ['man'], 9)];
    expect(plan(tree, counts, { k: 5, cutMin: 20, cuts: [GENDER] }).cutTables).toEqual([]);
    expect(plan(tree, counts, { k: 5, cutMin: 19, cuts: [GENDER] }).cutTables).not.toEqual([]);
  });

  it('appear at a deeper unit only when what remains above it passes too', () => {
    const { tree } = flat(0, 0);
    const mixed = [at('t1', ['woman'], 12), at('t1', ['man'], 12)];
    const thin = [...mixed, at('t2', ['woman'], 12), at('t2', ['man'], 4)];
    const wide = [...mixed, at('t2', ['woman'], 12), at('t2', ['man'], 5)];
    const rules = { k: 5, cutMin: 20, cuts: [GENDER] };
    expect(plan(tree, thin, rules).cutTables.map(({ unit }) => unit)).toEqual(['root']);
    expect(plan(tree, wide, rules).cutTables.map(({ unit }) => unit)).toEqual(['root', 't1']);
  });

  it('leave out a cut with a group that nobody chose in the unit', () => {
    const { tree } = flat(0, 0);
    const counts = [at('t1', ['woman'], 24), at('t2', ['woman'], 12), at('t2', ['man'], 12)];
    const made = plan(tree, counts, { k: 5, cutMin: 20, cuts: [GENDER] });
    expect(made.cutTables.map(({ unit }) => unit)).toEqual(['root', 't2']);
  });

  it('have one grouping for all measures of a campaign', () => {
    const full = [at('root', ['young'], 10), at('root', ['middle'], 12), at('root', ['old'], 8)];
    const skipped = [at('root', ['young'], 10), at('root', ['middle'], 12), at('root', ['old'], 4)];
    const rules = { k: 5, cutMin: 20, cuts: [AGE] };
    const [first, second] = planCampaign(ROOT, [full, skipped], rules);
    expect(first?.merged).toEqual([{ cut: 'age', groups: [['young'], ['middle', 'old']] }]);
    expect(second?.merged).toEqual(first?.merged);
    expect(plan(ROOT, full, rules).merged[0]?.groups).toHaveLength(3);
  });

  it('are not made coarser by a measure that few answered', () => {
    const full = [at('root', ['young'], 40), at('root', ['middle'], 40), at('root', ['old'], 40)];
    const few = [at('root', ['young'], 20), at('root', ['middle'], 20), at('root', ['old'], 2)];
    const [first, second] = planCampaign(ROOT, [full, few], { k: 5, cutMin: 20, cuts: [AGE] });
    expect(first?.cutTables).toHaveLength(1);
    expect(second?.cutTables).toEqual([]);
  });

  it('refuse profiles that do not fit the cuts', () => {
    const rules = { k: 5, cutMin: 20, cuts: [GENDER] };
    expect(() => plan(ROOT, [at('root', [], 9)], rules)).toThrow('one category for each');
    expect(() => plan(ROOT, [at('root', ['child'], 9)], rules)).toThrow('unknown category');
    expect(() => plan(ROOT, [], { ...rules, cuts: [{ id: 'none', categories: [] }] })).toThrow(
      'no categories',
    );
  });
});

describe('a large organisation', () => {
  it('is planned and checked in seconds: 5,000 people, 800 units, three cuts, k = 10', () => {
    const { tree, counts } = company(5000, 800, THREE_CUTS, 7, 0.03);
    const start = performance.now();
    const made = plan(tree, counts, { k: 10, cutMin: 40, cuts: THREE_CUTS });
    expect(verifyCertificate(made)).toBe(true);
    expect(performance.now() - start).toBeLessThan(4000);
    expect(new Set(made.cutTables.map(({ unit }) => unit)).size).toBeGreaterThan(3);
  });
});
