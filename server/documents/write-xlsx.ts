import writeExcelFile from 'write-excel-file/node';
import { safeCell } from './safe-cell.ts';
import type { Sheet } from './sheet.ts';

const NARROWEST = 10;
const WIDEST_HEAD = 32;
/** Height of a line in points. */
const LINE = 15;
/** Excel has no rows higher than 409 points. */
const MOST_LINES = 27;
const LOOK = { fontFamily: 'Calibri', alignVertical: 'top' as const };

/** Tables as an Excel workbook: texts as texts, numbers as numbers, the head row fixed. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map((sheet) => {
      const widths = widthsOf(sheet);
      return {
        sheet: sheetName(sheet.name),
        stickyRowsCount: 1,
        orientation: 'landscape' as const,
        columns: widths.map((width) => ({ width })),
        data: [
          sheet.head.map((value) => ({ ...text(value), fontWeight: 'bold' as const })),
          ...sheet.rows.map((row) => {
            const height = LINE * linesOf(row, widths);
            return row.map((cell) => written(cell, height));
          }),
        ],
      };
    }),
  );
  return new Uint8Array(await file.toBuffer());
}

/** A head that has to wrap would need a higher row. */
function widthsOf({ head, widths }: Sheet): number[] {
  return head.map((title, index) =>
    Math.max(widths?.[index] ?? NARROWEST, Math.min(title.length + 2, WIDEST_HEAD)),
  );
}

/** Lines that the longest text of a row takes: not every program makes a row as high as its text. */
function linesOf(row: Sheet['rows'][number], widths: readonly number[]): number {
  const lines = row.map((cell, index) =>
    String(cell ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widths[index] ?? NARROWEST))), 0),
  );
  return Math.min(MOST_LINES, Math.max(1, ...lines));
}

const text = (value: string) => ({ value: safeCell(value), ...LOOK, wrap: true });

function written(cell: string | number | null, height: number) {
  if (cell === null) return null;
  return typeof cell === 'number'
    ? { value: cell, type: Number, height, ...LOOK }
    : { ...text(cell), type: String, height };
}

/** Excel refuses some characters in the name of a sheet, and more than 31 of them. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
