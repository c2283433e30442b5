import { parse } from 'csv-parse/sync';
import type { NormRow } from '../questionnaire/norms.ts';

/** Which columns of a CBS table hold what. The names are those of the open-data export. */
export interface CbsMap {
  readonly groupColumn: string;
  readonly periodColumn: string;
  readonly values: readonly { readonly column: string; readonly indicator: string }[];
  readonly groupType: string;
  /** A figure above this is of another table: a percentage over 100, an absence percentage over 30. */
  readonly highest?: number;
}

/** Groups that the product knows, by the key that CBS uses. */
export type KnownGroups = ReadonlyMap<string, { readonly nl: string; readonly en: string }>;

/** Why a row of the export is no norm. */
export type RefusedReason =
  | 'unknown-group'
  | 'unknown-period'
  | 'unknown-indicator'
  | 'no-value'
  | 'not-a-number'
  | 'out-of-range'
  | 'mean-among-percentages'
  | 'mean-without-spread';

export interface RefusedRow {
  readonly row: number;
  readonly reason: RefusedReason;
  readonly about: string;
}

export type ReadTable =
  | { readonly ok: true; readonly rows: readonly NormRow[]; readonly refused: readonly RefusedRow[] }
  | {
      readonly ok: false;
      readonly reason: 'not-a-table' | 'column-missing' | 'no-rows';
      readonly about: string;
    };

type ExportRecord = Readonly<Record<string, unknown>>;

const MOST_CHARACTERS = 5_000_000;

/** The records of an export: CSV with semicolons or commas, or the JSON that the open-data address gives. */
export function readRecords(text: string): readonly ExportRecord[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  try {
    if (plain.startsWith('{')) {
      const { value } = JSON.parse(plain) as { value?: unknown };
      return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)
        ? (value as ExportRecord[])
        : null;
    }
    const delimiter = (plain.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
    const options = { columns: true, delimiter, skip_empty_lines: true, trim: true, bom: true };
    return parse(plain, options) as unknown as ExportRecord[];
  } catch {
    return null;
  }
}

export const columnsOf = (records: readonly ExportRecord[]): readonly string[] =>
  Object.keys(records[0] ?? {});

/**
 * Reads an export of CBS StatLine as norm rows. CBS pads its keys with spaces, writes a dot where there is no figure,
 * and names periods 2024KW03, 2024HJ01, 2024MM05 and 2024JJ00, or in words when the table was saved from the screen:
 * 2024 3e kwartaal, 2024 3rd quarter. What is not understood is refused with its reason and its row; nothing is guessed.
 */
export function readCbsTable(text: string, map: CbsMap, groups: KnownGroups): ReadTable {
  const records = readRecords(text);
  if (!records) return { ok: false, reason: 'not-a-table', about: '' };
  const columns = columnsOf(records);
  const wanted = [map.groupColumn, map.periodColumn, ...map.values.map(({ column }) => column)];
  const missing = wanted.find((column) => !columns.includes(column));
  if (missing !== undefined) return { ok: false, reason: 'column-missing', about: missing };
  const rows: NormRow[] = [];
  const refused: RefusedRow[] = [];
  records.forEach((record, index) => {
    const row = index + 2;
    const code = cellText(record[map.groupColumn]);
    const name = groups.get(code);
    const period = periodOf(cellText(record[map.periodColumn]));
    if (!name) return void refused.push({ row, reason: 'unknown-group', about: code });
    if (!period)
      return void refused.push({ row, reason: 'unknown-period', about: cellText(record[map.periodColumn]) });
    for (const { column, indicator } of map.values) {
      const value = numberOf(record[column]);
      const about = cellText(record[column]);
      if (typeof value === 'string') refused.push({ row, reason: value, about });
      else if (value < 0 || value > (map.highest ?? Infinity))
        refused.push({ row, reason: 'out-of-range', about });
      else
        rows.push({
          ...BARE,
          indicator,
          groupType: map.groupType,
          groupCode: code,
          groupName: name,
          period,
          value,
        });
    }
  });
  return rows.length > 0
    ? { ok: true, rows, refused }
    : { ok: false, reason: 'no-rows', about: refusedText(refused) };
}

const BARE = { sd: null, n: null, certainty: 'S' } as const;

function refusedText(refused: readonly RefusedRow[]): string {
  return [...new Set(refused.map(({ about }) => about))].slice(0, 5).join(', ');
}

export function cellText(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
}

/** A figure with a decimal comma or point; the reason when there is none. */
export function numberOf(cell: unknown): number | 'no-value' | 'not-a-number' {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : 'not-a-number';
  const text = cellText(cell);
  if (text === '' || text === '.' || text === '-') return 'no-value';
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : 'not-a-number';
}

function periodOf(code: string): string | null {
  const [, spoken, quarterOfYear] =
    /^(\d{4}) ([1-4])(?:e kwartaal|st quarter|nd quarter|rd quarter|th quarter)\*{0,2}$/.exec(code) ?? [];
  if (spoken && quarterOfYear) return `${spoken}Q${quarterOfYear}`;
  const match = /^(\d{4})(JJ|KW|HJ|MM)(\d{2})$/.exec(code);
  if (!match) return /^\d{4}$/.test(code) ? code : null;
  const [, year = '', kind = '', number = ''] = match;
  const part = Number(number);
  if (kind === 'JJ') return part === 0 ? year : null;
  if (kind === 'KW') return part >= 1 && part <= 4 ? `${year}Q${part}` : null;
  if (kind === 'HJ') return part >= 1 && part <= 2 ? `${year}H${part}` : null;
  return part >= 1 && part <= 12 ? `${year}-${number}` : null;
}
