import { overQuarters, quartersOf } from '../../domain/absence/equal-quarters.ts';
import { quarterOf } from '../../domain/absence/months.ts';
import { expectedAbsence } from '../../domain/absence/expected-absence.ts';
import { expiresOn } from '../../domain/norm-import/expiry.ts';
import type { NormRow, NormTable, Passport } from '../../domain/questionnaire/norms.ts';
import type { Category, Expected, MonthFigure, Norm } from './contract.ts';

const CBS_TABLE = 'cbs-verzuimpercentage';
/** The table at the source, in Dutch (80072NED) or English. */
const CBS_SOURCE = /^80072/;
const INDICATOR = 'absence-percentage';
const NEA_TABLE = 'nea-verzuim-dagen';
const EVERYONE = 'T001081';
const YEAR = 4;

/** One quarter of one group, from a table that the organisation imported. */
export interface NormQuarter {
  readonly groupCode: string;
  readonly quarter: string;
  readonly value: number;
  readonly passport: Passport;
}

interface Input {
  readonly tables: readonly NormTable[];
  readonly organisation: { readonly sector: string; readonly sizeClass: string | null };
  readonly heads: number;
  readonly months: readonly MonthFigure[];
  readonly imported: readonly NormQuarter[];
  readonly today: string;
}

/** Quarters of Statistics Netherlands among the organisation's own tables, of which the newest come first and win. */
export function normQuarters(
  own: readonly { readonly origin: string; readonly passport: Passport; readonly rows: readonly NormRow[] }[],
): readonly NormQuarter[] {
  const found = new Map<string, NormQuarter>();
  for (const { origin, passport, rows } of own) {
    if (origin !== 'cbs' || passport.comparability !== 'identical') continue;
    if (passport.unit !== 'percentage' || !CBS_SOURCE.test(passport.sourceTable)) continue;
    for (const { indicator, groupCode, period: quarter, value } of rows) {
      const key = `${groupCode} ${quarter}`;
      if (indicator === INDICATOR && /Q[1-4]$/.test(quarter) && !found.has(key))
        found.set(key, { groupCode, quarter, value, passport });
    }
  }
  return [...found.values()];
}

/** Classes of Statistics Netherlands, by persons employed. */
function sizeClassOf(heads: number): string {
  return heads < 10 ? 'WP19078' : heads < 100 ? 'WP19091' : 'WP19098';
}

function normGroups({ organisation, heads }: Pick<Input, 'organisation' | 'heads'>) {
  const groups = [
    { kind: 'all' as const, code: EVERYONE },
    { kind: 'sector' as const, code: organisation.sector },
    { kind: 'size' as const, code: organisation.sizeClass ?? sizeClassOf(heads) },
  ];
  return groups.filter(({ kind, code }) => kind !== 'sector' || code !== EVERYONE);
}

/**
 * The norms of everyone, the sector and the size class, each beside the own absence over exactly the same quarters: the
 * newest four imported quarters that we have as well, else the newest period of the table that we cover. An expired norm
 * is history, not something to compare with.
 */
export function normsOf(input: Input): Norm[] {
  const table = input.tables.find(({ passport }) => passport.id === CBS_TABLE);
  if (!table) return [];
  const ours = input.months.map(({ month }) => quarterOf(month));
  return normGroups(input).flatMap(({ kind, code }): Norm[] => {
    const rows = table.rows.filter(({ groupCode }) => groupCode === code);
    const group = rows[0]?.groupName;
    if (!group) return [];
    const imported = newestYear(input, code, ours);
    const chosen = imported ?? (table.passport.expires < input.today ? null : fromTable(table, rows, ours));
    if (!chosen) return [];
    const { period, value, quarters, parts, passport } = chosen;
    const own = overQuarters(input.months, quarters);
    return [
      {
        group,
        kind,
        period,
        value,
        own,
        imported: imported !== null,
        parts: [...parts],
        passport: { ...passport },
      },
    ];
  });
}

interface Chosen {
  readonly period: string;
  readonly value: number;
  readonly quarters: readonly string[];
  readonly parts: readonly { readonly quarter: string; readonly value: number }[];
  readonly passport: Passport;
}

/** Four quarters in a row that Statistics Netherlands and we have both. */
function newestYear({ imported, today }: Input, code: string, ours: readonly string[]): Chosen | null {
  const found = new Map(
    imported.filter(({ groupCode }) => groupCode === code).map((norm) => [norm.quarter, norm]),
  );
  for (const last of [...found.keys()].toSorted().toReversed()) {
    const first = Number(last.slice(0, 4)) - (last.endsWith('Q4') ? 0 : 1);
    const start = last.endsWith('Q4') ? 1 : Number(last.slice(5)) + 1;
    const period = `${first}Q${start}-${last}`;
    const quarters = (quartersOf(period) ?? []).filter((quarter) => ours.includes(quarter));
    const parts = quarters.flatMap((quarter) => found.get(quarter) ?? []);
    const passport = parts.at(-1)?.passport;
    if (parts.length !== YEAR || !passport || (expiresOn(last) ?? '') < today) continue;
    const value = parts.reduce((sum, part) => sum + part.value, 0) / YEAR;
    return { period, value, quarters, parts, passport };
  }
  return null;
}

function fromTable(
  { passport }: NormTable,
  rows: readonly { period: string; value: number }[],
  ours: readonly string[],
): Chosen | null {
  const periods = rows
    .map(({ period, value }) => ({ period, value, quarters: quartersOf(period) ?? [], parts: [], passport }))
    .toSorted((a, b) => (a.quarters.at(-1) ?? '').localeCompare(b.quarters.at(-1) ?? ''));
  const covered = periods.filter(({ quarters }) => quarters.every((quarter) => ours.includes(quarter)));
  return covered.at(-1) ?? periods.at(-1) ?? null;
}

/** Days of absence that the age of the staff would lead one to expect: context, reported by employees themselves. */
export function expectedOf(tables: readonly NormTable[], categories: readonly Category[]): Expected | null {
  const rows = tables.find(({ passport }) => passport.id === NEA_TABLE)?.rows ?? [];
  const norm = new Map(
    rows.filter(({ groupType }) => groupType === 'age').map((row) => [row.groupCode, row.value]),
  );
  const everyone = rows.find(({ groupType }) => groupType === 'all');
  const groups = categories
    .filter(({ dimension }) => dimension === 'age')
    .map(({ group, figures }) => ({ group, heads: figures.heads, norm: norm.get(group) ?? null }));
  const result = expectedAbsence(groups);
  if (!result || !everyone) return null;
  return {
    ...result,
    everyone: everyone.value,
    period: everyone.period,
    groups,
    source: 'NEA (TNO/CBS), 83056NED',
  };
}
