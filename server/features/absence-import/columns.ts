/** What a file holds; each role has columns of its own. */
export const ROLES_OF_FILES = ['cases', 'employments', 'unit-months', 'totals', 'complaints'] as const;
export type FileRole = (typeof ROLES_OF_FILES)[number];

interface Column {
  /** Names that HR systems use, ours first. */
  readonly names: readonly string[];
  readonly required: boolean;
}

const person: Column = {
  names: ['medewerker', 'pseudoniem', 'medewerkercode', 'employee', 'pseudonym'],
  required: true,
};
const unitCode: Column = {
  names: ['afdelingscode', 'afdelingsnummer', 'kostenplaats', 'unit code'],
  required: true,
};
const hoursShare = (required: boolean): Column => ({
  names: ['contractomvang', 'parttimepercentage', 'deeltijdpercentage', 'hours share'],
  required,
});
const profile = {
  ageBand: { names: ['leeftijdsgroep', 'leeftijdscategorie', 'age band'], required: false },
  functionGroup: { names: ['functiegroep', 'function group'], required: false },
  sex: { names: ['geslacht', 'sex'], required: false },
} satisfies Record<string, Column>;
const month: Column = { names: ['maand', 'periode', 'month'], required: true };
const heads: Column = { names: ['medewerkers', 'aantal medewerkers', 'heads'], required: true };
const employmentDays: Column = {
  names: ['fte-dagen', 'dienstverbanddagen', 'employment days'],
  required: true,
};

export const COLUMNS: Readonly<Record<FileRole, Readonly<Record<string, Column>>>> = {
  cases: {
    person,
    unitCode,
    firstDay: { names: ['eerste dag', 'eerste ziektedag', 'begindatum', 'first day'], required: true },
    lastDay: { names: ['laatste dag', 'laatste ziektedag', 'einddatum', 'last day'], required: true },
    progress: { names: ['verloop', 'herstelverloop', 'recovery'], required: false },
    kind: { names: ['soort', 'soort verlof', 'verzuimsoort', 'kind'], required: false },
    hoursShare: hoursShare(false),
  },
  employments: {
    person,
    unitCode,
    from: { names: ['in dienst', 'van', 'begindatum', 'from'], required: true },
    until: { names: ['uit dienst', 'tot en met', 'einddatum', 'until'], required: true },
    hoursShare: hoursShare(true),
    ...profile,
  },
  'unit-months': { unitCode, month, heads, employmentDays },
  totals: {
    unitCode,
    month,
    heads,
    employmentDays,
    sickDays: { names: ['verzuimdagen', 'gewogen verzuimdagen', 'sick days'], required: true },
    reports: { names: ['meldingen', 'ziekmeldingen', 'reports'], required: true },
    ended: { names: ['beëindigde gevallen', 'herstelmeldingen', 'ended'], required: false },
    endedDays: { names: ['dagen beëindigde gevallen', 'ended days'], required: false },
  },
  complaints: {
    period: { names: ['jaar', 'periode', 'year'], required: true },
    complaintGroup: { names: ['klachtengroep', 'complaint group'], required: true },
    cases: { names: ['aantal', 'aantal gevallen', 'cases'], required: true },
  },
};

/** The name under which people know the column. */
export function columnName(role: FileRole, key: string): string {
  return COLUMNS[role][key]?.names[0] ?? key;
}

export function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');
  return plain(a) === plain(b);
}

/** Our key per column of a file that HR mapped by hand: key to the name in the file. */
export type Mapping = Readonly<Record<string, string>>;

export interface Header {
  readonly at: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly unused: readonly { readonly name: string; readonly at: number }[];
}

/** Finds the columns: by the mapping first, then by the names that we know. */
export function readHeader(role: FileRole, cells: readonly string[], mapping: Mapping): Header {
  const at: Record<string, number> = {};
  for (const [key, { names }] of Object.entries(COLUMNS[role])) {
    const wanted = mapping[key] ? [mapping[key]] : names;
    const position = cells.findIndex((cell) => wanted.some((name) => sameName(cell, name)));
    if (position >= 0) at[key] = position;
  }
  const used = new Set(Object.values(at));
  return {
    at,
    missing: Object.entries(COLUMNS[role])
      .filter(([key, { required }]) => required && at[key] === undefined)
      .map(([key]) => key),
    unused: cells.flatMap((cell, position) =>
      used.has(position) ? [] : [{ name: cell.trim(), at: position }],
    ),
  };
}
