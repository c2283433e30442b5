import type { NormRow } from '../questionnaire/norms.ts';
import { cellText, numberOf, readRecords, type ReadTable, type RefusedRow } from './cbs-table.ts';

/** What one table holds: means need their spread, percentages have none. One table has one of the two. */
export type LicenceUnit = 'mean' | 'percentage';

interface Wanted {
  readonly unit: LicenceUnit;
  /** Scales (for means) or indicators (for percentages) that figures can be put beside. */
  readonly indicators: ReadonlySet<string>;
}

const NEEDED = ['indicator', 'group_code', 'period', 'value'];
const PERCENTILE = /^p(\d{1,2})$/;

/**
 * Reads a norm table that a licence holder brings: one row per scale and group with mean, sd and n, and any percentiles
 * (p5, p25, p50 …). Scores run from 0 to 100, like ours. A mean without its spread or its n is refused: it cannot be
 * compared with anything. A percentage with a spread is refused as well, since it is a mean in disguise.
 */
export function readLicenceTable(text: string, { unit, indicators }: Wanted): ReadTable {
  const records = readRecords(text);
  if (!records) return { ok: false, reason: 'not-a-table', about: '' };
  const needed = unit === 'mean' ? [...NEEDED, 'sd', 'n'] : NEEDED;
  const columns = Object.keys(records[0] ?? {});
  const missing = needed.find((column) => !columns.includes(column));
  if (missing !== undefined) return { ok: false, reason: 'column-missing', about: missing };
  const rows: NormRow[] = [];
  const refused: RefusedRow[] = [];
  records.forEach((record, index) => {
    const read = readRow(record, unit, indicators);
    if ('reason' in read) refused.push({ row: index + 2, ...read });
    else rows.push(read);
  });
  return rows.length > 0 ? { ok: true, rows, refused } : { ok: false, reason: 'no-rows', about: '' };
}

type Refusal = Omit<RefusedRow, 'row'>;

function readRow(
  record: Readonly<Record<string, unknown>>,
  unit: LicenceUnit,
  indicators: ReadonlySet<string>,
): NormRow | Refusal {
  const text = (column: string) => cellText(record[column]);
  const optional = (column: string) => {
    const read = numberOf(record[column]);
    return typeof read === 'number' ? read : null;
  };
  const indicator = text('indicator');
  if (!indicators.has(indicator)) return { reason: 'unknown-indicator', about: indicator };
  const code = text('group_code');
  if (code === '') return { reason: 'unknown-group', about: '' };
  const value = numberOf(record['value']);
  if (typeof value === 'string') return { reason: value, about: text('value') };
  if (value < 0 || value > 100) return { reason: 'out-of-range', about: text('value') };
  const [sd, n] = [optional('sd'), optional('n')];
  if (unit === 'percentage' && sd !== null) return { reason: 'mean-among-percentages', about: indicator };
  if (unit === 'mean' && !(sd !== null && sd > 0 && n !== null && n >= 2))
    return { reason: 'mean-without-spread', about: indicator };
  const percentiles = percentilesOf(record);
  return {
    indicator,
    groupType: text('group_type') || 'group',
    groupCode: code,
    groupName: { nl: text('group_nl') || code, en: text('group_en') || text('group_nl') || code },
    period: text('period'),
    value,
    sd,
    n,
    certainty: 'S',
    ...(Object.keys(percentiles).length > 0 ? { percentiles } : {}),
  };
}

function percentilesOf(record: Readonly<Record<string, unknown>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [column, cell] of Object.entries(record)) {
    const number = PERCENTILE.exec(column)?.[1];
    const value = numberOf(cell);
    if (number !== undefined && typeof value === 'number') found[Number(number)] = value;
  }
  return found;
}
