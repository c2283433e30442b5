import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../server/crypto/base64url.ts';
import { blind, drawSerial, finalize, prepare } from '../../server/crypto/fast-client.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { readMaterial } from '../../server/demonstration/simulated-person.ts';
import { runNightlyRound } from '../../server/features/response/nightly-round.ts';
import { launchCampaign, tokensByUnit } from '../support/answers.ts';
import { employeeCsv, startTestHouse, type TestHouse, type TestOrganisation } from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let campaignId: string;
let token: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6 }));
  const hr = await organisation.signIn('hr');
  campaignId = await launchCampaign(house, hr);
  token = (await tokensByUnit(house, organisation, campaignId)).get('A')?.[0] ?? '';
});
afterAll(() => house.close());

const open = async () =>
  (await house.manage.inject({ method: 'POST', url: '/api/invitations/open', payload: { token } })).json<{
    issued: boolean;
    again: string;
    scopeId: string;
  }>();

/** Asks for a credential for a fresh serial; gives the status, and the credential when there is one. */
async function issue(again?: boolean) {
  const material = await readMaterial(house.answer, campaignId);
  const key = material.scopeKeys.get((await open()).scopeId)!;
  const prepared = prepare(drawSerial());
  const blinded = blind(key, prepared);
  const reply = await house.manage.inject({
    method: 'POST',
    url: '/api/invitations/issue',
    payload: {
      token,
      blindedMessage: toBase64url(blinded.blindedMessage),
      ...(again === undefined ? {} : { again }),
    },
  });
  if (reply.statusCode !== 200) return { code: reply.json<{ code: string }>().code };
  const signature = fromBase64url(reply.json<{ blindSignature: string }>().blindSignature)!;
  return { code: 'OK', credential: finalize(key, prepared, signature, blinded.inverse) };
}

const night = () => runNightlyRound(house.doors.work, house.clock.now);
const reissuedInScope = () =>
  inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const { total } = await trx
      .selectFrom('scope')
      .select((select) => select.fn.sum<number>('reissued').as('total'))
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow();
    return Number(total);
  });

test('a link gives one credential', async () => {
  expect(await open()).toMatchObject({ issued: false, again: 'no' });
  expect((await issue()).code).toBe('OK');
  expect((await issue()).code).toBe('LINK_USED');
  expect(await open()).toMatchObject({ issued: true, again: 'later' });
});

test('starting over is refused before a day has passed, however often somebody asks', async () => {
  expect((await issue(true)).code).toBe('NOT_YET_AGAIN');
  await night();
  await night();
  expect(await open()).toMatchObject({ again: 'later' });
  house.clock.now = new Date(house.clock.now.getTime() + 24 * 3_600_000);
  await night();
  expect((await issue(true)).code).toBe('NOT_YET_AGAIN');
});

test('after two nights the same link gives one more, to who asks for it in so many words', async () => {
  house.clock.now = new Date(house.clock.now.getTime() + 24 * 3_600_000);
  await night();
  expect(await open()).toMatchObject({ again: 'now' });
  expect((await issue()).code).toBe('LINK_USED');
  expect(await reissuedInScope()).toBe(0);
  expect((await issue(true)).code).toBe('OK');
  expect(await reissuedInScope()).toBe(1);
});

test('and never a third one', async () => {
  for (let day = 0; day < 3; day += 1) {
    house.clock.now = new Date(house.clock.now.getTime() + 24 * 3_600_000);
    await night();
  }
  expect(await open()).toMatchObject({ again: 'no' });
  expect((await issue(true)).code).toBe('LINK_USED');
  expect(await reissuedInScope()).toBe(1);
});

test('no moment is kept with an invitation or an issue, and an invitation is not written after launch', async () => {
  await inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const [row] = await trx.selectFrom('credential_issue').selectAll().execute();
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'blinded_hash',
      'campaign_id',
      'invitation_id',
      'nights',
      'organisation_id',
      'reissued',
    ]);
    const [invitation] = await trx.selectFrom('invitation').selectAll().limit(1).execute();
    expect(Object.values(invitation ?? {}).some((value) => value instanceof Date)).toBe(false);
  });
});

test('random bytes are no token', async () => {
  const reply = await house.manage.inject({
    method: 'POST',
    url: '/api/invitations/issue',
    payload: { token: randomBytes(32).toString('base64url'), blindedMessage: 'A'.repeat(342), again: true },
  });
  expect(reply.json<{ code: string }>().code).toBe('UNKNOWN_LINK');
});

test('links go when the days of the contract are over, and not before', async () => {
  const hr = await organisation.signIn('hr');
  await hr('POST', `/api/campaigns/${campaignId}/close`);
  expect(await house.runJobs()).toEqual([]);
  const left = () =>
    inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('invitation').select('id').where('campaign_id', '=', campaignId).execute(),
    );
  const closed = house.clock.now.getTime();
  await runNightlyRound(house.doors.work, new Date(closed + 29 * 86_400_000));
  expect((await left()).length).toBeGreaterThan(0);
  await runNightlyRound(house.doors.work, new Date(closed + 31 * 86_400_000));
  expect(await left()).toEqual([]);
});
