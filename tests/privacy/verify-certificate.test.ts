import { describe, expect, it } from 'vitest';
import { plan } from '../../server/privacy/plan.ts';
import type { Certificate, CertificatePair, Plan } from '../../server/privacy/types.ts';
import { verifyCertificate } from '../../server/privacy/verify-certificate.ts';
import { company, THREE_CUTS } from './organisations.ts';

const { tree, counts } = company(500, 60, THREE_CUTS, 7);
const GOOD = plan(tree, counts, { k: 5, cutMin: 20, cuts: THREE_CUTS });

/** The plan with every set of every certificate changed. */
function withSets(change: (sets: Certificate['sets']) => Certificate['sets']): Plan {
  return { ...GOOD, certificate: GOOD.certificate.map(({ unit, sets }) => ({ unit, sets: change(sets) })) };
}

function withPairs(change: (pair: CertificatePair) => CertificatePair): Plan {
  return withSets((sets) => sets.map((set) => set.map(change)));
}

describe('the check of a certificate', () => {
  it('accepts what the planner made', () => {
    expect(GOOD.cutTables.length).toBeGreaterThan(3);
    expect(verifyCertificate(GOOD)).toBe(true);
  });

  it('accepts a plan without cut tables and without proof', () => {
    expect(verifyCertificate({ ...GOOD, cutTables: [], certificate: [] })).toBe(true);
  });

  it('refuses tables without proof', () => {
    expect(verifyCertificate({ ...GOOD, certificate: [] })).toBe(false);
  });

  it('refuses one set too few', () => {
    expect(verifyCertificate(withSets((sets) => sets.slice(1)))).toBe(false);
  });

  it('refuses one person in two sets', () => {
    expect(verifyCertificate(withSets((sets) => sets.map(() => sets[0] ?? [])))).toBe(false);
  });

  it('refuses sets that leave a dimension open', () => {
    expect(verifyCertificate(withSets((sets) => sets.map((set) => set.slice(1))))).toBe(false);
  });

  it('refuses pairs of people who are not in the block', () => {
    expect(verifyCertificate(withPairs((pair) => ({ ...pair, unitA: 'elsewhere' })))).toBe(false);
    expect(verifyCertificate(withPairs((pair) => ({ ...pair, block: 'block:elsewhere' })))).toBe(false);
    expect(verifyCertificate(withPairs((pair) => ({ ...pair, a: ['', '', ''] })))).toBe(false);
  });

  it('refuses a larger k than was proved', () => {
    expect(verifyCertificate({ ...GOOD, k: GOOD.k + 1 })).toBe(false);
  });

  it('refuses a table in another grouping than the one that was proved', () => {
    const finer = GOOD.cutTables.map((table, at) =>
      at === 0 ? { ...table, groups: [...table.groups, ['new']] } : table,
    );
    expect(verifyCertificate({ ...GOOD, cutTables: finer })).toBe(false);
  });

  it('refuses a table at one more unit', () => {
    const tables = new Set(GOOD.cutTables.map(({ unit }) => unit));
    const small = GOOD.published.find(({ unit, counted }) => !tables.has(unit) && counted < 20);
    const first = GOOD.cutTables[0];
    if (!small || !first) throw new Error('The example has no small unit');
    const more = [...GOOD.cutTables, { ...first, unit: small.unit, blocks: small.blocks }];
    expect(verifyCertificate({ ...GOOD, cutTables: more })).toBe(false);
  });

  it('refuses fewer people than the proof spends', () => {
    const halved = GOOD.blocks.map((block) => ({
      ...block,
      parts: block.parts.map((part) => ({ ...part, n: 0 })),
    }));
    expect(verifyCertificate({ ...GOOD, blocks: halved })).toBe(false);
  });
});
