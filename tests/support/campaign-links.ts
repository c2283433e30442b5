import { inOrganisation } from '../../server/db/connection.ts';
import { PASSWORD, type RunningHouse } from './running-house.ts';
import { type Caller, employeeCsv, signInAs } from './test-house.ts';
import { addDays, calendarDay } from '../../server/domain/calendar.ts';

/** A caller that is signed in as HR of a running house, with employees in these teams. */
export async function signInHr(
  house: RunningHouse,
  teams: Readonly<Record<string, number>>,
): Promise<Caller> {
  await house.addAccount('hr@testdam.example', 'hr');
  const hr = await signInAs(house.apps.manage, 'hr@testdam.example', PASSWORD);
  const text = { 'content-type': 'text/csv' };
  const preview = await hr('POST', '/api/organisation/import/preview', employeeCsv(teams), text);
  const { digest } = preview.json<{ digest: string }>();
  const done = await hr('POST', `/api/organisation/import?digest=${digest}`, employeeCsv(teams), text);
  if (done.statusCode !== 200) throw new Error(done.body);
  return hr;
}

/** Launches a campaign and gives the links of everybody who was invited, in the order of their numbers. */
export async function launchLinks(
  house: RunningHouse,
  hr: Caller,
  campaign: { readonly questionnaireId: string; readonly variant: string },
): Promise<{ readonly campaignId: string; readonly links: string[] }> {
  const day = (offset: number) => addDays(calendarDay(new Date()), offset);
  const additions = { modules: [], statements: [], questions: [], openQuestions: true };
  const draft = { title: 'Hoe gaat het', opensOn: day(0), closesOn: day(14), unitIds: [], additions };
  const made = await hr('POST', '/api/campaigns', { ...draft, ...campaign });
  const { id } = made.json<{ id: string }>();
  const launched = await hr('POST', `/api/campaigns/${id}/launch`);
  if (launched.statusCode !== 202) throw new Error(`${made.body} ${launched.body}`);
  return { campaignId: id, links: await waitForLinks(house, id) };
}

async function waitForLinks(house: RunningHouse, campaignId: string): Promise<string[]> {
  for (let tries = 0; tries < 240; tries += 1) {
    const rows = await inOrganisation(house.options.doors.work, house.organisationId, (trx) =>
      trx
        .selectFrom('outbox')
        .innerJoin('campaign', 'campaign.id', 'outbox.campaign_id')
        .select('outbox.body')
        .where('campaign_id', '=', campaignId)
        .where('campaign.status', '=', 'open')
        .orderBy('recipient')
        .execute(),
    );
    if (rows.length > 0)
      return rows.flatMap(({ body }) => /https?:\/\/\S+\/s(?:\?lang=\w+)?#[\w-]{43}/.exec(body)?.[0] ?? []);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The campaign did not open within a minute');
}
