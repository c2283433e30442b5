import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

export function selectRuns(trx: Query) {
  return trx
    .selectFrom('guide_run')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'guide_run.organisation_id')
        .onRef('unit.id', '=', 'guide_run.unit_id'),
    )
    .select([
      'guide_run.id',
      'guide',
      'unit_id as unitId',
      'unit.name as unitName',
      'title',
      'finished_on as finishedOn',
      sql<string>`to_char(guide_run.created_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`.as(
        'startedOn',
      ),
    ])
    .orderBy('guide_run.created_at', 'desc')
    .orderBy('guide_run.id')
    .limit(500);
}

export function selectSteps(trx: Query) {
  return trx
    .selectFrom('guide_step')
    .select(['run_id as runId', 'step', 'text', 'done_on as doneOn'])
    .orderBy('run_id')
    .orderBy('step')
    .limit(10_000);
}

export function selectUnits(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}

export function insertRun(
  trx: Query,
  run: {
    organisationId: string;
    id: string;
    guide: string;
    unitId: string;
    title: string;
    accountId: string;
    now: Date;
  },
) {
  return trx.insertInto('guide_run').values({
    organisation_id: run.organisationId,
    id: run.id,
    guide: run.guide,
    unit_id: run.unitId,
    title: run.title.trim(),
    created_by: run.accountId,
    created_at: run.now,
  });
}

export function upsertStep(
  trx: Query,
  step: {
    organisationId: string;
    runId: string;
    step: string;
    text: string;
    doneOn: string | null;
    accountId: string;
    now: Date;
  },
) {
  return trx
    .insertInto('guide_step')
    .values({
      organisation_id: step.organisationId,
      run_id: step.runId,
      step: step.step,
      text: step.text,
      done_on: step.doneOn,
      changed_by: step.accountId,
      changed_at: step.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'run_id', 'step']).doUpdateSet((row) => ({
        text: row.ref('excluded.text'),
        done_on: row.ref('excluded.done_on'),
        changed_by: row.ref('excluded.changed_by'),
        changed_at: row.ref('excluded.changed_at'),
      })),
    );
}

export function finishRun(trx: Query, id: string, finishedOn: string | null) {
  return trx.updateTable('guide_run').set({ finished_on: finishedOn }).where('id', '=', id);
}

export function deleteRun(trx: Query, id: string) {
  return trx.deleteFrom('guide_run').where('id', '=', id);
}
