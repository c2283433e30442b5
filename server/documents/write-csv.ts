import { stringify } from 'csv-stringify/sync';
import { safeCell } from './safe-cell.ts';
import type { Sheet } from './sheet.ts';

/** Lets Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One table as CSV, the way spreadsheets of this language expect it: in Dutch semicolons and decimal commas. */
export function writeCsv({ head, rows }: Sheet, language: 'nl' | 'en'): Uint8Array {
  const written = (cell: string | number | null) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return safeCell(cell);
    return language === 'nl' ? String(cell).replace('.', ',') : String(cell);
  };
  const text = stringify(
    [head, ...rows].map((row) => row.map(written)),
    { delimiter: language === 'nl' ? ';' : ',', record_delimiter: 'windows' },
  );
  return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}
