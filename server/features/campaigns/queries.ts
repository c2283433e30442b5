import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import { NO_ADDITIONS } from '../../domain/questionnaire/additions.ts';
import { DEFAULT_CUTS } from '../../domain/questionnaire/cuts.ts';
import type { OwnTexts } from '../../domain/campaign-year/mail-text.ts';
import { type Reminders, USUAL_REMINDERS } from '../../domain/campaign-year/reminder-days.ts';
import type { Draft } from './contract.ts';

const COLUMNS = [
  'id',
  'questionnaire_id as questionnaireId',
  'variant',
  'title',
  'status',
  'opens_on as opensOn',
  'closes_on as closesOn',
] as const;

export interface CampaignLine {
  id: string;
  questionnaireId: string;
  variant: 'short' | 'standard' | 'long';
  title: string;
  status: 'draft' | 'open' | 'closed' | 'published';
  opensOn: string;
  closesOn: string;
}

/** A campaign as it was made up: what is asked of whom, frozen or not. */
export interface DraftRow extends CampaignLine {
  unitIds: string[];
  minimumGroup: number;
  additions: NonNullable<Draft['additions']>;
  cuts: string[];
  definition: unknown;
  manifestHash: string | null;
  questionnaireVersion: string;
  paper: 'letters' | 'cards';
  texts: OwnTexts;
  reminders: Reminders;
  normId: string | null;
  /** The campaign that this one was taken over from. */
  repeats: string | null;
  /** The scales that are asked; empty means all of them. */
  scales: string[];
  seriesId: string | null;
}

export function selectCampaigns(trx: Query, withDrafts: boolean) {
  return trx
    .selectFrom('campaign')
    .select(COLUMNS)
    .$if(!withDrafts, (query) => query.where('status', '<>', 'draft'))
    .orderBy('closes_on', 'desc')
    .orderBy('created_at', 'desc')
    .limit(200)
    .$castTo<CampaignLine>();
}

export function selectCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select([
      ...COLUMNS,
      'unit_ids as unitIds',
      'minimum_group as minimumGroup',
      'additions',
      'cuts',
      'definition',
      'manifest_hash as manifestHash',
      'questionnaire_version as questionnaireVersion',
      'paper',
      'texts',
      'reminders',
      'norm_id as normId',
      'repeats',
      'scales',
      'series_id as seriesId',
    ])
    .where('id', '=', id)
    .$castTo<DraftRow>();
}

/** What a draft takes over from an earlier campaign besides what HR fills in. */
export type TakenOver = Pick<DraftRow, 'paper' | 'texts' | 'reminders' | 'repeats' | 'scales' | 'seriesId'>;

export function insertDraft(
  trx: Query,
  row: Draft &
    Partial<TakenOver> & {
      organisationId: string;
      id: string;
      version: string;
      minimumGroup: number;
      now: Date;
    },
) {
  return trx.insertInto('campaign').values({
    organisation_id: row.organisationId,
    id: row.id,
    questionnaire_id: row.questionnaireId,
    questionnaire_version: row.version,
    variant: row.variant,
    title: row.title.trim(),
    opens_on: row.opensOn,
    closes_on: row.closesOn,
    minimum_group: row.minimumGroup,
    unit_ids: row.unitIds,
    additions: JSON.stringify(row.additions ?? NO_ADDITIONS),
    cuts: [...(row.cuts ?? DEFAULT_CUTS)],
    created_at: row.now,
    norm_id: row.normId ?? null,
    paper: row.paper ?? 'letters',
    texts: JSON.stringify(row.texts ?? {}),
    reminders: JSON.stringify(row.reminders ?? USUAL_REMINDERS),
    repeats: row.repeats ?? null,
    scales: row.scales ?? [],
    series_id: row.seriesId ?? null,
  });
}

export function updateDraft(
  trx: Query,
  id: string,
  draft: Draft & { version: string; minimumGroup: number },
) {
  return trx
    .updateTable('campaign')
    .set({
      questionnaire_id: draft.questionnaireId,
      questionnaire_version: draft.version,
      variant: draft.variant,
      title: draft.title.trim(),
      opens_on: draft.opensOn,
      closes_on: draft.closesOn,
      minimum_group: draft.minimumGroup,
      unit_ids: draft.unitIds,
      additions: JSON.stringify(draft.additions ?? NO_ADDITIONS),
      cuts: [...(draft.cuts ?? DEFAULT_CUTS)],
      // Left out: it stays as it is.
      ...(draft.normId === undefined ? {} : { norm_id: draft.normId }),
      ...(draft.scales === undefined ? {} : { scales: draft.scales }),
    })
    .where('id', '=', id)
    .where('status', '=', 'draft');
}

export function deleteDraft(trx: Query, id: string) {
  return trx.deleteFrom('campaign').where('id', '=', id).where('status', '=', 'draft');
}

/** Who would be invited: employed on the day the campaign opens, in a chosen unit or below one. */
export function selectRoster(trx: Query, campaign: { unitIds: readonly string[]; opensOn: string }) {
  return sql<{
    id: string;
    unitId: string;
    email: string | null;
    name: string;
    language: 'nl' | 'en';
  }>`
    with recursive chosen as (
      select organisation_id, id from unit
      where ended_on is null and ${campaign.unitIds.length === 0 ? sql`parent_id is null` : sql`id = any(${campaign.unitIds}::uuid[])`}
      union
      select unit.organisation_id, unit.id from unit
      join chosen on unit.organisation_id = chosen.organisation_id and unit.parent_id = chosen.id
      where unit.ended_on is null
    )
    select employee.id, employee.unit_id as "unitId", employee.email, employee.given_name || ' ' || employee.family_name as name, employee.language
    from employee join chosen on chosen.organisation_id = employee.organisation_id and chosen.id = employee.unit_id
    where (employee.employed_from is null or employee.employed_from <= ${campaign.opensOn})
      and (employee.employed_until is null or employee.employed_until >= ${campaign.opensOn})
    order by employee.id`;
}

export function selectLivingUnits(trx: Query) {
  return trx
    .selectFrom('unit')
    .select(['id', 'parent_id as parentId', 'code', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('code');
}

export function insertJob(
  trx: Query,
  job: { organisationId: string; id: string; campaignId: string; kind: 'launch' | 'tally'; now: Date },
) {
  return trx
    .insertInto('job')
    .values({
      organisation_id: job.organisationId,
      id: job.id,
      campaign_id: job.campaignId,
      kind: job.kind,
      heartbeat_at: job.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'campaign_id', 'kind'])
        .doUpdateSet({ state: 'waiting', error: null, attempts: 0 })
        .where('job.state', '=', 'failed'),
    );
}

export function selectJob(trx: Query, campaignId: string) {
  return trx
    .selectFrom('job')
    .select(['kind', 'state', 'done', 'total'])
    .where('campaign_id', '=', campaignId)
    .orderBy('heartbeat_at', 'desc')
    .limit(1)
    .$castTo<{
      kind: 'launch' | 'tally';
      state: 'waiting' | 'running' | 'done' | 'failed';
      done: number;
      total: number;
    }>();
}

export function selectTally(trx: Query, campaignId: string) {
  return trx.selectFrom('tally').select(['counted', 'invalid']).where('campaign_id', '=', campaignId);
}

export function selectInvited(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select((select) => select.fn.sum<number>('invited').as('invited'))
    .where('campaign_id', '=', campaignId);
}

export function closeCampaign(trx: Query, id: string, now: Date) {
  return trx
    .updateTable('campaign')
    .set({ status: 'closed', closed_at: now })
    .where('id', '=', id)
    .where('status', '=', 'open');
}

/** Units that had people in them at launch. */
export function selectFrozenUnits(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'name', 'invited'])
    .where('campaign_id', '=', campaignId)
    .where('invited', '>', 0);
}

/** Running campaigns of which a day falls in this period. */
export function selectOverlapping(trx: Query, period: { opensOn: string; closesOn: string }) {
  return trx
    .selectFrom('campaign')
    .select('title')
    .where('status', '=', 'open')
    .where('opens_on', '<=', period.closesOn)
    .where('closes_on', '>=', period.opensOn)
    .orderBy('title')
    .limit(20);
}
