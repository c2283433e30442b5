import type { Query } from '../../db/connection.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import type { RowChange } from './contract.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'closes_on as closesOn', 'definition'])
    .where('id', '=', id)
    .where('status', '=', 'published');
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
  campaignId: string | null;
  unitId: string;
  unitName: string;
  scale: string | null;
  evidence: Evidence;
  measureId: string | null;
  title: string;
  description: string;
  level: 'individual' | 'team' | 'organisation';
  step: 'source' | 'collective' | 'individual' | 'personal-protection';
  owner: string;
  deadline: string;
  status: 'planned' | 'in-progress' | 'done' | 'stopped';
  remark: string;
}

/** Where the units stand now: rights follow today's tree. */
export function selectUnitTree(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}
