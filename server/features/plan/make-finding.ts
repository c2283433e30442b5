import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { type Doer, insertFinding, insertPlanChange } from '../../db/findings.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import { proposeInputs } from '../../domain/risk/propose-inputs.ts';
import { rateRisk } from '../../domain/risk/rate-risk.ts';
import { seriousBehaviourReported } from '../../domain/risk/reported-behaviour.ts';
import { type CampaignFigures, evidenceFrom, type ScaleNorms } from './figures.ts';
import { updateReported, updateRisk } from './findings-queries.ts';

/** Sexual intimidation or violence stands in the evidence itself. */
export function isReported(evidence: Evidence): boolean {
  return evidence.kind === 'prevalence' && seriousBehaviourReported(evidence.behaviours);
}

/** A finding of a published figure, weighed as far as the figure allows. Null when the figure is not shown. */
export async function makeFinding(
  trx: Query,
  { figures, norms }: { readonly figures: CampaignFigures; readonly norms: ScaleNorms },
  place: { readonly unitId: string; readonly scale: string },
  doer: Doer,
): Promise<string | null> {
  const evidence = evidenceFrom(figures, place.unitId, place.scale, norms);
  const scale = figures.campaign.definition.scales.find((entry) => entry.id === place.scale);
  if (!evidence || !scale) return null;
  const fresh = randomUUID();
  const finding = {
    id: fresh,
    unitId: place.unitId,
    evidence,
    campaignId: figures.campaign.id,
    scale: place.scale,
    subject: '',
    psaCategory: scale.psa,
    field4A: scale.field4A,
  };
  const id = await insertFinding(trx, finding, doer);
  if (id !== fresh) return id;
  await insertPlanChange(trx, { id: randomUUID(), kind: 'finding-made', findingId: id }, doer).execute();
  await weighAtOnce(trx, id, evidence);
  return id;
}

async function weighAtOnce(trx: Query, id: string, evidence: Evidence): Promise<void> {
  if (isReported(evidence)) await updateReported(trx, id).execute();
  if (evidence.kind !== 'scale') return;
  const inputs = proposeInputs(evidence);
  if (!inputs) return;
  const answer = rateRisk({ inputs, reported: false, override: null, reason: '' });
  if (!answer.ok) return;
  const { rated } = answer;
  await updateRisk(trx, id, { inputs, rated, reported: false, override: null, reason: '' }).execute();
}
