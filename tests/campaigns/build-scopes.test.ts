import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildScopes, type InvitedUnit } from '../../server/features/campaigns/build-scopes.ts';
import { countInvited, preflight } from '../../server/features/campaigns/preflight.ts';

const unit = (id: string, parentId: string | null, invited: number): InvitedUnit => ({
  id,
  parentId,
  invited,
});

/** Trees of up to 30 units in which every unit hangs below an earlier one. */
const trees = fc
  .array(fc.tuple(fc.nat(29), fc.nat(12)), { minLength: 1, maxLength: 30 })
  .map((list) =>
    list.map(([parent, invited], index) =>
      unit(
        `u${String(index).padStart(2, '0')}`,
        index === 0 ? null : `u${String(parent % index).padStart(2, '0')}`,
        invited,
      ),
    ),
  );

test('every invited person is in exactly one scope, and no scope is smaller than the minimum', () => {
  fc.assert(
    fc.property(trees, (units) => {
      const scopes = buildScopes(units, 5);
      const total = units.reduce((sum, entry) => sum + entry.invited, 0);
      if (total < 5) return void expect(scopes).toEqual([]);
      expect(scopes.reduce((sum, scope) => sum + scope.invited, 0)).toBe(total);
      for (const scope of scopes) expect(scope.invited).toBeGreaterThanOrEqual(5);
      const members = scopes.flatMap((scope) => scope.members);
      expect(new Set(members).size).toBe(members.length);
    }),
    { numRuns: 500 },
  );
});

test('a team of five has a scope of its own; a team of four shares the one above', () => {
  const scopes = buildScopes([unit('top', null, 2), unit('a', 'top', 5), unit('b', 'top', 4)], 5);
  expect(scopes.map(({ unitId, invited }) => [unitId, invited])).toEqual([
    ['a', 5],
    ['top', 6],
  ]);
});

test('a director alone at the top joins the smallest team, so that nobody holds a key alone', () => {
  const scopes = buildScopes([unit('top', null, 1), unit('a', 'top', 9), unit('b', 'top', 6)], 5);
  expect(scopes).toEqual([
    { unitId: 'a', members: ['a'], invited: 9 },
    { unitId: 'top', members: ['b', 'top'], invited: 7 },
  ]);
});

test('the order of the units does not matter', () => {
  fc.assert(
    fc.property(trees, (units) => {
      const shape = (list: readonly InvitedUnit[]) =>
        buildScopes(list, 5)
          .map((scope) => `${scope.unitId}:${scope.members.toSorted().join()}`)
          .toSorted();
      expect(shape(units.toReversed())).toEqual(shape(units));
    }),
  );
});

test('before launch HR sees who is invited, what it costs and which teams are too small', () => {
  const units = [
    { id: 'top', parentId: null, name: 'Organisatie' },
    { id: 'a', parentId: 'top', name: 'Team A' },
    { id: 'b', parentId: 'top', name: 'Team B' },
    { id: 'empty', parentId: 'top', name: 'Leeg' },
  ];
  const people = (unitId: string, n: number) =>
    Array.from({ length: n }, (_, index) => ({ unitId, email: index === 0 ? null : 'x@example.org' }));
  const roster = [...people('top', 2), ...people('a', 9), ...people('b', 4)];
  const dates = { opensOn: '2026-10-01', closesOn: '2026-10-20', today: '2026-09-20', problems: [] };
  const seen = preflight({ units, roster, minimumGroup: 5, minutes: 15, ...dates });
  expect(seen).toMatchObject({
    invited: 15,
    withoutEmail: 3,
    minutes: 15,
    hours: 4,
    groups: 2,
    obstacles: [],
  });
  expect(seen.tooSmall).toEqual([
    { unit: 'Organisatie', people: 2, countedWith: 'Organisatie', merged: false },
    { unit: 'Team B', people: 4, countedWith: 'Organisatie', merged: true },
  ]);
  expect(countInvited(units, roster).map((entry) => entry.id)).toEqual(['top', 'a', 'b']);
  expect(preflight({ units, roster: [], minimumGroup: 5, minutes: 15, ...dates }).obstacles).toEqual([
    'nobody-invited',
  ]);
  expect(
    preflight({ units, roster, minimumGroup: 5, minutes: 15, ...dates, today: '2026-11-01' }).obstacles,
  ).toEqual(['period-over']);
});
