import { expect } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { calendarDay } from '../../server/domain/calendar.ts';
import { fillIn } from './answers.ts';
import { PASSWORD, type RunningHouse } from './running-house.ts';
import { type Caller, employeeCsv, signInAs } from './test-house.ts';

/**
 * Team ZWAAR answers heavily, the others do not: real import, launch, answers and tally, without a browser. The one person
 * at the top is counted with the smallest team; among teams of one size it could be ZWAAR that is hidden for it.
 */
export async function publishCampaign(house: RunningHouse, hrEmail: string): Promise<string> {
  const hr = await signInAs(house.apps.manage, hrEmail, PASSWORD);
  const csv = employeeCsv({ ZWAAR: 14, LICHT: 14, ANDERS: 10 });
  const text = { 'content-type': 'text/csv' };
  const { digest } = (await hr('POST', '/api/organisation/import/preview', csv, text)).json<{
    digest: string;
  }>();
  await hr('POST', `/api/organisation/import?digest=${digest}`, csv, text);
  const today = calendarDay(new Date());
  const payload = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Werkbeleving',
    opensOn: today,
    closesOn: today,
    unitIds: [],
  };
  const { id } = (await hr('POST', '/api/campaigns', payload)).json<{ id: string }>();
  expect((await hr('POST', `/api/campaigns/${id}/launch`)).statusCode).toBe(202);
  await settled(hr, id, 'open');
  const material = await readMaterial(house.apps.answer, id);
  for (const { token, unit } of await readPost(house, id))
    await answerAsPerson(
      house.apps,
      material,
      token,
      fillIn(material.definition, (item) => (unit === 'ZWAAR' ? 5 : 2 + (item % 2))),
    );
  expect((await hr('POST', `/api/campaigns/${id}/close`)).statusCode).toBe(202);
  await settled(hr, id, 'published');
  return id;
}

async function settled(hr: Caller, id: string, status: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const campaigns = (await hr('GET', '/api/campaigns')).json<{
      campaigns: { id: string; status: string }[];
    }>().campaigns;
    if (campaigns.find((entry) => entry.id === id)?.status === status) return;
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error(`The campaign did not become ${status}`);
}

function readPost(house: RunningHouse, id: string) {
  return inOrganisation(house.options.doors.work, house.organisationId, async (trx) => {
    const rows = await trx
      .selectFrom('outbox')
      .innerJoin('employee', 'employee.email', 'outbox.recipient')
      .innerJoin('unit', 'unit.id', 'employee.unit_id')
      .select(['outbox.body', 'unit.code as unit'])
      .where('outbox.campaign_id', '=', id)
      .execute();
    return rows.map(({ body, unit }) => ({ token: /#([\w-]{43})/.exec(body)?.[1] ?? '', unit }));
  });
}
