import type { NormTable } from '../domain/questionnaire/norms.ts';

const TABLE = 'cbs-verzuimpercentage';
const EVERYONE = 'T001081';

interface Organisation {
  readonly sector: string;
  readonly sizeClass: string | null;
}

/** The absence percentages of Statistics Netherlands that concern this organisation: everyone, its sector, its size. */
export function absenceNorms(
  norms: readonly NormTable[],
  { sector, sizeClass }: Organisation,
  today: string,
) {
  const table = norms.find((entry) => entry.passport.id === TABLE);
  // An expired norm is history, not something to compare with.
  if (!table || table.passport.expires < today) return [];
  const groups = [EVERYONE, sector, sizeClass];
  const latest = table.rows.map((row) => row.period).reduce((a, b) => (a > b ? a : b), '');
  return table.rows
    .filter((row) => groups.includes(row.groupCode) && row.period === latest)
    .map((row) => ({
      title: table.passport.title,
      group: row.groupName,
      period: row.period,
      value: row.value,
      passport: table.passport,
    }));
}
