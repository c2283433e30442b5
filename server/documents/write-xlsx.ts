import writeExcelFile from 'write-excel-file/node';
import { safeCell } from './safe-cell.ts';
import type { Sheet } from './sheet.ts';

const NARROWEST = 10;

/** Tables as an Excel workbook: texts as texts, numbers as numbers, the head row fixed. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map(({ name, head, rows, widths }) => ({
      sheet: sheetName(name),
      stickyRowsCount: 1,
      columns: head.map((_, index) => ({ width: widths?.[index] ?? NARROWEST })),
      data: [
        head.map((value) => ({ value: safeCell(value), fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((row) => row.map(written)),
      ],
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

function written(cell: string | number | null) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: safeCell(cell), type: String, wrap: true };
}

/** Excel refuses some characters in the name of a sheet, and more than 31 of them. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
