/** The columns of an employee file: our name, the names HR systems use, and whether the import can do without. */
export const COLUMNS = {
  number: { names: ['personeelsnummer', 'medewerkernummer', 'employee number'], required: true },
  familyName: { names: ['achternaam', 'family name', 'last name'], required: true },
  givenName: { names: ['voornaam', 'roepnaam', 'given name', 'first name'], required: true },
  email: { names: ['e-mailadres', 'emailadres', 'e-mail', 'email'], required: true },
  unitCode: { names: ['afdelingscode', 'afdelingsnummer', 'unit code'], required: true },
  unitName: { names: ['afdeling', 'afdelingsnaam', 'unit'], required: true },
  parentCode: { names: ['bovenliggende code', 'bovenliggende afdeling', 'parent code'], required: true },
  functionTitle: { names: ['functie', 'function'], required: false },
  functionGroup: { names: ['functiegroep', 'function group'], required: false },
  isManager: { names: ['leidinggevende', 'manager'], required: false },
  hoursShare: { names: ['contractomvang', 'hours share'], required: false },
  employedFrom: { names: ['in dienst', 'employed from'], required: false },
  employedUntil: { names: ['uit dienst', 'employed until'], required: false },
  birthYear: { names: ['geboortejaar', 'birth year'], required: false },
  sex: { names: ['geslacht', 'sex'], required: false },
  language: { names: ['taal', 'language'], required: false },
} as const satisfies Record<string, { names: readonly string[]; required: boolean }>;

export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as ColumnKey[];

/** The name under which people know the column. */
export function columnName(key: ColumnKey): string {
  return COLUMNS[key].names[0];
}

export interface Header {
  /** Position of each known column, or undefined. */
  readonly at: Partial<Record<ColumnKey, number>>;
  readonly missing: readonly ColumnKey[];
  readonly twice: readonly ColumnKey[];
  readonly unused: readonly string[];
}

export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim().toLowerCase().replace(/\s+/g, ' '));
  const at: Partial<Record<ColumnKey, number>> = {};
  const twice: ColumnKey[] = [];
  const used = new Set<number>();
  for (const key of COLUMN_KEYS) {
    const known: readonly string[] = COLUMNS[key].names;
    const positions = names.flatMap((name, position) => (known.includes(name) ? [position] : []));
    if (positions.length > 1) twice.push(key);
    for (const position of positions) used.add(position);
    if (positions[0] !== undefined) at[key] = positions[0];
  }
  return {
    at,
    missing: COLUMN_KEYS.filter((key) => COLUMNS[key].required && at[key] === undefined),
    twice,
    unused: cells.filter((_, position) => !used.has(position)).map((cell) => cell.trim()),
  };
}
