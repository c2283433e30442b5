import { type KnownGroups, readCbsTable, type ReadTable } from '../../domain/norm-import/cbs-table.ts';
import { expiresOn, lastExpiry } from '../../domain/norm-import/expiry.ts';
import { readLicenceTable } from '../../domain/norm-import/licence-table.ts';
import type { NormRow, Passport } from '../../domain/questionnaire/norms.ts';
import type { Source } from './contract.ts';

const ABSENCE = 'absence-percentage';
/** No industry in any quarter came near; a higher figure is a count or another table. */
const MOST_ABSENCE = 30;

interface Known {
  readonly groups: KnownGroups;
  readonly indicators: ReadonlySet<string>;
}

/** Reads the rows of a table that somebody brings, by the kind of table it is. */
export function readSource(source: Source, { groups, indicators }: Known): ReadTable {
  if (source.kind === 'licence-holder')
    return readLicenceTable(source.text, { unit: source.unit, indicators });
  const highest = Math.min(
    ...source.values.map(({ indicator }) => (indicator === ABSENCE ? MOST_ABSENCE : Infinity)),
    source.unit === 'percentage' ? 100 : Infinity,
  );
  return readCbsTable(source.text, { ...source, groupType: 'industry', highest }, groups);
}

/** The passport of a table that somebody brings. A norm for our scores counts as identical only when its rows carry n and sd. */
export function passportOf(source: Source, rows: readonly NormRow[]): Passport | null {
  const periods = [...new Set(rows.map((row) => row.period))];
  const expires = lastExpiry(periods);
  if (expires === null) return null;
  const isCbs = source.kind === 'cbs';
  return {
    id: isCbs ? `cbs-${source.tableId.toLowerCase()}` : 'licence-holder',
    title: source.title,
    source: source.source.trim(),
    sourceTable: isCbs ? source.tableId.toUpperCase() : '',
    retrieved: source.retrieved,
    licence: source.licence.trim(),
    population: source.population,
    unit: source.unit,
    comparability: isCbs ? source.comparability : 'identical',
    note: source.population,
    expires,
    expiresByPeriod: Object.fromEntries(periods.map((period) => [period, expiresOn(period) ?? expires])),
    certainty: { S: isCbs ? 'Export of the source itself.' : 'Brought by the holder of the licence.' },
  } as Passport;
}
