import { type Doors, inOrganisation, type Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { DEFAULT_DAYS } from './defaults.ts';
import type { Retention, RetentionKind } from './contract.ts';
import {
  claimNight,
  deleteInvitations,
  deleteLeavers,
  deleteOldLinks,
  deleteOldMail,
  deleteOldSessions,
  forgetAudit,
  forgetFigures,
  noteRemoved,
  raiseFigures,
  selectOrganisations,
  selectOverdueInvitations,
  selectPublished,
  selectRetention,
} from './queries.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Once a night per organisation: removes what has been kept long enough and writes down how much of what. A kind that
 * fails does not stop the others: each has a transaction of its own. Gives false: there is never more at once.
 */
export function purgeNightly(gate: Doors['gate']) {
  return async (work: Doors['work'], now: Date): Promise<boolean> => {
    const day = calendarDay(now);
    for (const { id } of await selectOrganisations(gate).execute()) {
      const within = <T>(act: (trx: Query) => Promise<T>) => inOrganisation(work, id, act);
      if (!(await within((trx) => claimNight(trx, id, day)))) continue;
      const days = (await within((trx) => selectRetention(trx).executeTakeFirst())) ?? DEFAULT_DAYS;
      for (const [kind, remove] of removals(id, days, now))
        await within(async (trx) => {
          const removed = await remove(trx);
          if (removed > 0) await noteRemoved(trx, { organisationId: id, day, kind, removed }).execute();
        });
    }
    return false;
  };
}

type Removal = readonly [RetentionKind, (trx: Query) => Promise<number>];

function removals(organisationId: string, days: Retention, now: Date): readonly Removal[] {
  const day = calendarDay(now);
  const rows = async (deletion: Promise<{ numAffectedRows?: bigint }>) =>
    Number((await deletion).numAffectedRows ?? 0);
  return [
    ['invitations', (trx) => removeInvitations(trx, now)],
    ['figures', (trx) => removeFigures(trx, organisationId, now)],
    ['roster', (trx) => rows(deleteLeavers(trx, day, days.roster))],
    ['mail', (trx) => rows(deleteOldMail(trx, now, days.mail))],
    [
      'sessions',
      async (trx) =>
        (await rows(deleteOldSessions(trx, now, days.sessions))) +
        (await rows(deleteOldLinks(trx, now, days.sessions))),
    ],
    ['audit', (trx) => forgetAudit(trx, organisationId, new Date(now.getTime() - days.audit * DAY_MS))],
  ];
}

async function removeInvitations(trx: Query, now: Date): Promise<number> {
  let removed = 0;
  for (const { id } of (await selectOverdueInvitations(trx, now)).rows)
    removed += await deleteInvitations(trx, id);
  return removed;
}

async function removeFigures(trx: Query, organisationId: string, now: Date): Promise<number> {
  let removed = 0;
  for (const { id } of await selectPublished(trx).execute()) removed += await forgetFigures(trx, id, now);
  // What was kept of them, and a copy that still has them, are passed over from here on.
  if (removed > 0) await raiseFigures(trx, organisationId).execute();
  return removed;
}
