import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { toBase64url } from '../../crypto/base64url.ts';
import { generateScopeKey } from '../../crypto/blind-signature.ts';
import type { KeyPairBytes } from '../../crypto/key-pair.ts';
import type { KeyStore } from '../../crypto/key-store.ts';
import { type Manifest, manifestHash, manifestWords } from '../../crypto/manifest.ts';
import { drawInvitationKey } from '../../crypto/invitation-token.ts';
import { generateSealingKey } from '../../crypto/sealed-box.ts';
import { inOrganisation, type Query } from '../../db/connection.ts';
import { lastNight } from '../../domain/calendar.ts';
import { reminderDays } from '../../domain/campaign-year/reminder-days.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import { answerSiteHash } from '../../http/site-files.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import { composeDraft, type Offer } from './compose-draft.ts';
import { draftTerms, waitsForCouncil } from './agreement/draft-terms.ts';
import { insertContract } from './agreement/queries.ts';
import { buildScopes, type PlannedScope } from './build-scopes.ts';
import { inviteAll } from './invite.ts';
import { insertMailings } from './mailing/queries.ts';
import { countInvited, SCOPE_MINIMUM } from './preflight.ts';
import { selectCampaign, selectLivingUnits, selectRoster } from './queries.ts';

export interface LaunchHouse extends Offer {
  readonly keys: KeyStore;
  readonly answerUrl: string;
}

interface KeyedScope extends PlannedScope {
  readonly id: string;
  readonly keys: KeyPairBytes;
}

/**
 * Makes a draft an open campaign in one transaction: tree and roster frozen, a key per scope, the manifest, an empty
 * ballot box, and an invitation for everyone in the outbox. Run again after a crash it starts over: keys of a launch
 * that never happened are worth nothing.
 */
export async function launchCampaign(job: JobContext, house: LaunchHouse): Promise<void> {
  await inOrganisation(job.work, job.organisationId, async (trx) => {
    const campaign = await selectCampaign(trx, job.campaignId).forUpdate().executeTakeFirstOrThrow();
    if (campaign.status !== 'draft') return;
    const units = await selectLivingUnits(trx).execute();
    const { rows: roster } = await selectRoster(trx, campaign).execute(trx);
    const invitedUnits = countInvited(units, roster);
    const planned = buildScopes(invitedUnits, SCOPE_MINIMUM);
    const scopes = await makeKeys(planned, job);
    const composed = await composeDraft(trx, campaign, house);
    if (!composed) throw new Error(`There is no questionnaire ${campaign.questionnaireId}`);
    const { definition, problems } = composed;
    if (problems.length > 0) throw new Error(`The campaign cannot be asked: ${JSON.stringify(problems)}`);
    const agreed = await draftTerms(trx, campaign, definition);
    if (await waitsForCouncil(trx, campaign.id, agreed)) throw new Error('The works council has not agreed');
    // With a key of the works council the private half never reaches this computer.
    const own = agreed.seal ? null : await generateSealingKey();
    const sealingKey = agreed.seal ?? own?.publicKey ?? new Uint8Array();
    const files = answerSiteHash();
    const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
    const manifest: Manifest = {
      campaign: job.campaignId,
      title: campaign.title,
      questionnaireHash: agreed.terms.questionnaire.hash,
      rules: {
        minimumGroup: campaign.minimumGroup,
        scopeMinimum: SCOPE_MINIMUM,
        scales: Object.fromEntries(definition.scales.map((scale) => [scale.id, scale.minimumGroup])),
        contract: agreed.termsHash,
        sealedBy: agreed.terms.sealedBy,
      },
      scopes: scopes.map((scope) => ({
        id: scope.id,
        unit: scope.members.length === 1 ? scope.unitId : null,
        name: nameOf.get(scope.unitId) ?? '',
        invited: scope.invited,
        publicKey: toBase64url(scope.keys.publicKey),
      })),
      sealingKey: toBase64url(sealingKey),
      ...(files ? { files: { 'answer-site': files } } : {}),
    };
    const hash = await manifestHash(manifest);

    await freeze(trx, job, { units, invitedUnits, scopes });
    await openCampaign(trx, job, { definition, manifest, hash });
    await insertContract(trx, {
      ...job,
      ...agreed,
      version: 1,
      reason: '',
      madeBy: null,
      now: job.now(),
    }).execute();
    const key = drawInvitationKey();
    await inviteAll(trx, {
      ...campaign,
      organisationId: job.organisationId,
      campaignId: job.campaignId,
      now: job.now(),
      answerUrl: house.answerUrl,
      minutes: estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length),
      words: manifestWords(hash).join(' · '),
      key,
      roster,
      scopes: scopes.map((scope) => ({ ...scope, name: nameOf.get(scope.unitId) ?? '' })),
    });
    const reminders = reminderDays(campaign, campaign.reminders);
    if (reminders.length > 0) await insertMailings(trx, job, reminders).execute();
    await sql`select open_ballot_box(${job.campaignId})`.execute(trx);
    await house.keys.shredCampaignKeys(job.campaignId);
    await house.keys.saveCampaignKeys(job.campaignId, {
      scopes: Object.fromEntries(scopes.map((scope) => [scope.id, scope.keys])),
      sealing: own,
      invitations: key,
    });
  });
}

/** Two at a time: key generation runs on the thread pool and there are two cores. */
async function makeKeys(planned: readonly PlannedScope[], job: JobContext): Promise<readonly KeyedScope[]> {
  const scopes: KeyedScope[] = [];
  for (let start = 0; start < planned.length; start += 2) {
    const pair = planned.slice(start, start + 2);
    scopes.push(
      ...(await Promise.all(
        pair.map(async (scope) => ({ ...scope, id: randomUUID(), keys: await generateScopeKey() })),
      )),
    );
    await job.progress(scopes.length, planned.length);
  }
  return scopes;
}

interface Frozen {
  readonly units: readonly { id: string; parentId: string | null; code: string; name: string }[];
  readonly invitedUnits: readonly { id: string; invited: number }[];
  readonly scopes: readonly KeyedScope[];
}

async function freeze(trx: Query, job: JobContext, { units, invitedUnits, scopes }: Frozen): Promise<void> {
  const invited = new Map(invitedUnits.map((unit) => [unit.id, unit.invited]));
  await trx
    .insertInto('campaign_unit')
    .values(
      units
        .filter((unit) => invited.has(unit.id))
        .map((unit) => ({
          organisation_id: job.organisationId,
          campaign_id: job.campaignId,
          unit_id: unit.id,
          parent_unit_id: unit.parentId,
          code: unit.code,
          name: unit.name,
          invited: invited.get(unit.id) ?? 0,
        })),
    )
    .execute();
  await trx
    .insertInto('scope')
    .values(
      scopes.map((scope) => ({
        organisation_id: job.organisationId,
        campaign_id: job.campaignId,
        id: scope.id,
        unit_id: scope.unitId,
        invited: scope.invited,
        public_key: Buffer.from(scope.keys.publicKey),
      })),
    )
    .execute();
}

async function openCampaign(
  trx: Query,
  job: JobContext,
  { definition, manifest, hash }: { definition: Definition; manifest: Manifest; hash: Uint8Array },
): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({
      status: 'open',
      launched_at: job.now(),
      nightly_at: lastNight(job.now()),
      definition: JSON.stringify(definition),
      definition_hash: manifest.questionnaireHash,
      manifest: JSON.stringify(manifest),
      manifest_hash: Buffer.from(hash).toString('hex'),
    })
    .where('id', '=', job.campaignId)
    .execute();
}
