import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

const madeOn = sql<string>`to_char(plan_row.created_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`;

/** Rows of every organisation that a message may belong to today; which ones, `remindersDue` decides. */
export function selectRowsNearDue(work: Query, today: string) {
  return work
    .selectFrom('plan_row')
    .select([
      'organisation_id as organisationId',
      'id',
      'starts_on as startsOn',
      madeOn.as('madeOn'),
      'deadline',
      'evaluate_on as evaluateOn',
      'effect',
      'status',
    ])
    .where((where) =>
      where.or([
        where.and([
          where('status', 'in', ['planned', 'in-progress']),
          where.or([
            sql<boolean>`deadline <= ${today}::date + 14`,
            sql<boolean>`coalesce(starts_on, created_at::date) <= ${today}::date - 80`,
          ]),
        ]),
        where.and([where('evaluate_on', '<=', today), where('effect', 'is', null)]),
      ]),
    )
    .orderBy('organisation_id')
    .orderBy('id');
}

/** What the message says, and to whom: the address given, else an account of that name, else who made the row. */
export function selectRowForMail(trx: Query, rowId: string) {
  return trx
    .selectFrom('plan_row')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'plan_row.organisation_id')
        .onRef('unit.id', '=', 'plan_row.unit_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'plan_row.organisation_id')
        .on((on) =>
          on.or([
            on('account.id', '=', on.ref('plan_row.created_by')),
            on('account.name', '=', on.ref('plan_row.owner')),
            on('account.email', '=', sql<string>`lower(plan_row.owner)`),
          ]),
        )
        .on('account.disabled_at', 'is', null),
    )
    .select([
      'plan_row.number',
      'title',
      'owner',
      'owner_email as ownerEmail',
      'unit.name as unitName',
      'account.email',
      'account.language',
    ])
    .where('plan_row.id', '=', rowId)
    .orderBy(sql`account.id = plan_row.created_by`)
    .limit(1);
}

export function selectRowChecks(trx: Query, rowId: string) {
  return trx.selectFrom('plan_check').select('months').where('row_id', '=', rowId);
}

/** Gives a row only the first time: a message goes out once. */
export function insertReminder(
  trx: Query,
  reminder: {
    organisationId: string;
    rowId: string;
    kind: 'soon' | 'overdue' | 'check-3' | 'check-6' | 'evaluate';
    dueOn: string;
  },
) {
  return trx
    .insertInto('plan_reminder')
    .values({
      organisation_id: reminder.organisationId,
      row_id: reminder.rowId,
      kind: reminder.kind,
      due_on: reminder.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('row_id');
}

/**
 * Tells the addresses that asked for it that something of a row is due. No owner and no text but the title: what is sent
 * leaves the house.
 */
export function announceDue(
  trx: Query,
  due: { organisationId: string; rowId: string; kind: string; dueOn: string; number: number; title: string },
) {
  const content = JSON.stringify({
    rowId: due.rowId,
    number: due.number,
    title: due.title,
    what: due.kind,
    dueOn: due.dueOn,
  });
  return sql`select announce(${due.organisationId}, 'plan.due', ${content}::jsonb)`.execute(trx);
}
