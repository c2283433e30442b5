import { addDays, addMonths } from '../../domain/calendar.ts';
import { dutchHolidays, isWorkingDay } from '../../domain/campaign-year/holidays.ts';
import { reminderDays } from '../../domain/campaign-year/reminder-days.ts';
import { schoolHolidaysBetween } from '../../domain/campaign-year/school-holidays.ts';
import type { Words } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import type { YearEvent } from './contract.ts';
import type { CampaignInYear } from './queries.ts';

interface Found {
  readonly year: number;
  readonly campaigns: readonly CampaignInYear[];
  readonly mailings: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly on: string;
  }[];
  readonly series: readonly {
    readonly id: string;
    readonly title: string;
    readonly everyMonths: number;
    readonly nextOpensOn: string;
    readonly daysOpen: number;
  }[];
  readonly plan: readonly {
    readonly kind: 'review-held' | 'plan-signed';
    readonly on: string;
    readonly number: number;
  }[];
  /** The last yearly review of the plan, or its first signature. */
  readonly lastReview: string | null;
}

/** Everything of a year in the order of its days. */
export function composeYear(found: Found): readonly YearEvent[] {
  const [from, until] = [`${found.year}-01-01`, `${found.year}-12-31`];
  const events = [
    ...found.campaigns.flatMap(campaignEvents),
    ...found.mailings.map(({ id, title, kind, on }) =>
      event(
        `${id}-${kind}`,
        'reminder',
        on,
        words(`year_reminder_${kind}`, { title }),
        `/campaigns/${id}/mail`,
      ),
    ),
    ...found.series.flatMap((entry) => plannedEvents(entry, until)),
    ...found.plan.map(({ kind, on, number }) =>
      event(
        `${kind}-${number}`,
        kind,
        on,
        words(kind === 'plan-signed' ? 'year_plan_signed' : 'year_review_held', { number }),
        kind === 'plan-signed' ? '/plan/versions' : '/plan/review',
      ),
    ),
    ...(found.lastReview === null
      ? []
      : [
          event(
            `review-due-${found.lastReview}`,
            'review-due',
            addMonths(found.lastReview, 12),
            words('year_review_due'),
            '/plan/review',
          ),
        ]),
    ...dutchHolidays(found.year).map(({ on, name }) => event(`holiday-${on}`, 'holiday', on, name, null)),
    ...schoolHolidaysBetween(from, until).map((holiday) => ({
      ...event(`school-${holiday.from}-${holiday.until}`, 'school-holiday', holiday.from, holiday.name, null),
      until: holiday.until,
    })),
  ];
  return events
    .filter(({ on, until: last }) => on <= until && (last ?? on) >= from)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.key < other.key ? -1 : 1));
}

function campaignEvents(campaign: CampaignInYear): readonly YearEvent[] {
  const { id, title, status, opensOn, closesOn } = campaign;
  const tentative = status === 'draft';
  const path = `/campaigns/${id}`;
  const closed = campaign.closedOn ?? closesOn;
  const draftReminders = tentative ? reminderDays(campaign, campaign.reminders) : [];
  return [
    { ...event(`${id}-opens`, 'opens', opensOn, words('year_opens', { title }), path), tentative },
    ...draftReminders.map(({ kind, on }) => ({
      ...event(`${id}-${kind}`, 'reminder', on, words(`year_reminder_${kind}`, { title }), `${path}/mail`),
      tentative,
    })),
    { ...event(`${id}-closes`, 'closes', closed, words('year_closes', { title }), path), tentative },
    ...(campaign.publishedOn
      ? [
          event(
            `${id}-release`,
            'release',
            campaign.publishedOn,
            words('year_release', { title }),
            `/results?campaign=${id}`,
          ),
        ]
      : []),
  ];
}

/** The campaigns that a series will bring up to this day. */
function plannedEvents(entry: Found['series'][number], until: string): readonly YearEvent[] {
  const events: YearEvent[] = [];
  for (let step = 0; step < 40; step += 1) {
    const on = workingDayFrom(addMonths(entry.nextOpensOn, step * entry.everyMonths));
    if (on > until) break;
    const title = entry.title.replace(/\b20\d\d\b/, on.slice(0, 4));
    events.push({
      ...event(`${entry.id}-${on}`, 'planned', on, words('year_planned', { title }), '/calendar'),
      until: addDays(on, entry.daysOpen - 1),
      tentative: true,
    });
  }
  return events;
}

function workingDayFrom(day: string): string {
  let on = day;
  while (!isWorkingDay(on)) on = addDays(on, 1);
  return on;
}

function words(key: string, values: Readonly<Record<string, string | number>> = {}): Words {
  return { nl: say('nl', key, values), en: say('en', key, values) };
}

function event(
  key: string,
  kind: YearEvent['kind'],
  on: string,
  title: Words,
  path: string | null,
): YearEvent {
  return { key, kind, on, until: null, title: { ...title }, path, tentative: false };
}
