import { holidaysBetween, isWorkingDay } from '../../domain/campaign-year/holidays.ts';
import type { OwnTexts } from '../../domain/campaign-year/mail-text.ts';
import { daysBetween, reminderDays, type Reminders } from '../../domain/campaign-year/reminder-days.ts';
import { knowsSchoolHolidays, schoolHolidaysBetween } from '../../domain/campaign-year/school-holidays.ts';
import type { Language, Words } from '../../domain/questionnaire/definition.ts';
import type { Check, Draft, Preflight } from './contract.ts';

/** Fewer days than this and people on leave or part-timers miss it; more and nobody feels that it is their turn. */
const SHORTEST_DAYS = 9;
const LONGEST_DAYS = 42;

interface Looked {
  readonly found: Omit<Preflight, 'checks'>;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly roster: readonly { readonly email: string | null; readonly language: Language }[];
  readonly additions: NonNullable<Draft['additions']>;
  readonly texts: OwnTexts;
  readonly reminders: Reminders;
  readonly normId: string | null;
  /** What the works council said on exactly these terms; null: nothing. */
  readonly councilSaid: 'signed' | 'not-applicable' | null;
  /** Campaigns that are open at the same time. */
  readonly overlapping: readonly string[];
  readonly hasServer: boolean;
}

/** Everything to look at before a launch as one list: what stops it, what to think about, and what is in order. */
export function listChecks(looked: Looked): readonly Check[] {
  const stops = looked.found.obstacles.map((kind) => check('stop', kind));
  const rest = [
    ...groupChecks(looked),
    ...addressChecks(looked),
    ...councilChecks(looked),
    ...periodChecks(looked),
    looked.normId === null ? check('warn', 'no-norm') : check('fine', 'norm-chosen'),
    ...languageChecks(looked),
    looked.hasServer ? check('fine', 'mail-fine') : check('warn', 'no-mail-server'),
  ];
  const order = { stop: 0, warn: 1, fine: 2 };
  return [...stops, ...rest].sort((one, other) => order[one.level] - order[other.level]);
}

function groupChecks({ found }: Looked): readonly Check[] {
  if (found.invited === 0) return [];
  return found.tooSmall.length > 0
    ? [check('warn', 'small-groups', { count: found.tooSmall.length })]
    : [check('fine', 'groups-fine')];
}

function addressChecks({ found, roster }: Looked): readonly Check[] {
  const addresses = roster.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const shared = addresses.length - new Set(addresses).size;
  return [
    ...(found.withoutEmail > 0
      ? [check('warn', 'no-mail-address', { count: found.withoutEmail })]
      : found.invited > 0
        ? [check('fine', 'addresses-fine')]
        : []),
    ...(shared > 0 ? [check('warn', 'shared-address', { count: shared })] : []),
  ];
}

function councilChecks({ found, councilSaid }: Looked): readonly Check[] {
  if (found.obstacles.includes('waits-for-council')) return [];
  return [councilSaid === null ? check('warn', 'council-silent') : check('fine', 'council-spoke')];
}

function periodChecks({ opensOn, closesOn, reminders, overlapping }: Looked): readonly Check[] {
  if (closesOn < opensOn) return [];
  const days = daysBetween(opensOn, closesOn) + 1;
  const holidays = holidaysBetween(opensOn, closesOn).filter(({ on }) => isWeekday(on));
  const school = schoolHolidaysBetween(opensOn, closesOn);
  const warnings = [
    ...(days < SHORTEST_DAYS ? [check('warn', 'short-period', { count: days })] : []),
    ...(days > LONGEST_DAYS ? [check('warn', 'long-period', { count: days })] : []),
    ...(isWorkingDay(opensOn) ? [] : [check('warn', 'opens-on-day-off')]),
    ...(holidays.length > 0 ? [check('warn', 'holidays', { about: holidays.map(({ name }) => name) })] : []),
    ...(school.length > 0
      ? [check('warn', 'school-holidays', { about: school.map(({ name }) => name) })]
      : []),
    ...(knowsSchoolHolidays(opensOn, closesOn) ? [] : [check('warn', 'school-holidays-unknown')]),
    ...(overlapping.length > 0
      ? [check('warn', 'overlap', { about: overlapping.map((title) => ({ nl: title, en: title })) })]
      : []),
  ];
  const planned = reminderDays({ opensOn, closesOn }, reminders);
  return [
    ...(warnings.length > 0 ? warnings : [check('fine', 'period-fine')]),
    planned.length > 0
      ? check('fine', 'reminders-fine', { count: planned.length })
      : check('warn', 'no-reminders'),
  ];
}

/** Own words that are there in Dutch only, when somebody gets the questionnaire in English. */
function languageChecks({ roster, additions, texts }: Looked): readonly Check[] {
  const english = roster.filter(({ language }) => language === 'en').length;
  const asked = [...additions.statements.flatMap(({ theme, text }) => [theme, text]), ...additions.questions];
  const missing =
    asked.some((words) => words.en.trim() === '') || Object.values(texts).some((text) => text.nl && !text.en);
  if (roster.length === 0) return [];
  return [
    english > 0 && missing
      ? check('warn', 'english-missing', { count: english })
      : check('fine', 'languages-fine', { count: english }),
  ];
}

function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function check(
  level: Check['level'],
  kind: Check['kind'],
  { count = 0, about = [] }: { count?: number; about?: readonly Words[] } = {},
): Check {
  return { level, kind, count, about: [...about] };
}
