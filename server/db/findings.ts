import type { Evidence } from '../domain/risk/evidence.ts';
import type { Query } from './connection.ts';

/** Who does something in which organisation, and when. */
export interface Doer {
  readonly organisationId: string;
  readonly accountId: string;
  readonly now: Date;
}

export interface NewFinding {
  readonly id: string;
  readonly unitId: string;
  readonly evidence: Evidence;
  /** Of findings about answers: scale and prevalence. */
  readonly campaignId: string | null;
  readonly scale: string | null;
  /** Which figure, relation or topic, so that the same one is not found twice; empty for scales and observations. */
  readonly subject: string;
  readonly psaCategory: string | null;
  readonly field4A: string | null;
}

/**
 * A finding with its evidence as it stands now. A subject that was found before keeps its first evidence, and its id is
 * given back. Call it in the transaction of the request: row security does the rest.
 */
export async function insertFinding(trx: Query, finding: NewFinding, doer: Doer): Promise<string> {
  const inserted = await insertFindingQuery(trx, finding, doer).executeTakeFirst();
  if (inserted) return inserted.id;
  const known = await selectSameFinding(trx, finding).executeTakeFirstOrThrow();
  return known.id;
}

export function insertFindingQuery(trx: Query, finding: NewFinding, doer: Doer) {
  return trx
    .insertInto('finding')
    .values({
      organisation_id: doer.organisationId,
      id: finding.id,
      kind: finding.evidence.kind,
      campaign_id: finding.campaignId,
      unit_id: finding.unitId,
      scale: finding.scale,
      subject: finding.subject,
      evidence: JSON.stringify(finding.evidence),
      psa_category: finding.psaCategory,
      field_4a: finding.field4A,
      created_by: doer.accountId,
      created_at: doer.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id');
}

export function selectSameFinding(trx: Query, { evidence, campaignId, unitId, scale, subject }: NewFinding) {
  const same = trx
    .selectFrom('finding')
    .select('id')
    .where('kind', '=', evidence.kind)
    .where('unit_id', '=', unitId)
    .where('subject', '=', subject);
  return evidence.kind === 'scale' || evidence.kind === 'prevalence'
    ? same.where('campaign_id', '=', campaignId).where('scale', '=', scale)
    : same;
}

export interface NewCause {
  readonly id: string;
  readonly findingId: string;
  /** Checked by `causeProblem` before it comes here. */
  readonly text: string;
  readonly source: 'team-session' | 'interview' | 'adviser' | 'observation';
  readonly heardOn: string;
}

export function insertCause(trx: Query, cause: NewCause, doer: Doer) {
  return trx.insertInto('cause').values({
    organisation_id: doer.organisationId,
    id: cause.id,
    finding_id: cause.findingId,
    text: cause.text.trim(),
    source: cause.source,
    heard_on: cause.heardOn,
    created_by: doer.accountId,
    created_at: doer.now,
  });
}

export interface NewPlanRow {
  readonly id: string;
  readonly findingId: string;
  readonly unitId: string;
  readonly measureId: string | null;
  readonly title: string;
  readonly description: string;
  readonly level: 'individual' | 'team' | 'organisation';
  readonly step: 'source' | 'collective' | 'individual' | 'personal-protection';
  /** Why not nearer to the source; empty only for the source itself. */
  readonly stepReason: string;
  readonly owner: string;
  readonly deadline: string;
  readonly indicator?: string;
  readonly legalArticle?: string;
  readonly expertise?: string;
  readonly baseline?: string;
  readonly evaluateOn?: string | null;
}

/** A plan row; its number comes from the database. Write it down with `insertPlanChange` as well. */
export function insertPlanRow(trx: Query, row: NewPlanRow, doer: Doer) {
  return trx.insertInto('plan_row').values({
    organisation_id: doer.organisationId,
    id: row.id,
    finding_id: row.findingId,
    unit_id: row.unitId,
    measure_id: row.measureId,
    title: row.title.trim(),
    description: row.description,
    level: row.level,
    step: row.step,
    step_reason: row.stepReason.trim(),
    owner: row.owner.trim(),
    deadline: row.deadline,
    indicator: row.indicator ?? '',
    legal_article: row.legalArticle ?? '',
    expertise: row.expertise ?? '',
    baseline: row.baseline ?? '',
    evaluate_on: row.evaluateOn ?? null,
    created_by: doer.accountId,
    created_at: doer.now,
    updated_at: doer.now,
  });
}

export interface PlanChange {
  readonly id: string;
  readonly kind: string;
  readonly findingId?: string;
  readonly rowId?: string;
  readonly versionId?: string;
  /** Field by field: what it was and what it became. */
  readonly fields?: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** A line of the change log, which is never altered. */
export function insertPlanChange(trx: Query, change: PlanChange, doer: Doer) {
  return trx.insertInto('plan_change').values({
    organisation_id: doer.organisationId,
    id: change.id,
    kind: change.kind,
    finding_id: change.findingId ?? null,
    row_id: change.rowId ?? null,
    version_id: change.versionId ?? null,
    fields: JSON.stringify(change.fields ?? {}),
    changed_by: doer.accountId,
    changed_at: doer.now,
  });
}
