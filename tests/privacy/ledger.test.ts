import { describe, expect, it } from 'vitest';
import { combinedView } from '../../server/privacy/combined-view.ts';
import type { LedgerEntry } from '../../server/privacy/ledger.ts';
import { checkSecondRelease, ledgerEntries, relabel } from '../../server/privacy/ledger.ts';
import { mayPool } from '../../server/privacy/norm-pool.ts';
import { plan } from '../../server/privacy/plan.ts';
import { release } from '../../server/privacy/release.ts';
import { mayShowTrend } from '../../server/privacy/trend.ts';
import { flat } from './organisations.ts';
import type { Person } from './release-house.ts';
import { measureOf, team } from './release-house.ts';

const { tree } = flat(0, 0, 0);
const CODES = [[2], [4], [3]];
const PEOPLE = [...team('t1', 4, CODES), ...team('t2', 9, CODES), ...team('t3', 24, CODES)];

function entriesFor(people: readonly Person[], k = 5): LedgerEntry[] {
  const measures = [measureOf({ tree, people, k })];
  return ledgerEntries(measures, release(tree, measures));
}

describe('a second release of the same answers', () => {
  const old = entriesFor(PEOPLE);
  const changed = (change: (entry: LedgerEntry) => LedgerEntry) => checkSecondRelease(old, old.map(change));

  it('is allowed when nothing changed', () => {
    expect(checkSecondRelease(old, entriesFor([...PEOPLE].reverse()))).toEqual({ ok: true, change: 'none' });
  });

  it('is allowed when a unit got another name', () => {
    const renamed = relabel(old, new Map([['t2', 'renamed']]));
    expect(checkSecondRelease(old, renamed)).toEqual({ ok: true, change: 'names' });
    expect(JSON.stringify(renamed)).not.toContain('"unit":"t2"');
    expect(relabel(renamed, new Map([['renamed', 't2']]))).toEqual(old);
  });

  it('is refused with one more answer', () => {
    expect(checkSecondRelease(old, entriesFor([...PEOPLE, ...team('t2', 1, CODES)]))).toEqual({
      ok: false,
      reason: 'blocks',
    });
  });

  it('is refused with another answer of the same person', () => {
    const edited = PEOPLE.map((person) => (person.unit === 't2' ? { ...person, codes: [5] } : person));
    expect(checkSecondRelease(old, entriesFor(edited))).toEqual({ ok: false, reason: 'figures' });
  });

  it('is refused for another k', () => {
    expect(checkSecondRelease(old, entriesFor(PEOPLE, 6))).toEqual({ ok: false, reason: 'group-size' });
  });

  it('is refused when whole blocks are put together in a new way', () => {
    const union = changed((entry) => ({
      ...entry,
      published: entry.published.map((each) =>
        each.unit === 't2' ? { ...each, blocks: ['block:t2', 'block:t3'] } : each,
      ),
    }));
    expect(union).toEqual({ ok: false, reason: 'sets' });
  });

  it('is refused with one more cut table', () => {
    const table = { unit: 'root', cut: 'age', groups: [['a'], ['b']], blocks: ['block:t2'] };
    expect(changed((entry) => ({ ...entry, cutTables: [table] }))).toEqual({
      ok: false,
      reason: 'cut-tables',
    });
  });

  it('is refused with another list of scales', () => {
    expect(checkSecondRelease(old, [])).toEqual({ ok: false, reason: 'measures' });
    expect(changed((entry) => ({ ...entry, scale: 'other' }))).toEqual({ ok: false, reason: 'measures' });
  });
});

describe('a trend', () => {
  it.each([
    [10, 10, true],
    [9, 300, false],
    [300, 9, false],
  ])('from %i to %i people: %s', (before, after, shown) => {
    expect(mayShowTrend(before, after)).toBe(shown);
  });
});

describe('a norm pool', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `org${at}`);
  const pool = (list: readonly string[]) => list.map((organisation) => ({ organisation, n: 100 }));

  it('needs ten organisations', () => {
    expect(mayPool(pool(names(10)), [])).toEqual({ ok: true });
    expect(mayPool(pool(names(9)), [])).toEqual({ ok: false, reason: 'few-organisations' });
  });

  it('holds nobody above a quarter', () => {
    const others = pool(names(9));
    expect(mayPool([...others, { organisation: 'large', n: 300 }], [])).toEqual({ ok: true });
    expect(mayPool([...others, { organisation: 'large', n: 301 }], [])).toEqual({
      ok: false,
      reason: 'dominated',
    });
  });

  it('is the same as every earlier version, or differs so much that no member can subtract one other out', () => {
    expect(mayPool(pool(names(12)), [names(12)])).toEqual({ ok: true });
    expect(mayPool(pool(names(12)), [names(15)])).toEqual({ ok: true });
    expect(mayPool(pool(names(12)), [names(11)])).toEqual({ ok: false, reason: 'close-to-earlier' });
    expect(mayPool(pool(names(12)), [names(10)])).toEqual({ ok: false, reason: 'close-to-earlier' });
    expect(mayPool(pool([...names(11), 'new']), [names(12)])).toEqual({
      ok: false,
      reason: 'close-to-earlier',
    });
    expect(mayPool(pool(names(12)), [names(20), names(11)])).toEqual({
      ok: false,
      reason: 'close-to-earlier',
    });
  });

  it('refuses an organisation that is named twice', () => {
    expect(() => mayPool([...pool(names(10)), { organisation: 'org0', n: 5 }], [])).toThrow('twice');
  });
});

describe('the view of someone with several small teams', () => {
  const { counts } = flat(4, 3, 9);
  const planned = plan(tree, counts, { k: 5, cutMin: 20, cuts: [] });

  it('points to the published figures that hold these teams', () => {
    expect(combinedView(tree, planned.published, ['t1', 't2'])).toEqual({
      units: [
        { unit: 't1', at: 'root' },
        { unit: 't2', at: 'root' },
      ],
      together: 'root',
    });
    expect(combinedView(tree, planned.published, ['t3'])).toEqual({
      units: [{ unit: 't3', at: 't3' }],
      together: 't3',
    });
  });

  it('points the same way for a team without answers', () => {
    const teams = (first: number) => {
      const house = flat(first, 3, 9, 3);
      return combinedView(
        house.tree,
        plan(house.tree, house.counts, { k: 5, cutMin: 20, cuts: [] }).published,
        ['t1'],
      );
    };
    expect(teams(0)).toEqual(teams(4));
    expect(teams(4).units[0]?.at).toBe('root');
  });

  it('refuses a unit outside the tree', () => {
    expect(() => combinedView(tree, planned.published, ['elsewhere'])).toThrow('not in the tree');
  });
});
