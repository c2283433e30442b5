import { stringify } from 'csv-stringify/sync';
import { safeCell } from './safe-cell.ts';
import type { Sheet } from './sheet.ts';

/** Lets Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One table as CSV, the way spreadsheets of this language expect it: in Dutch semicolons and decimal commas. */
export function writeCsv({ head, rows }: Sheet, language: 'nl' | 'en'): Uint8Array {
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines([head, ...rows], language));
}

/** Tables with the same columns below each other, a part per table: of a long file never more than a part is in memory. */
export function* streamCsv(sheets: Iterable<Sheet>, language: 'nl' | 'en'): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let first = true;
  for (const { head, rows } of sheets) {
    yield encoder.encode(first ? BYTE_ORDER_MARK + lines([head, ...rows], language) : lines(rows, language));
    first = false;
  }
}

function lines(rows: readonly Sheet['rows'][number][], language: 'nl' | 'en'): string {
  const written = (cell: string | number | null) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return safeCell(cell);
    return language === 'nl' ? String(cell).replace('.', ',') : String(cell);
  };
  return stringify(
    rows.map((row) => row.map(written)),
    { delimiter: language === 'nl' ? ';' : ',', record_delimiter: 'windows' },
  );
}
