import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { addDays, calendarDay } from '../../domain/calendar.ts';
import { daysBetween } from '../../domain/campaign-year/reminder-days.ts';
import { findQuestionnaire } from '../../domain/questionnaire/catalogue.ts';
import { offeredTo, type Offer } from './compose-draft.ts';
import { type DraftRow, insertDraft, selectLivingUnits } from './queries.ts';

interface Wanted {
  readonly organisationId: string;
  readonly campaign: DraftRow;
  readonly now: Date;
  /** What differs from the campaign besides its days; for a series. */
  readonly instead?: Partial<
    Pick<DraftRow, 'title' | 'opensOn' | 'closesOn' | 'scales' | 'seriesId' | 'additions' | 'reminders'>
  >;
}

/** The same weekday a year later. */
const A_YEAR = 364;

/**
 * A draft that is the same as an earlier campaign: modules, own themes, who, background questions, norm, texts, reminders
 * and paper are taken over, of the questionnaire its newest published version. Null when that questionnaire is gone.
 */
export async function repeatCampaign(
  trx: Query,
  { organisationId, campaign, now, instead = {} }: Wanted,
  offer: Offer,
): Promise<string | null> {
  const { questionnaires } = await offeredTo(trx, offer);
  const newest = findQuestionnaire(questionnaires, campaign.questionnaireId);
  if (!newest) return null;
  const living = new Set((await selectLivingUnits(trx).execute()).map((unit) => unit.id));
  const known = new Set(newest.background.map(({ id }) => id));
  const id = randomUUID();
  const days = daysAgain(campaign, calendarDay(now));
  await insertDraft(trx, {
    ...campaign,
    ...days,
    title: titleAgain(campaign.title, days.opensOn.slice(0, 4)),
    // What belongs to a series is said by the series.
    seriesId: null,
    scales: [],
    ...instead,
    organisationId,
    id,
    version: newest.version,
    minimumGroup: newest.minimumGroup,
    unitIds: campaign.unitIds.filter((unit) => living.has(unit)),
    cuts: campaign.cuts.filter((cut) => known.has(cut)),
    repeats: campaign.id,
    now,
  }).execute();
  return id;
}

/** A year on where that is still to come, otherwise from today; as long as it was. */
function daysAgain({ opensOn, closesOn }: DraftRow, today: string) {
  const nextYear = addDays(opensOn, A_YEAR);
  const starts = nextYear < today ? today : nextYear;
  return { opensOn: starts, closesOn: addDays(starts, daysBetween(opensOn, closesOn)) };
}

export function titleAgain(title: string, year: string): string {
  return title.replace(/\b20\d\d\b/, year);
}
