import { besideNorm } from '../../published/beside-norm.ts';
import type { ListedNorm } from '../../published/outside-norms.ts';

/** One norm table with its passport, and the figures of a unit beside it. Scales without a shown figure, or
 * that the table does not know, are left out. */
export function outsideNorm({
  table,
  ...about
}: Omit<Parameters<typeof besideNorm>[0], 'table'> & { readonly table: ListedNorm }) {
  const { title, source, licence, population, note, comparability, expires } = table.passport;
  const names = new Map(table.rows.map((row) => [row.groupCode, row.groupName]));
  return {
    id: table.id,
    ...{ title, source, licence, population, note, comparability, expires },
    groups: [...names].map(([code, name]) => ({ code, name })),
    group: about.group,
    lines: besideNorm({ ...about, table }).flatMap((line) => {
      const { id: scale, own, norm, period, difference, verdict, refusal } = line;
      return own === null || norm === null || period === null
        ? []
        : [{ scale, norm, period, difference, verdict, refusal }];
    }),
  };
}
