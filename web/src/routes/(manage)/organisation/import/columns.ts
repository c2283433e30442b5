import { m } from '$lib/paraglide/messages';

/** The columns of an employee file in the order people write them, with an invented example. */
export const COLUMNS = [
  { name: 'personeelsnummer', needed: true, example: '100000', says: m.import_column_number },
  { name: 'achternaam', needed: true, example: 'de Wit', says: m.import_column_familyname },
  { name: 'voornaam', needed: true, example: 'Noor', says: m.import_column_givenname },
  { name: 'e-mailadres', needed: true, example: 'noor.dewit@voorbeeld.example', says: m.import_column_email },
  { name: 'afdelingscode', needed: true, example: 'SD04', says: m.import_column_unitcode },
  { name: 'afdeling', needed: true, example: 'Schuldhulp', says: m.import_column_unitname },
  { name: 'bovenliggende code', needed: true, example: '', says: m.import_column_parentcode },
  { name: 'functie', needed: false, example: 'consulent', says: m.import_column_functiontitle },
  { name: 'functiegroep', needed: false, example: 'uitvoerend', says: m.import_column_functiongroup },
  { name: 'leidinggevende', needed: false, example: 'nee', says: m.import_column_ismanager },
  { name: 'contractomvang', needed: false, example: '80', says: m.import_column_hoursshare },
  { name: 'in dienst', needed: false, example: '01-03-2019', says: m.import_column_employedfrom },
  { name: 'uit dienst', needed: false, example: '', says: m.import_column_employeduntil },
  { name: 'geboortejaar', needed: false, example: '1985', says: m.import_column_birthyear },
  { name: 'geslacht', needed: false, example: 'v', says: m.import_column_sex },
  { name: 'taal', needed: false, example: 'nl', says: m.import_column_language },
] as const;

/** A file of one header and one employee; the mark in front lets Excel read the accents. */
export function exampleFile(): Blob {
  const line = (cells: readonly string[]) => `${cells.join(';')}\r\n`;
  const text = line(COLUMNS.map((column) => column.name)) + line(COLUMNS.map((column) => column.example));
  return new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
}
