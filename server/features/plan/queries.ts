import type { Query } from '../../db/connection.ts';
import type { Evidence, NewRow, RowChange } from './contract.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'closes_on as closesOn', 'definition'])
    .where('id', '=', id)
    .where('status', '=', 'published');
}

export function upsertFinding(
  trx: Query,
  finding: NewRow & { organisationId: string; id: string; evidence: Evidence; accountId: string; now: Date },
) {
  return trx
    .insertInto('finding')
    .values({
      organisation_id: finding.organisationId,
      id: finding.id,
      campaign_id: finding.campaignId,
      unit_id: finding.unitId,
      scale: finding.scale,
      evidence: JSON.stringify(finding.evidence),
      created_by: finding.accountId,
      created_at: finding.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'campaign_id', 'unit_id', 'scale'])
        .doUpdateSet((row) => ({ evidence: row.ref('finding.evidence') })),
    )
    .returning('id');
}

export function insertRow(
  trx: Query,
  row: NewRow & { organisationId: string; id: string; findingId: string; accountId: string; now: Date },
) {
  return trx.insertInto('plan_row').values({
    organisation_id: row.organisationId,
    id: row.id,
    finding_id: row.findingId,
    unit_id: row.unitId,
    measure_id: row.measureId,
    title: row.title.trim(),
    description: row.description,
    level: row.level,
    step: row.step,
    owner: row.owner.trim(),
    deadline: row.deadline,
    created_by: row.accountId,
    created_at: row.now,
    updated_at: row.now,
  });
}

export function updateRow(trx: Query, id: string, change: RowChange, now: Date) {
  return trx
    .updateTable('plan_row')
    .set({ ...change, title: change.title.trim(), owner: change.owner.trim(), updated_at: now })
    .where('id', '=', id);
}

export function selectRows(trx: Query) {
  return trx
    .selectFrom('plan_row')
    .innerJoin('finding', (join) =>
      join
        .onRef('finding.organisation_id', '=', 'plan_row.organisation_id')
        .onRef('finding.id', '=', 'plan_row.finding_id'),
    )
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'plan_row.organisation_id')
        .onRef('unit.id', '=', 'plan_row.unit_id'),
    )
    .select([
      'plan_row.id',
      'finding.id as findingId',
      'finding.campaign_id as campaignId',
      'plan_row.unit_id as unitId',
      'unit.name as unitName',
      'finding.scale',
      'finding.evidence',
      'measure_id as measureId',
      'title',
      'description',
      'level',
      'step',
      'owner',
      'deadline',
      'status',
      'remark',
    ])
    .orderBy('deadline')
    .orderBy('plan_row.id')
    .limit(2000)
    .$castTo<RowRecord>();
}

export interface RowRecord {
  id: string;
  findingId: string;
  campaignId: string;
  unitId: string;
  unitName: string;
  scale: string;
  evidence: Evidence;
  measureId: string | null;
  title: string;
  description: string;
  level: 'individual' | 'team' | 'organisation';
  step: 'source' | 'collective' | 'individual';
  owner: string;
  deadline: string;
  status: 'planned' | 'in-progress' | 'done' | 'stopped';
  remark: string;
}

/** Where the units stand now: rights follow today's tree. */
export function selectUnitTree(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}
