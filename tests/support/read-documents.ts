import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readSheets from 'read-excel-file/node';

/** The text of a Word file, read by a library that did not write it. */
export async function readDocx(bytes: Buffer): Promise<string> {
  return (await mammoth.extractRawText({ buffer: bytes })).value;
}

/** The text of a PDF, page after page. */
export async function readPdf(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 })
    .promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.destroy();
  return pages.join(' ').replace(/\s+/g, ' ');
}

export type Cells = readonly (readonly unknown[])[];

/** The tables of a workbook, by the name of the sheet. */
export async function readXlsx(bytes: Buffer): Promise<ReadonlyMap<string, Cells>> {
  const sheets = (await readSheets(bytes)) as unknown as readonly { sheet: string; data: Cells }[];
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}
