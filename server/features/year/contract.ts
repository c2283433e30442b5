import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Event = Type.Object({
  /** The same thing keeps its key, so that a calendar moves it instead of showing it twice. */
  key: Type.String(),
  kind: Type.Enum([
    'opens',
    'closes',
    'reminder',
    'release',
    'planned',
    'review-due',
    'review-held',
    'plan-signed',
    'holiday',
    'school-holiday',
  ]),
  on: Day,
  /** Last day, of what takes longer than one. */
  until: orNull(Day),
  title: Type.Object({ nl: Type.String(), en: Type.String() }),
  /** Page about it. */
  path: orNull(Type.String()),
  /** A draft: not decided yet. */
  tentative: Type.Boolean(),
});
export type YearEvent = Static<typeof Event>;

/** What happens in a year: campaigns, reminders, closings, releases, the plan, and days off. */
export const routes = {
  'GET /api/year/:year': {
    access: READERS,
    scope: 'campaigns:read',
    summary: 'The calendar of a year. Drafts, reminders and series are for HR only.',
    params: Type.Object({ year: Type.String({ pattern: '^20\\d{2}$' }) }),
    reply: Type.Object({ events: Type.Array(Event) }),
  },
  'GET /api/year/:year/calendar-file': {
    access: READERS,
    summary: 'The same as a calendar file, without the days off.',
    params: Type.Object({ year: Type.String({ pattern: '^20\\d{2}$' }) }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    reply: Type.Any(),
    download: 'text/calendar; charset=utf-8',
  },
} as const satisfies Contracts;
