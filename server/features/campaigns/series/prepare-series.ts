import { randomUUID } from 'node:crypto';
import { type Doors, inOrganisation, type Query } from '../../../db/connection.ts';
import { insertNotice } from '../../../db/outbox.ts';
import { addDays, addMonths, calendarDay } from '../../../domain/calendar.ts';
import { isWorkingDay } from '../../../domain/campaign-year/holidays.ts';
import { longDay, say } from '../../../words.ts';
import type { Offer } from '../compose-draft.ts';

import { selectCampaign } from '../queries.ts';
import { repeatCampaign, titleAgain } from '../repeat-campaign.ts';
import {
  moveSeriesOn,
  selectDueSeries,
  selectHrAddresses,
  selectNewestOf,
  type SeriesRow,
} from './queries.ts';

/** This many days before a campaign of a series opens, its draft is there: time for the works council and for HR. */
export const PREPARED_DAYS = 42;

const NO_ADDITIONS_AT_ALL = { modules: [], statements: [], questions: [], openQuestions: false };
const SHORT_REMINDERS = { first: 50, second: null, last: false };

/** Makes the drafts of series whose time has come, each once, and tells HR by mail. */
export function prepareSeries(house: Offer & { readonly manageUrl: string }) {
  return async (work: Doors['work'], now: Date): Promise<boolean> => {
    const before = addDays(calendarDay(now), PREPARED_DAYS);
    for (const series of await selectDueSeries(work, before).execute()) {
      await inOrganisation(work, series.organisationId, (trx) => prepare(trx, house, series, now));
    }
    return false;
  };
}

async function prepare(
  trx: Query,
  house: Offer & { readonly manageUrl: string },
  series: SeriesRow,
  now: Date,
): Promise<void> {
  const step = { from: series.nextOpensOn, to: nextDay(series, calendarDay(now)) };
  if (!(await moveSeriesOn(trx, series.id, step).executeTakeFirst())) return;
  const newest = (await selectNewestOf(trx, series.id).executeTakeFirst())?.id ?? series.fromCampaignId;
  const campaign = await selectCampaign(trx, newest).executeTakeFirst();
  if (!campaign) return;
  const today = calendarDay(now);
  const opensOn = series.nextOpensOn < today ? today : series.nextOpensOn;
  const title = titleAgain(series.title, opensOn.slice(0, 4));
  const instead = {
    title,
    opensOn,
    closesOn: addDays(opensOn, series.daysOpen - 1),
    scales: series.scales,
    seriesId: series.id,
    // A short round in between asks its scales and nothing else, and does not remind people three times.
    ...(series.scales.length > 0 ? { additions: NO_ADDITIONS_AT_ALL, reminders: SHORT_REMINDERS } : {}),
  };
  const { organisationId } = series;
  const id = await repeatCampaign(trx, { organisationId, campaign, now, instead }, house);
  if (id === null) return;
  const people = await selectHrAddresses(trx).execute();
  for (const { email, language } of people) {
    const known = language === 'en' ? 'en' : 'nl';
    const values = { title, opensOn: longDay(opensOn, known), link: `${house.manageUrl}/campaigns/${id}` };
    await insertNotice(trx, {
      organisationId,
      id: randomUUID(),
      kind: 'notice',
      recipient: email,
      subject: say(known, 'mailing_prepared_subject', values),
      body: say(known, 'mailing_prepared_body', values),
      now,
    }).execute();
  }
}

/** The day of the one after, in the future and on a working day. */
export function nextDay(
  { nextOpensOn, everyMonths }: Pick<SeriesRow, 'nextOpensOn' | 'everyMonths'>,
  today: string,
): string {
  let steps = 1;
  while (addMonths(nextOpensOn, steps * everyMonths) <= today) steps += 1;
  let day = addMonths(nextOpensOn, steps * everyMonths);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
