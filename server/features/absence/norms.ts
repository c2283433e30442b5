import { overQuarters, quartersOf } from '../../domain/absence/equal-quarters.ts';
import { quarterOf } from '../../domain/absence/months.ts';
import { expectedAbsence } from '../../domain/absence/expected-absence.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import type { Category, Expected, MonthFigure, Norm } from './contract.ts';
import type { NormQuarter } from './queries.ts';

export const CBS_TABLE = 'cbs-verzuimpercentage';
const NEA_TABLE = 'nea-verzuim-dagen';
const EVERYONE = 'T001081';
const YEAR = 4;

interface Input {
  readonly tables: readonly NormTable[];
  readonly organisation: { readonly sector: string; readonly sizeClass: string | null };
  readonly heads: number;
  readonly months: readonly MonthFigure[];
  readonly imported: readonly NormQuarter[];
  readonly today: string;
}

/** Classes of Statistics Netherlands, by persons employed. */
function sizeClassOf(heads: number): string {
  return heads < 10 ? 'WP19078' : heads < 100 ? 'WP19091' : 'WP19098';
}

export function normGroups({ organisation, heads }: Pick<Input, 'organisation' | 'heads'>) {
  const groups = [
    { kind: 'all' as const, code: EVERYONE },
    { kind: 'sector' as const, code: organisation.sector },
    { kind: 'size' as const, code: organisation.sizeClass ?? sizeClassOf(heads) },
  ];
  return groups.filter(({ kind, code }) => kind !== 'sector' || code !== EVERYONE);
}

/**
 * The norms of everyone, the sector and the size class, each beside the own percentage over exactly the same quarters:
 * the newest four imported quarters that we have as well, else the newest period of the table that we cover.
 */
export function normsOf(input: Input): Norm[] {
  const table = input.tables.find(({ passport }) => passport.id === CBS_TABLE);
  // An expired norm is history, not something to compare with.
  if (!table || table.passport.expires < input.today) return [];
  const own = input.months.map(({ month, sickDays, employmentDays }) => ({
    month,
    sickDays,
    employmentDays,
  }));
  return normGroups(input).flatMap(({ kind, code }): Norm[] => {
    const rows = table.rows.filter(({ groupCode }) => groupCode === code);
    const group = rows[0]?.groupName;
    if (!group) return [];
    const newest = newestYear(
      input.imported,
      code,
      own.map(({ month }) => quarterOf(month)),
    );
    const chosen =
      newest ??
      fromTable(
        rows,
        own.map(({ month }) => quarterOf(month)),
      );
    if (!chosen) return [];
    const { passport } = table;
    return [
      {
        group,
        kind,
        period: chosen.period,
        value: chosen.value,
        own: overQuarters(own, chosen.quarters),
        imported: newest !== null,
        passport: { ...passport },
      },
    ];
  });
}

interface Chosen {
  readonly period: string;
  readonly value: number;
  readonly quarters: readonly string[];
}

/** Four quarters in a row that Statistics Netherlands and we have both. */
function newestYear(imported: readonly NormQuarter[], code: string, own: readonly string[]): Chosen | null {
  const values = new Map(
    imported.filter(({ groupCode }) => groupCode === code).map(({ quarter, value }) => [quarter, value]),
  );
  for (const last of [...values.keys()].toSorted().toReversed()) {
    const first = Number(last.slice(0, 4)) - (last.endsWith('Q4') ? 0 : 1);
    const start = last.endsWith('Q4') ? 1 : Number(last.slice(5)) + 1;
    const period = `${first}Q${start}-${last}`;
    const quarters = quartersOf(period) ?? [];
    if (
      quarters.length !== YEAR ||
      !quarters.every((quarter) => values.has(quarter) && own.includes(quarter))
    )
      continue;
    const value = quarters.reduce((sum, quarter) => sum + (values.get(quarter) ?? 0), 0) / YEAR;
    return { period, value, quarters };
  }
  return null;
}

function fromTable(
  rows: readonly { period: string; value: number }[],
  own: readonly string[],
): Chosen | null {
  const periods = rows
    .map(({ period, value }) => ({ period, value, quarters: quartersOf(period) ?? [] }))
    .toSorted((a, b) => (a.quarters.at(-1) ?? '').localeCompare(b.quarters.at(-1) ?? ''));
  const covered = periods.filter(({ quarters }) => quarters.every((quarter) => own.includes(quarter)));
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
