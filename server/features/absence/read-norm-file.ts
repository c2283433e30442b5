import { parse } from 'csv-parse/sync';
import type { NormQuarter } from './queries.ts';

/** What the columns of table 80072NED are called on StatLine, in the open-data file and in its English twin. */
const COLUMNS = {
  group: /^"?(bedrijfskenmerken|sbi)|bedrijfstak|characteristics/i,
  period: /^"?(perioden|periods)/i,
  value: /ziekteverzuimpercentage|sickness absence/i,
};

export type NormFile =
  | { readonly ok: true; readonly rows: readonly NormQuarter[]; readonly skipped: number }
  | { readonly ok: false; readonly problem: NormProblem };

export interface NormProblem {
  readonly code: 'norm-not-csv' | 'norm-columns' | 'norm-value' | 'norm-nothing';
  readonly line: number | null;
  readonly found: string | null;
}

/**
 * Quarters of the groups that we know. Groups and years that the table does not use are skipped and counted; a value that
 * is no percentage stops everything: then it is another table.
 */
export function readNormFile(bytes: Uint8Array, known: ReadonlySet<string>): NormFile {
  const refuse = (
    code: NormProblem['code'],
    line: number | null = null,
    found: string | null = null,
  ): NormFile => ({
    ok: false,
    problem: { code, line, found },
  });
  let records: string[][];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '');
    const delimiter = text.split('\n', 1)[0]?.includes(';') ? ';' : ',';
    records = parse(text, { delimiter, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch {
    return refuse('norm-not-csv');
  }
  const header = records[0] ?? [];
  const at = {
    group: header.findIndex((name) => COLUMNS.group.test(name)),
    period: header.findIndex((name) => COLUMNS.period.test(name)),
    value: header.findIndex((name) => COLUMNS.value.test(name)),
  };
  if (Object.values(at).some((position) => position < 0)) return refuse('norm-columns', 1);
  const rows = new Map<string, NormQuarter>();
  let skipped = 0;
  for (const [index, record] of records.slice(1).entries()) {
    const groupCode = (record[at.group] ?? '').trim();
    const quarter = readQuarter(record[at.period] ?? '');
    const text = (record[at.value] ?? '').trim();
    if (!known.has(groupCode) || quarter === null || text === '' || text === '.') {
      skipped += 1;
      continue;
    }
    const value = Number(text.replace(',', '.'));
    // A mean on another scale or a count is not a percentage of absence: the highest ever was below twenty.
    if (!(value > 0 && value < 30)) return refuse('norm-value', index + 2, text.slice(0, 40));
    rows.set(`${groupCode} ${quarter}`, { groupCode, quarter, value });
  }
  return rows.size === 0 ? refuse('norm-nothing') : { ok: true, rows: [...rows.values()], skipped };
}

/** 2025KW04, 2025 4e kwartaal or 2025 4th quarter. A whole year is no quarter. */
function readQuarter(text: string): string | null {
  const [, year, quarter] = /^(\d{4})(?:KW0|\s)([1-4])/.exec(text.trim()) ?? [];
  return year && quarter ? `${year}Q${quarter}` : null;
}
