import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { type Doer, insertCause, insertFinding, insertPlanChange } from '../../db/findings.ts';
import { changedFields } from '../../domain/plan/compare-contents.ts';
import { evidenceText, evidenceTitle } from '../../domain/plan/evidence-text.ts';
import { findingState, riskClassOf } from '../../domain/plan/finding-state.ts';
import type { Finding, PlanContent } from '../../domain/plan/shapes.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { meanNorms, normPerScale, type NormSources } from '../../published/outside-norms.ts';
import { causeProblem } from '../../domain/risk/concrete-cause.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import { proposeInputs } from '../../domain/risk/propose-inputs.ts';
import { rateRisk } from '../../domain/risk/rate-risk.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { findPublished } from '../../published/find-published.ts';
import { say } from '../../words.ts';
import { type Attention, routes, type ShownFinding } from './findings-contract.ts';
import {
  acceptFindings,
  deleteCause,
  selectNewestCampaigns,
  selectUnitName,
  selectUnitNames,
  updateFinding,
  updateRisk,
  withdrawAcceptance,
} from './findings-queries.ts';
import { attentionFigures, evidenceFrom, type KeptFigures, readFigures } from './figures.ts';
import { isReported, makeFinding } from './make-finding.ts';
import { selectOrganisation } from './queries.ts';
import { readVisibleContent, visibleUnitIds } from './read-content.ts';

export const NoFigure = createError('NO_FIGURE', 'There is no published figure for this unit and scale', 409);
const CauseTooVague = createError('CAUSE_TOO_VAGUE', 'This names the theme, not the cause', 422);
const CauseTooShort = createError('CAUSE_TOO_SHORT', 'A cause takes a few more words', 422);
const RiskOutside = createError('RISK_OUTSIDE_TABLE', 'These values are not in the table of the method', 422);
const OverrideReason = createError(
  'OVERRIDE_REASON',
  'Another class than the method gives needs a reason',
  422,
);
const BelowFloor = createError(
  'RISK_BELOW_FLOOR',
  'Reported sexual intimidation or violence is at least high',
  422,
);
const AcceptedAndPlanned = createError('HAS_ROWS', 'A finding with rows in the plan is not accepted', 409);

const WRONG_RISK = {
  'outside-the-table': RiskOutside,
  'override-without-reason': OverrideReason,
  'below-the-floor': BelowFloor,
} as const;

const both = (write: (language: 'nl' | 'en') => string) => ({ nl: write('nl'), en: write('en') });
export const titleOf = (evidence: Evidence) => both((language) => evidenceTitle(evidence, language));
export const saysOf = (evidence: Evidence) => both((language) => evidenceText(evidence, language, say));

/** What is needed to make findings: figures as they were made before, and the norms of the product. */
export interface FiguresHouse extends House, NormSources {
  readonly figures: KeptFigures;
}

export async function findings(app: FastifyInstance, house: FiguresHouse): Promise<void> {
  const doer = (session: Session): Doer => ({ ...session, now: house.now() });
  const visible = async (trx: Query, session: Session, id: string) => {
    const content = await readVisibleContent(trx, session);
    const finding = content.findings.find((entry) => entry.id === id);
    if (!finding) throw new NotFound();
    return { finding, content };
  };
  const note = (trx: Query, session: Session, kind: string, finding: Finding, now: Finding) =>
    insertPlanChange(
      trx,
      {
        id: randomUUID(),
        kind,
        findingId: finding.id,
        fields: changes(finding, now),
      },
      doer(session),
    ).execute();

  serve(app, house, routes, {
    'GET /api/plan/units': async ({ session, trx }) => {
      const allowed = await visibleUnitIds(trx, session);
      const units = await selectUnitNames(trx).execute();
      return { units: units.filter((unit) => allowed.has(unit.id)) };
    },
    'GET /api/findings': async ({ session, trx }) => {
      const content = await readVisibleContent(trx, session);
      return {
        findings: content.findings.map((finding) => showFinding(finding, content)),
        attention: await readAttention(trx, session, house.figures),
      };
    },
    'POST /api/findings': async ({ session, trx, body }) => {
      const allowed = await visibleUnitIds(trx, session);
      if (body.figures.some(({ unitId }) => !allowed.has(unitId))) throw new NotAllowed();
      const read = new Map<string, Awaited<ReturnType<typeof figuresOf>>>();
      const ids: string[] = [];
      for (const { campaignId, ...place } of body.figures) {
        const figures = read.get(campaignId) ?? (await figuresOf(trx, campaignId, house));
        read.set(campaignId, figures);
        const id = await makeFinding(trx, figures, place, doer(session));
        if (id === null) throw new NoFigure();
        ids.push(id);
      }
      return { ids };
    },
    'POST /api/findings/observed': async ({ session, trx, body }) => {
      if (!(await visibleUnitIds(trx, session)).has(body.unitId)) throw new NotAllowed();
      const unit = await selectUnitName(trx, body.unitId).executeTakeFirstOrThrow();
      const { title, text, observedOn } = body;
      const evidence = { kind: 'observation', unit: unit.name, title, text, observedOn } as const;
      const finding = {
        id: randomUUID(),
        unitId: unit.id,
        evidence,
        campaignId: null,
        scale: null,
        subject: '',
      };
      const id = await insertFinding(
        trx,
        { ...finding, psaCategory: body.psaCategory, field4A: null },
        doer(session),
      );
      await insertPlanChange(
        trx,
        { id: randomUUID(), kind: 'finding-made', findingId: id },
        doer(session),
      ).execute();
      return { id };
    },
    'PUT /api/findings/:findingId': async ({ session, trx, params, body }) => {
      const { finding } = await visible(trx, session, params.findingId);
      await updateFinding(trx, finding.id, body).execute();
      await note(trx, session, 'finding-changed', finding, { ...finding, ...body });
      return { ok: true };
    },
    'PUT /api/findings/:findingId/risk': async ({ session, trx, params, body }) => {
      const { finding } = await visible(trx, session, params.findingId);
      const reported = body.reported || isReported(finding.evidence);
      const answer = rateRisk({ ...body, reported });
      if (!answer.ok) throw new WRONG_RISK[answer.because]();
      const { rated, riskClass, score } = answer;
      await updateRisk(trx, finding.id, { ...body, reported, rated }).execute();
      await note(trx, session, 'risk-weighed', finding, {
        ...finding,
        riskInputs: body.inputs,
        riskRated: rated,
        riskReported: reported,
        riskOverride: body.override,
        riskReason: body.reason.trim(),
      });
      return { riskClass, score };
    },
    'POST /api/findings/:findingId/causes': async ({ session, trx, params, body }) => {
      const { finding } = await visible(trx, session, params.findingId);
      const wrong = causeProblem(body.text);
      if (wrong) throw wrong === 'too-short' ? new CauseTooShort() : new CauseTooVague();
      const id = randomUUID();
      await insertCause(trx, { id, findingId: finding.id, ...body }, doer(session)).execute();
      const fields = { cause: [null, body.text.trim()] } as const;
      await insertPlanChange(
        trx,
        { id: randomUUID(), kind: 'cause-added', findingId: finding.id, fields },
        doer(session),
      ).execute();
      return { id };
    },
    'DELETE /api/findings/:findingId/causes/:causeId': async ({ session, trx, params }) => {
      const { finding } = await visible(trx, session, params.findingId);
      const gone = await deleteCause(trx, finding.id, params.causeId).executeTakeFirst();
      if (!gone) throw new NotFound();
      const fields = { cause: [gone.text, null] } as const;
      await insertPlanChange(
        trx,
        { id: randomUUID(), kind: 'cause-removed', findingId: finding.id, fields },
        doer(session),
      ).execute();
      return { ok: true };
    },
    'POST /api/findings/acceptances': async ({ session, trx, body }) => {
      const content = await readVisibleContent(trx, session);
      const chosen = content.findings.filter((finding) => body.findingIds.includes(finding.id));
      if (chosen.length !== new Set(body.findingIds).size) throw new NotFound();
      if (chosen.some((finding) => findingState(finding, content.rows) === 'planned'))
        throw new AcceptedAndPlanned();
      const { accountId } = session;
      const signed = { because: body.because, accountId, now: house.now() };
      await acceptFindings(
        trx,
        chosen.map((finding) => finding.id),
        signed,
      ).execute();
      for (const finding of chosen)
        await note(trx, session, 'finding-accepted', finding, {
          ...finding,
          acceptedBecause: body.because.trim(),
        });
      return { accepted: chosen.length };
    },
    'DELETE /api/findings/:findingId/acceptance': async ({ session, trx, params }) => {
      const { finding } = await visible(trx, session, params.findingId);
      await withdrawAcceptance(trx, finding.id).execute();
      await note(trx, session, 'acceptance-withdrawn', finding, { ...finding, acceptedBecause: null });
      return { ok: true };
    },
  });
}

/** The published figures of a campaign, and the norms from elsewhere that may stand beside them. */
export async function figuresOf(trx: Query, campaignId: string, house: FiguresHouse) {
  const figures = await readFigures(trx, await findPublished(trx, campaignId), house.figures);
  if (!figures) throw new NoFigure();
  const { definition } = figures.campaign;
  const tables = await meanNorms(trx, house, definition.scales);
  const groups = await selectOrganisation(trx).executeTakeFirstOrThrow();
  return { figures, norms: normPerScale(tables, { definition, groups, today: calendarDay(house.now()) }) };
}

/** Figures of the newest campaigns that ask for attention and are no finding yet, in the units of the account. */
export async function readAttention(trx: Query, session: Session, kept: KeptFigures): Promise<Attention[]> {
  const allowed = await visibleUnitIds(trx, session);
  const { findings: known } = await readVisibleContent(trx, session);
  const taken = new Set(known.map(({ campaignId, unit, scale }) => `${campaignId} ${unit.id} ${scale}`));
  const found: Attention[] = [];
  for (const campaign of await selectNewestCampaigns(trx).execute()) {
    const figures = await readFigures(trx, campaign, kept);
    if (!figures) continue;
    for (const { unitId, scaleId } of attentionFigures(figures, isReported)) {
      const evidence = evidenceFrom(figures, unitId, scaleId);
      if (!evidence || !allowed.has(unitId) || taken.has(`${campaign.id} ${unitId} ${scaleId}`)) continue;
      found.push({
        campaignId: campaign.id,
        campaign: campaign.title,
        unit: { id: unitId, name: figures.units.get(unitId) ?? '' },
        scale: scaleId,
        title: titleOf(evidence),
        says: saysOf(evidence),
      });
    }
  }
  return found.toSorted((a, b) =>
    `${a.unit.name} ${a.title.nl}`.localeCompare(`${b.unit.name} ${b.title.nl}`, 'nl'),
  );
}

function showFinding(finding: Finding, content: PlanContent): ShownFinding {
  const { evidence } = finding;
  return {
    ...finding,
    title: titleOf(evidence),
    says: saysOf(evidence),
    state: findingState(finding, content.rows),
    riskClass: riskClassOf(finding),
    proposal: evidence.kind === 'scale' ? proposeInputs(evidence) : null,
    rows: content.rows
      .filter((row) => row.findingId === finding.id)
      .map(({ id, number, title, status }) => ({ id, number, title, status })),
  };
}

function changes(before: Finding, after: Finding): Record<string, readonly [unknown, unknown]> {
  return Object.fromEntries(changedFields(before, after).map(({ field, from, to }) => [field, [from, to]]));
}
