import readWorkbook from 'read-excel-file/node';
import type { Imported } from '../../domain/instrument-import/draft.ts';
import { importLimeSurveyTxt } from '../../domain/instrument-import/lime-txt.ts';
import { importLss } from '../../domain/instrument-import/lss.ts';
import { type ImportedQuestionnaire, importOwnJson } from '../../domain/instrument-import/own-json.ts';
import type { Rows } from '../../domain/instrument-import/sheet.ts';
import { importXlsForm } from '../../domain/instrument-import/xlsform.ts';
import type { Bank } from '../../domain/questionnaire/parse.ts';
import { isSafeWorkbook } from './workbook-limits.ts';

export type ReadFile =
  | { readonly kind: 'own'; readonly imported: ImportedQuestionnaire }
  | { readonly kind: 'other'; readonly imported: Imported };

/** Reads a questionnaire of others. What the file is follows from its first bytes; the name only decides between texts. */
export async function readInstrumentFile(bytes: Uint8Array, name: string, bank: Bank): Promise<ReadFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { kind: 'other', imported: await readXlsx(bytes) };
  const text = decode(bytes);
  if (text === null) return refuse('is not text and not a workbook');
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('{') || start.startsWith('['))
    return { kind: 'own', imported: importOwnJson(text, bank) };
  if (start.startsWith('<') || /\.lss$/i.test(name)) return { kind: 'other', imported: importLss(text) };
  return { kind: 'other', imported: importLimeSurveyTxt(text) };
}

async function readXlsx(bytes: Uint8Array): Promise<Imported> {
  const refused = (message: string): Imported => ({ ok: false, problem: { path: '', message } });
  if (!isSafeWorkbook(bytes)) return refused('is a zip file that unpacks to more than a workbook can be');
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    const rows = new Map(sheets.map(({ sheet, data }) => [sheet.toLowerCase(), data as Rows]));
    const survey = rows.get('survey');
    if (!survey) return refused('is a workbook, but not an XLSForm: it has no sheet "survey"');
    const [choices, settings] = [rows.get('choices'), rows.get('settings')];
    return importXlsForm({ survey, ...(choices ? { choices } : {}), ...(settings ? { settings } : {}) });
  } catch {
    return refused('is not a workbook that can be read');
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(message: string): ReadFile {
  return { kind: 'other', imported: { ok: false, problem: { path: '', message } } };
}
