import { parse } from 'csv-parse/sync';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { words } from './file-schema.ts';
import { checkForm, type Parsed } from './parse.ts';

const Passport = Type.Object({
  id: Type.String(),
  title: words(160),
  source: Type.String(),
  sourceTable: Type.String(),
  /** A day, or the year alone where the day was not recorded. */
  retrieved: Type.String({ pattern: '^\\d{4}(-\\d{2}-\\d{2})?$' }),
  licence: Type.String(),
  population: words(400),
  unit: Type.Enum(['percentage', 'mean', 'count', 'euro', 'days', 'per-employee']),
  comparability: Type.Enum(['identical', 'same-construct', 'context', 'internal']),
  note: words(1200),
  expires: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  certainty: Type.Record(Type.String(), Type.String()),
});

/**
 * Where a norm comes from and what it may be used for. `identical` and `internal` (the organisation's own) may be
 * compared; the rest is context: no colour, no test.
 */
export type Passport = Static<typeof Passport>;

export interface NormRow {
  readonly indicator: string;
  readonly groupType: string;
  readonly groupCode: string;
  readonly groupName: { readonly nl: string; readonly en: string };
  readonly period: string;
  readonly value: number;
  readonly sd: number | null;
  readonly n: number | null;
  readonly certainty: string;
  /** Percentiles that the source gives, by their number: { 25: 41.2, 75: 63 }. */
  readonly percentiles?: Readonly<Record<string, number>>;
  /** Fingerprint of the items behind a score; a norm counts only for exactly these. */
  readonly items?: string;
}

export interface NormTable {
  readonly passport: Passport;
  readonly rows: readonly NormRow[];
}

const check = Compile(Passport);

const Names = Type.Record(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), words(100));
const checkNames = Compile(Names);

/** What an indicator is called, by its id. */
export type IndicatorNames = Static<typeof Names>;

/** Reads the names of the indicators in both languages. */
export function parseIndicatorNames(file: unknown): Parsed<IndicatorNames> {
  const problems = checkForm(checkNames as never, file);
  return problems.length === 0 ? { ok: true, value: file as IndicatorNames } : { ok: false, problems };
}

/** Reads one norm table with its passport. A row without a number is refused: no norm is invented. */
export function parseNormTable(passport: unknown, csv: string): Parsed<NormTable> {
  const problems = [...checkForm(check as never, passport)];
  const records = parse(csv, { columns: true, skip_empty_lines: true, trim: true }) as Record<
    string,
    string
  >[];
  const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
  const rows = records.flatMap((record, index): NormRow[] => {
    const value = number(record.value);
    if (value === null || !Number.isFinite(value)) {
      problems.push({ path: `row ${index + 2}.value`, message: `"${record.value ?? ''}" is not a number` });
      return [];
    }
    return [
      {
        indicator: record.indicator ?? '',
        groupType: record.group_type ?? '',
        groupCode: record.group_code ?? '',
        groupName: { nl: record.group_nl ?? '', en: record.group_en ?? '' },
        period: record.period ?? '',
        value,
        sd: number(record.sd),
        n: number(record.n),
        certainty: record.certainty ?? '',
      },
    ];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { passport: passport as Passport, rows } };
}
