import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { hashJson } from '../../../crypto/hash-json.ts';
import type { Query } from '../../../db/connection.ts';
import { calendarDay } from '../../../domain/calendar.ts';
import { tighten } from '../../../domain/campaign-contract/terms.ts';
import type { Definition } from '../../../domain/questionnaire/definition.ts';
import { NotFound } from '../../../http/errors.ts';
import { type House, serve } from '../../../http/serve.ts';
import { hasRole, type Session } from '../../../http/session.ts';
import { composeDraft, type Offer } from '../compose-draft.ts';
import { selectCampaign } from '../queries.ts';
import { routes } from './contract.ts';
import { draftTerms } from './draft-terms.ts';
import { describeKeys } from './describe-keys.ts';
import {
  insertContract,
  insertSignature,
  selectAgreedTally,
  selectAgreements,
  selectConsentRequired,
  selectContracts,
  selectManifest,
  selectSignature,
  selectUnitNames,
  selectWord,
  updateConsentRequired,
} from './queries.ts';

const OnlyStricter = createError('CONTRACT_ONLY_STRICTER', 'A contract can only become stricter', 409);
const NotRunning = createError('NOT_OPEN', 'The campaign is not open', 409);
const TermsChanged = createError('TERMS_CHANGED', 'These are not the terms that hold now', 409);
const AlreadySigned = createError('CONTRACT_SIGNED', 'The works council has spoken on these terms', 409);
const NeedsReason = createError('INVALID_INPUT', 'Not applicable needs a reason', 400);

export async function agreements(app: FastifyInstance, house: House & Offer): Promise<void> {
  /** The campaign with the terms that hold now: those of its contract, or of a draft those it would be launched under. */
  const find = async (trx: Query, session: Session, campaignId: string) => {
    const campaign = await selectCampaign(trx, campaignId).executeTakeFirst();
    if (!campaign || (campaign.status === 'draft' && !hasRole(session, 'hr', 'works-council')))
      throw new NotFound();
    const versions = await selectContracts(trx, campaignId).execute();
    const definition =
      (campaign.definition as Definition | null) ?? (await composeDraft(trx, campaign, house))?.definition;
    if (!definition) throw new NotFound();
    const [current] = versions;
    const { terms, termsHash } = current ?? (await draftTerms(trx, campaign, definition));
    return { campaign, definition, versions, terms, termsHash };
  };

  serve(app, house, routes, {
    'GET /api/agreements': async ({ trx }) => {
      const { required } = await selectConsentRequired(trx).executeTakeFirstOrThrow();
      const { rows } = await selectAgreements(trx);
      const campaigns = await Promise.all(
        rows.map(async ({ sealed, termsHash, ...line }) => {
          const hash = termsHash ?? (await hashOfDraft(trx, line.id, house));
          const word = hash ? await selectWord(trx, line.id, hash).executeTakeFirst() : undefined;
          return {
            ...line,
            sealedBy: sealed ? ('works-council' as const) : ('organisation' as const),
            signature: (word?.kind as 'signed' | 'not-applicable' | undefined) ?? null,
          };
        }),
      );
      return { consentRequired: required, campaigns };
    },
    'PUT /api/agreements/consent': async ({ trx, body }) => {
      await updateConsentRequired(trx, body.required).execute();
      return { ok: true };
    },
    'GET /api/campaigns/:campaignId/agreement': async ({ session, trx, params: { campaignId } }) => {
      const { campaign, definition, versions, terms, termsHash } = await find(trx, session, campaignId);
      const signature = await selectSignature(trx, campaignId, termsHash).executeTakeFirst();
      const frozen = await selectManifest(trx, campaignId).executeTakeFirst();
      const units = terms.unitIds.length > 0 ? await selectUnitNames(trx, terms.unitIds).execute() : [];
      return {
        title: campaign.title,
        status: campaign.status,
        terms,
        termsHash,
        version: versions[0]?.version ?? 0,
        scales: definition.scales.map(({ id, title }) => ({ id, title })),
        cuts: definition.background.map(({ id, title }) => ({ id, title })),
        units: units.map(({ name }) => name),
        signature: signature ? { ...signature, on: calendarDay(signature.signedAt) } : null,
        versions: versions.map(({ version, by, reason, madeAt }) => ({
          version,
          by,
          reason,
          on: calendarDay(madeAt),
        })),
        keys: frozen ? describeKeys(frozen) : null,
        tally: (await selectAgreedTally(trx, campaignId).executeTakeFirst()) ?? null,
      };
    },
    'POST /api/campaigns/:campaignId/agreement/signature': async ({ session, trx, params, body }) => {
      const { campaignId } = params;
      const { termsHash } = await find(trx, session, campaignId);
      if (termsHash !== body.termsHash) throw new TermsChanged();
      if (body.kind === 'not-applicable' && body.reason.trim() === '') throw new NeedsReason();
      const { organisationId, accountId } = session;
      const reason = body.kind === 'signed' ? '' : body.reason.trim();
      const row = {
        organisationId,
        campaignId,
        termsHash,
        kind: body.kind,
        reason,
        accountId,
        now: house.now(),
      };
      if (!(await insertSignature(trx, row).executeTakeFirst())) throw new AlreadySigned();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/agreement/tighten': async ({ session, trx, params, body }) => {
      const { campaignId } = params;
      const { campaign, terms, versions } = await find(trx, session, campaignId);
      if (campaign.status !== 'open') throw new NotRunning();
      const { reason, ...wish } = body;
      const next = tighten(terms, wish);
      if (!next) throw new OnlyStricter();
      const version = (versions[0]?.version ?? 0) + 1;
      await insertContract(trx, {
        organisationId: session.organisationId,
        campaignId,
        version,
        terms: next,
        termsHash: hashJson(next),
        reason: reason.trim(),
        madeBy: session.accountId,
        now: house.now(),
      }).execute();
      return { version };
    },
  });
}

async function hashOfDraft(trx: Query, campaignId: string, offer: Offer): Promise<string | null> {
  const campaign = await selectCampaign(trx, campaignId).executeTakeFirst();
  const composed = campaign && (await composeDraft(trx, campaign, offer));
  return composed ? (await draftTerms(trx, campaign, composed.definition)).termsHash : null;
}
