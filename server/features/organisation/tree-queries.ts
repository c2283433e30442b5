import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { ChangeKind } from './tree-contract.ts';

export interface LivingUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly people: number;
}

/** Takes the tree for this transaction: two changes at the same moment cannot make a circle together. */
export function lockTree(trx: Query, organisationId: string) {
  return sql`select pg_advisory_xact_lock(hashtext('werkpeil tree ' || ${organisationId}))`.execute(trx);
}

export function insertUnit(
  trx: Query,
  unit: {
    organisationId: string;
    id: string;
    code: string;
    name: string;
    parentId: string;
    endedOn: string | null;
  },
) {
  return trx.insertInto('unit').values({
    organisation_id: unit.organisationId,
    id: unit.id,
    code: unit.code,
    name: unit.name,
    parent_id: unit.parentId,
    ended_on: unit.endedOn,
  });
}

export function selectCode(trx: Query, code: string) {
  return trx.selectFrom('unit').select('id').where('code', '=', code);
}

export function openUnit(trx: Query, id: string) {
  return trx.updateTable('unit').set({ ended_on: null }).where('id', '=', id);
}

export function renameUnit(trx: Query, id: string, name: string) {
  return trx.updateTable('unit').set({ name }).where('id', '=', id);
}

export function moveUnit(trx: Query, id: string, parentId: string) {
  return trx.updateTable('unit').set({ parent_id: parentId }).where('id', '=', id);
}

export function moveUnitsBelow(trx: Query, id: string, parentId: string) {
  return trx.updateTable('unit').set({ parent_id: parentId }).where('parent_id', '=', id);
}

export function movePeople(trx: Query, from: string, to: string) {
  return trx.updateTable('employee').set({ unit_id: to }).where('unit_id', '=', from);
}

export function endUnit(trx: Query, id: string, day: string) {
  return trx.updateTable('unit').set({ ended_on: day }).where('id', '=', id);
}

export interface StoredChange {
  readonly id: string;
  readonly organisationId: string;
  readonly unitId: string;
  readonly kind: ChangeKind;
  readonly unitName: string;
  readonly name: string | null;
  readonly targetId: string | null;
  readonly before: string;
  readonly after: string;
  readonly validFrom: string;
  readonly state: 'waiting' | 'done';
  readonly madeBy: string;
  readonly madeAt: Date;
}

export function insertChange(trx: Query, change: StoredChange) {
  return trx.insertInto('unit_change').values({
    organisation_id: change.organisationId,
    id: change.id,
    unit_id: change.unitId,
    kind: change.kind,
    unit_name: change.unitName,
    name: change.name,
    target_id: change.targetId,
    before: change.before,
    after: change.after,
    valid_from: change.validFrom,
    state: change.state,
    made_by: change.madeBy,
    made_at: change.madeAt,
  });
}

/** Waiting ones first, nearest day on top; then what was done, newest first. */
export function selectChanges(trx: Query, limit: number) {
  return trx
    .selectFrom('unit_change')
    .select([
      'id',
      'kind',
      'unit_name as unitName',
      'before',
      'after',
      'valid_from as validFrom',
      'state',
      'made_by as madeBy',
      'made_at as madeAt',
    ])
    .orderBy(sql`state = 'waiting'`, 'desc')
    .orderBy(sql`case when state = 'waiting' then valid_from end`)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(limit);
}

export function cancelChange(trx: Query, id: string) {
  return trx
    .updateTable('unit_change')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id');
}

/** Changes of every organisation whose day has come, in the order of their days. */
export function selectDueChanges(work: Query, today: string) {
  return work
    .selectFrom('unit_change')
    .select(['organisation_id as organisationId', 'id'])
    .where('state', '=', 'waiting')
    .where('valid_from', '<=', today)
    .orderBy('valid_from')
    .orderBy('made_at');
}

export function takeChange(trx: Query, id: string) {
  return trx
    .selectFrom('unit_change')
    .select(['id', 'unit_id as unitId', 'kind', 'name', 'target_id as targetId', 'valid_from as validFrom'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate();
}

export function settleChange(trx: Query, id: string, state: 'done' | 'impossible') {
  return trx.updateTable('unit_change').set({ state }).where('id', '=', id);
}
