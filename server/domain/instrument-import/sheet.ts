import type { Texts } from './draft.ts';
import { LIMITS, Refusal } from './limits.ts';

export type Cell = string | number | boolean | Date | null | undefined;
export type Rows = readonly (readonly Cell[])[];

/** One row of a sheet by column name, with the number it has in the spreadsheet. */
export interface Line {
  readonly number: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
}

/** A sheet with its first filled row as column names: lower case, one spelling of spaces and underscores. */
export function readSheet(name: string, rows: Rows): Sheet {
  if (rows.length > LIMITS.rows) throw new Refusal(name, `has more than ${LIMITS.rows} rows`);
  const at = rows.findIndex((row) => row.some((cell) => cellText(cell, name) !== ''));
  const columns = (rows[at] ?? []).map((cell) => columnName(cellText(cell, name)));
  const lines = rows.slice(at + 1).map((row, index): Line => {
    const number = at + index + 2;
    const filled = columns.map(
      (column, place) => [column, cellText(row[place], `${name} row ${number}`)] as const,
    );
    return { number, cells: new Map(filled.filter(([column, text]) => column && text)) };
  });
  return {
    columns: columns.filter(Boolean),
    lines: at < 0 ? [] : lines.filter((line) => line.cells.size > 0),
  };
}

function cellText(cell: Cell, where: string): string {
  if (cell === null || cell === undefined) return '';
  const text = (cell instanceof Date ? cell.toISOString() : String(cell)).trim();
  if (text.length > LIMITS.cellCharacters) throw new Refusal(where, 'has a cell that is too long');
  return text;
}

function columnName(text: string): string {
  const [head = '', ...language] = text.slice(0, 200).split(/\s*::?\s*/);
  const base = head.toLowerCase().replace(/\s+/g, '_');
  return language.length > 0 ? `${base}::${languageCode(language.join(' '))}` : base;
}

const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  dutch: 'nl',
  nederlands: 'nl',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
};

/** `Dutch (nl)` and `Dutch` are nl; a name that is not known stays as it is. */
export function languageCode(name: string): string {
  const short = name.slice(0, 100).trim();
  const code = /\(([A-Za-z-]{2,12})\)\s*$/.exec(short)?.[1];
  return (code ?? NAMES[short.toLowerCase()] ?? short).toLowerCase();
}

/** The texts of a column in all its languages. */
export function textsOf(line: Line, column: string, plain: string): Texts {
  const texts: Record<string, string> = {};
  for (const [name, text] of line.cells) {
    if (name === column) texts[plain] = text;
    else if (name.startsWith(`${column}::`)) texts[name.slice(column.length + 2)] = text;
  }
  return texts;
}
