import { createHash } from 'node:crypto';
import { absencePercentage } from '../../domain/absence/absence-percentage.ts';
import { addTotals } from '../../domain/absence/add-totals.ts';
import type { Totals } from '../../domain/absence/types.ts';
import type { Preview } from './contract.ts';
import type { KnownUnit } from './collected.ts';
import type { Counted } from './count-upload.ts';
import type { Upload } from './read-upload.ts';

const YEAR = 12;

/** What an import would give, before anything is kept. */
export function previewOf(upload: Upload, counted: Counted | null, units: readonly KnownUnit[]): Preview {
  const last = counted ? lastYear(counted) : null;
  const name = new Map(units.map((unit) => [unit.id, unit.name]));
  const own = new Set(counted?.plan.narrow.published.map(({ unit }) => unit));
  const used = counted ? units.filter((unit) => counted.groups.narrow.has(unit.id)) : [];
  return {
    digest: createHash('sha256').update(upload.hash).update(JSON.stringify(units)).digest('hex'),
    kind: counted?.kind ?? 'complaints',
    firstMonth: counted?.months[0] ?? null,
    lastMonth: counted?.months.at(-1) ?? null,
    rows: upload.rows,
    unusedColumns: [...upload.unusedColumns],
    counts: counted?.counts ?? { counted: 0, pregnancy: 0, outside: 0, running: 0 },
    lastReport: counted?.lastReport ?? null,
    heads: last && last.headDays / 365,
    percentage: last && absencePercentage(last.sickDays, last.employmentDays),
    ownFigures: own.size,
    countedAbove: used
      .filter((unit) => !own.has(unit.id))
      .map((unit) => ({
        unit: unit.name,
        above: name.get(counted?.groups.narrow.get(unit.id) ?? '') ?? null,
      })),
    categories: (counted?.plan.categories ?? []).map(({ cut, groups }) => ({
      cut,
      groups: groups.map((group) => group.filter((category) => category !== '').join(', ')),
    })),
  };
}

/** Sums over all blocks of the last twelve months: the organisation. */
function lastYear({ groups, months, sums }: Counted): Totals | null {
  const parts = groups.keys.flatMap(({ dimension }, group) =>
    dimension === 'narrow'
      ? Array.from({ length: YEAR }, (_, back) => sums.totals(group, months.length - 1 - back))
      : [],
  );
  return parts.length > 0 ? addTotals(parts) : null;
}
