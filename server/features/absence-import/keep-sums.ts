import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { daysIn, monthPeriod } from '../../domain/absence/months.ts';
import type { KnownUnit } from './collected.ts';
import type { Counted } from './count-upload.ts';
import { deleteImports, insertImport, insertTotals, insertUnits, type TotalRecord } from './queries.ts';

const BATCH = 2000;

interface Keeper {
  readonly organisationId: string;
  readonly accountId: string;
  readonly now: Date;
}

/** Replaces what was kept before by the sums of this import: all or nothing, within the caller's transaction. */
export async function keepSums(
  trx: Query,
  counted: Counted,
  units: readonly KnownUnit[],
  { organisationId, accountId, now }: Keeper,
): Promise<void> {
  const { months, groups, kind, counts } = counted;
  const id = randomUUID();
  await deleteImports(trx).execute();
  const [firstMonth, lastMonth] = [months[0] as string, months.at(-1) as string];
  await insertImport(trx, {
    organisationId,
    id,
    kind,
    firstMonth,
    lastMonth,
    counts,
    accountId,
    now,
  }).execute();
  const records = units.map((unit) => ({
    ...unit,
    narrow: groups.narrow.get(unit.id) ?? null,
    wide: groups.wide.get(unit.id) ?? null,
  }));
  await insertUnits(trx, { organisationId, id }, records).execute();
  const rows = totalRecords(counted);
  for (let start = 0; start < rows.length; start += BATCH) {
    await insertTotals(trx, { organisationId, id }, rows.slice(start, start + BATCH)).execute();
  }
}

/** Durations and classes are kept of blocks of fifty only; the database refuses them elsewhere. */
function totalRecords({ months, groups, sums, kind }: Counted): TotalRecord[] {
  return groups.keys.flatMap(({ dimension, key }, group) =>
    months.map((month, at): TotalRecord => {
      const totals = sums.totals(group, at);
      const wide = dimension === 'wide';
      const year = wide && kind === 'cases' ? sums.year(group, at) : null;
      return {
        dimension,
        key,
        month,
        heads: totals.headDays / daysIn(monthPeriod(month)),
        head_days: totals.headDays,
        employment_days: totals.employmentDays,
        sick_days: totals.sickDays,
        reports: totals.reports,
        ended: wide ? totals.ended : null,
        ended_days: wide ? totals.endedDays : null,
        year: year && JSON.stringify(year),
      };
    }),
  );
}
