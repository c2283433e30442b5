import type { Query } from '../db/connection.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';
import { besideNorm } from './beside-norm.ts';
import { fittingGroup, type ListedNorm, meanNorms, type NormSources } from './outside-norms.ts';
import { selectNormGroups } from './queries.ts';
import type { Seen } from './seen-campaign.ts';

/** What somebody chooses who wants no norm but the own organisation. */
export const NO_NORM = 'none';

interface Asked {
  readonly norm?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * The norm that stands beside the figures: the one that is asked for now, otherwise the one that was chosen before the
 * launch, otherwise the first there is. None when that was the choice.
 */
export function normToShow(
  tables: readonly ListedNorm[],
  { asked, atLaunch }: { readonly asked: string | undefined; readonly atLaunch: string | null },
): ListedNorm | null {
  const find = (wanted: string | null) => tables.find(({ id }) => id === wanted);
  const named = asked === NO_NORM ? null : find(asked ?? null);
  if (named !== undefined) return named;
  return atLaunch === NO_NORM ? null : (find(atLaunch) ?? tables[0] ?? null);
}

/** Every norm from elsewhere for the scales of a campaign, and the shown one beside the figures of a unit. */
export async function readOutsideNorm(
  trx: Query,
  product: NormSources,
  about: { readonly seen: Seen; readonly unitId: string; readonly asked: Asked; readonly today: string },
) {
  const { seen, unitId, asked, today } = about;
  const atLaunch = seen.campaign.normId;
  const tables = await meanNorms(trx, product, seen.scales);
  const table = normToShow(tables, { asked: asked.norm, atLaunch });
  const groups = await selectNormGroups(trx).executeTakeFirstOrThrow();
  const figures = seen.picture.shown.get(unitId) ?? new Map();
  const { definition } = seen.campaign;
  return {
    norms: tables.map(({ id, passport }) => ({ id, title: passport.title })),
    atLaunch,
    chosen: table
      ? outsideNorm({ table, group: asked.group ?? fittingGroup(table, groups), definition, figures, today })
      : null,
  };
}

export type OutsideNorm = ReturnType<typeof outsideNorm>;

interface Beside extends Omit<Parameters<typeof besideNorm>[0], 'table'> {
  readonly definition: Definition;
  readonly table: ListedNorm;
}

/** One norm table with its passport, and the figures of a unit beside it. Scales without a shown figure, or
 * that the table does not know, are left out. */
export function outsideNorm({ table, ...about }: Beside) {
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
