import type { Words } from '../questionnaire/definition.ts';

export interface SchoolHoliday {
  readonly from: string;
  readonly until: string;
  readonly name: Words;
}

type Region = 'Noord' | 'Midden' | 'Zuid';
type Kind = 'autumn' | 'christmas' | 'spring' | 'may' | 'summer';
type Dates = readonly [from: string, until: string, ...regions: Region[]];

/**
 * School holidays of the Netherlands by school year; without regions a holiday is the same everywhere. Christmas, one week
 * in May and the summer are fixed by ministerial order, autumn and spring are the ministry's advice; many schools add the
 * week before or after the one in May.
 *
 * Source: Ministry of Education, “Overzicht schoolvakanties” per school year (rijksoverheid.nl, open data set
 * schoolholidays). 2027-2028 and 2028-2029 read from those pages; the other years from two collections made
 * independently of that data set, which agree on every date. Looked up on 26 November 2026. No date here is computed.
 */
export const SCHOOL_YEARS: Readonly<Record<string, Readonly<Record<Kind, readonly Dates[]>>>> = {
  '2024-2025': {
    autumn: [
      ['2024-10-19', '2024-10-27', 'Zuid'],
      ['2024-10-26', '2024-11-03', 'Noord', 'Midden'],
    ],
    christmas: [['2024-12-21', '2025-01-05']],
    spring: [
      ['2025-02-15', '2025-02-23', 'Noord'],
      ['2025-02-22', '2025-03-02', 'Midden', 'Zuid'],
    ],
    may: [['2025-04-26', '2025-05-04']],
    summer: [
      ['2025-07-05', '2025-08-17', 'Zuid'],
      ['2025-07-12', '2025-08-24', 'Noord'],
      ['2025-07-19', '2025-08-31', 'Midden'],
    ],
  },
  '2025-2026': {
    autumn: [
      ['2025-10-11', '2025-10-19', 'Zuid'],
      ['2025-10-18', '2025-10-26', 'Noord', 'Midden'],
    ],
    christmas: [['2025-12-20', '2026-01-04']],
    spring: [
      ['2026-02-14', '2026-02-22', 'Midden', 'Zuid'],
      ['2026-02-21', '2026-03-01', 'Noord'],
    ],
    may: [['2026-04-25', '2026-05-03']],
    summer: [
      ['2026-07-04', '2026-08-16', 'Noord'],
      ['2026-07-11', '2026-08-23', 'Zuid'],
      ['2026-07-18', '2026-08-30', 'Midden'],
    ],
  },
  '2026-2027': {
    autumn: [
      ['2026-10-10', '2026-10-18', 'Noord'],
      ['2026-10-17', '2026-10-25', 'Midden', 'Zuid'],
    ],
    christmas: [['2026-12-19', '2027-01-03']],
    spring: [
      ['2027-02-13', '2027-02-21', 'Zuid'],
      ['2027-02-20', '2027-02-28', 'Noord', 'Midden'],
    ],
    may: [['2027-04-24', '2027-05-02']],
    summer: [
      ['2027-07-10', '2027-08-22', 'Noord'],
      ['2027-07-17', '2027-08-29', 'Midden'],
      ['2027-07-24', '2027-09-05', 'Zuid'],
    ],
  },
  '2027-2028': {
    autumn: [
      ['2027-10-16', '2027-10-24', 'Noord', 'Midden'],
      ['2027-10-23', '2027-10-31', 'Zuid'],
    ],
    christmas: [['2027-12-25', '2028-01-09']],
    spring: [
      ['2028-02-19', '2028-02-27', 'Noord'],
      ['2028-02-26', '2028-03-05', 'Midden', 'Zuid'],
    ],
    may: [['2028-04-29', '2028-05-07']],
    summer: [
      ['2028-07-08', '2028-08-20', 'Midden'],
      ['2028-07-15', '2028-08-27', 'Noord'],
      ['2028-07-22', '2028-09-03', 'Zuid'],
    ],
  },
  '2028-2029': {
    autumn: [
      ['2028-10-14', '2028-10-22', 'Noord'],
      ['2028-10-21', '2028-10-29', 'Midden', 'Zuid'],
    ],
    christmas: [['2028-12-23', '2029-01-07']],
    spring: [
      ['2029-02-10', '2029-02-18', 'Zuid'],
      ['2029-02-17', '2029-02-25', 'Noord', 'Midden'],
    ],
    may: [['2029-04-28', '2029-05-06']],
    summer: [
      ['2029-07-07', '2029-08-19', 'Midden'],
      ['2029-07-14', '2029-08-26', 'Zuid'],
      ['2029-07-21', '2029-09-02', 'Noord'],
    ],
  },
  '2029-2030': {
    autumn: [
      ['2029-10-13', '2029-10-21', 'Zuid'],
      ['2029-10-20', '2029-10-28', 'Noord', 'Midden'],
    ],
    christmas: [['2029-12-22', '2030-01-06']],
    spring: [
      ['2030-02-16', '2030-02-24', 'Noord'],
      ['2030-02-23', '2030-03-03', 'Midden', 'Zuid'],
    ],
    may: [['2030-04-27', '2030-05-05']],
    summer: [
      ['2030-07-06', '2030-08-18', 'Zuid'],
      ['2030-07-13', '2030-08-25', 'Midden'],
      ['2030-07-20', '2030-09-01', 'Noord'],
    ],
  },
};

/** The summer before the first school year above is not in it, nor the autumn after the last one. */
const KNOWN_FROM = '2024-09-02';
const KNOWN_UNTIL = '2030-09-01';

const NAMES: Readonly<Record<Kind, Words>> = {
  autumn: { nl: 'Herfstvakantie', en: 'Autumn holidays' },
  christmas: { nl: 'Kerstvakantie', en: 'Christmas holidays' },
  spring: { nl: 'Voorjaarsvakantie', en: 'Spring holidays' },
  may: { nl: 'Meivakantie', en: 'May holidays' },
  summer: { nl: 'Zomervakantie', en: 'Summer holidays' },
};

const ALL: readonly SchoolHoliday[] = Object.values(SCHOOL_YEARS).flatMap((year) =>
  Object.entries(year).flatMap(([kind, dates]) =>
    dates.map(([from, until, ...regions]) => ({ from, until, name: nameOf(NAMES[kind as Kind], regions) })),
  ),
);

/** Every school holiday of which at least one day lies between two days, both included. */
export function schoolHolidaysBetween(from: string, until: string): readonly SchoolHoliday[] {
  return ALL.filter((holiday) => holiday.from <= until && holiday.until >= from);
}

/** Whether the list above covers a period; if not, finding no holiday in it means nothing. */
export function knowsSchoolHolidays(from: string, until: string): boolean {
  return KNOWN_FROM <= from && until <= KNOWN_UNTIL;
}

function nameOf(name: Words, regions: readonly Region[]): Words {
  if (regions.length === 0) return name;
  return {
    nl: `${name.nl} (regio ${regions.join(' en ')})`,
    en: `${name.en} (region ${regions.join(' and ')})`,
  };
}
