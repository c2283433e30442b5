import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashLinkToken } from '../../server/crypto/link-token.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { hashPassword } from '../../server/features/access/password.ts';
import { mannWhitneyP } from '../support/mann-whitney.ts';
import { startTestHouse, type TestHouse, type TestOrganisation } from '../support/test-house.ts';

/**
 * Whether somebody has an account, or a link was real once, must not be told by the time that an answer takes. Known and
 * unknown take turns, so that whatever else the machine does meets both alike. `ENUMERATION_TRIES=200` is the long proof.
 */
const TRIES = Number(process.env.ENUMERATION_TRIES ?? 30);
/** A true null gets below this once in five hundred runs; a leak of a few milliseconds is far below it. */
const LIMIT = 0.002;

let house: TestHouse;
let organisation: TestOrganisation;
const known = Array.from({ length: TRIES }, () => `${randomUUID()}@example.org`);
const unknown = Array.from({ length: TRIES }, () => `${randomUUID()}@example.org`);

beforeAll(async () => {
  house = await startTestHouse({ mailboxOpen: false });
  organisation = await house.makeOrganisation();
  const password_hash = await hashPassword('the password of everybody here');
  await inOrganisation(house.doors.work, organisation.id, (trx) =>
    trx
      .insertInto('account')
      .values(
        known.map((email) => ({
          ...{ organisation_id: organisation.id, id: randomUUID(), email, name: 'Iemand', password_hash },
        })),
      )
      .execute(),
  );
});
afterAll(() => house.close());

const post = (url: string, payload: object) => house.manage.inject({ method: 'POST', url, payload });

/** Milliseconds of both kinds, in turns, each pair in the other order; the first tries warm the machine up. */
async function timeInTurns<T>(pairs: readonly (readonly [T, T])[], act: (one: T) => Promise<unknown>) {
  const times: [number[], number[]] = [[], []];
  for (const [index, pair] of pairs.entries()) {
    for (const which of index % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const begun = performance.now();
      await act(pair[which]);
      if (index >= 2) times[which].push(performance.now() - begun);
    }
  }
  return times;
}
const pairsOf = <T>(first: readonly T[], second: readonly T[]) =>
  first.map((one, index) => [one, second[index] as T] as const);

test('ranks that lie apart are found: by hand, U = 0 of two times four gives p = 0.021', () => {
  expect(mannWhitneyP([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(0.0209, 3);
  expect(mannWhitneyP([1, 4, 5, 8], [2, 3, 6, 7])).toBeCloseTo(1, 5);
});

test('signing in answers a known and an unknown address in the same words and the same time', async () => {
  const replies = new Set<string>();
  const [first, second] = await timeInTurns(pairsOf(known, unknown), async (email) => {
    const reply = await post('/api/session', { email, password: 'not the password' });
    replies.add(`${reply.statusCode} ${reply.body}`);
  });
  expect([...replies]).toHaveLength(1);
  expect(mannWhitneyP(first, second)).toBeGreaterThan(LIMIT);
});

test('a forgotten password gets the same reply after the same time, whether a message goes out or not', async () => {
  const few = pairsOf(known, unknown).slice(0, 7);
  const replies = new Set<string>();
  const times = await timeInTurns(few, async (email) => {
    replies.add((await post('/api/forgotten-password', { email })).body);
  });
  expect([...replies]).toEqual(['{"mailed":true}']);
  const [first, second] = times.map(
    (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0,
  );
  // Both wait for the same moment; what remains is the grain of a timer.
  expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThan(20);
});

test('a link that was used answers as one that never was', async () => {
  const tokens = Array.from({ length: TRIES * 2 }, () => randomBytes(32).toString('base64url'));
  const used = tokens.slice(0, TRIES);
  await inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const { id } = await trx.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
    return id;
  }).then((account_id) =>
    house.doors.gate
      .insertInto('account_link')
      .values(
        used.map((token) => ({
          ...{ organisation_id: organisation.id, account_id, kind: 'reset', used_at: house.clock.now },
          ...{ token_hash: hashLinkToken(token), expires_at: new Date('2027-01-01') },
        })),
      )
      .execute(),
  );
  const replies = new Set<string>();
  const [first, second] = await timeInTurns(pairsOf(used, tokens.slice(TRIES)), async (token) => {
    const reply = await post('/api/account-link', { token });
    replies.add(`${reply.statusCode} ${reply.body}`);
  });
  expect([...replies]).toHaveLength(1);
  expect(mannWhitneyP(first, second)).toBeGreaterThan(LIMIT);
});
