import type { Body } from '../../../../../../../server/http/contract.ts';
import type { Api } from '../../../../../../../server/contract.ts';

export interface NewNorm {
  kind: 'cbs' | 'licence-holder';
  fileName: string;
  text: string;
  title: { nl: string; en: string };
  population: { nl: string; en: string };
  source: string;
  licence: string;
  retrieved: string;
  unit: string;
  tableId: string;
  comparability: string;
  groupColumn: string;
  periodColumn: string;
  valueColumn: string;
  indicator: string;
}

/** The table of absence percentages is filled in: it is the one that most organisations need every quarter. */
export function startingNorm(retrieved: string): NewNorm {
  return {
    kind: 'cbs',
    fileName: '',
    text: '',
    title: { nl: 'Ziekteverzuimpercentage (CBS)', en: 'Absence percentage (CBS)' },
    population: {
      nl: 'Werknemers van bedrijven en instellingen in Nederland.',
      en: 'Employees of companies and institutions in the Netherlands.',
    },
    source: 'CBS StatLine',
    licence: 'CC BY 4.0',
    retrieved,
    unit: 'percentage',
    tableId: '80072NED',
    comparability: 'identical',
    groupColumn: 'BedrijfskenmerkenSBI2008',
    periodColumn: 'Perioden',
    valueColumn: 'Ziekteverzuimpercentage_1',
    indicator: 'absence-percentage',
  };
}

/** What the columns of that table are called in the open-data file, on the screen of StatLine and in English. */
const USUAL = {
  groupColumn: /^(bedrijfskenmerken|sbi)|bedrijfstak|characteristics/i,
  periodColumn: /^(perioden|periods)/i,
  valueColumn: /ziekteverzuimpercentage|sickness absence/i,
} as const;

/** The columns to read: as they stand when the file has them, else the ones that are usually called so. */
export function guessColumns(norm: NewNorm): Partial<NewNorm> {
  const columns = columnsIn(norm.text);
  const names = Object.keys(USUAL) as (keyof typeof USUAL)[];
  return Object.fromEntries(
    names.map((name) => {
      const usual = columns.find((column) => USUAL[name].test(column));
      return [name, columns.includes(norm[name]) ? norm[name] : (usual ?? norm[name])];
    }),
  );
}

/** Column names of a file: of its first row, or of the first record of a JSON export. */
export function columnsIn(text: string): readonly string[] {
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  if (plain.startsWith('{')) {
    try {
      const { value } = JSON.parse(plain) as { value?: Record<string, unknown>[] };
      return Object.keys(value?.[0] ?? {});
    } catch {
      return [];
    }
  }
  const [head = ''] = plain.split(/\r?\n/, 1);
  return head.split(head.includes(';') ? ';' : ',').map((column) => column.trim().replace(/^"|"$/g, ''));
}

export function sourceOf(norm: NewNorm): Body<Api['POST /api/norms']> {
  const { title, population, source, licence, retrieved, text } = norm;
  const about = { title, population, source, licence, retrieved, text };
  if (norm.kind === 'licence-holder')
    return { kind: 'licence-holder', ...about, unit: norm.unit as 'mean' | 'percentage' };
  return {
    kind: 'cbs',
    ...about,
    tableId: norm.tableId,
    unit: norm.unit as 'percentage',
    comparability: norm.comparability as 'identical',
    groupColumn: norm.groupColumn,
    periodColumn: norm.periodColumn,
    values: [{ column: norm.valueColumn, indicator: norm.indicator }],
  };
}
