import type { Query } from '../../db/connection.ts';
import { evidenceTitle } from '../../domain/plan/evidence-text.ts';
import { findingState, type FindingState } from '../../domain/plan/finding-state.ts';
import type { Finding, PlanContent, PlanRow } from '../../domain/plan/shapes.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import { NotFound } from '../../http/errors.ts';
import { selectChecks } from './content-queries.ts';
import { attentionFigures, evidenceFrom, type KeptFigures, readFigures } from './figures.ts';
import { selectNewestCampaigns } from './findings-queries.ts';
import { selectCampaignFacts } from './inspector-queries.ts';
import { isReported } from './make-finding.ts';
import { type Measured, measuredEffects } from './measured-effect.ts';
import { selectOrganisation } from './queries.ts';
import { readContent } from './read-content.ts';
import type { Review } from './reviews-contract.ts';
import { selectReviews } from './reviews-queries.ts';
import type { Check } from './show-row.ts';
import { showVersion, type StoredVersion } from './show-version.ts';
import type { Version } from './versions-contract.ts';
import { selectVersions } from './versions-queries.ts';

export interface CampaignFacts {
  readonly title: string;
  readonly questionnaire: { readonly nl: string; readonly en: string };
  readonly version: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly minimumGroup: number;
  readonly invited: number;
  readonly counted: number;
  readonly withheld: number;
}

/** A figure that asks for attention, and where it went. */
export interface AttentionLine {
  readonly campaign: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly state: FindingState;
  readonly rows: readonly number[];
  readonly acceptedBecause: string | null;
}

/** All that stands in the inspector file, before it has a language or a form. */
export interface Dossier {
  readonly organisation: { readonly name: string; readonly demonstration: boolean };
  readonly today: string;
  readonly version: Version | null;
  readonly content: PlanContent;
  readonly campaigns: readonly CampaignFacts[];
  readonly attention: readonly AttentionLine[];
  readonly checks: readonly Check[];
  readonly measured: ReadonlyMap<string, Measured>;
  readonly reviews: readonly Review[];
}

export async function readDossier(
  trx: Query,
  { number, today, kept }: { number: number | undefined; today: string; kept: KeptFigures },
): Promise<Dossier> {
  const versions = (await selectVersions(trx).execute()) as readonly StoredVersion[];
  const stored = versions.find((version) =>
    number === undefined ? version.state === 'preparing' : version.number === number,
  );
  if (number !== undefined && stored?.state !== 'signed') throw new NotFound();
  const content = number === undefined ? await readContent(trx) : (stored?.content as PlanContent);
  return {
    organisation: await selectOrganisation(trx).executeTakeFirstOrThrow(),
    today,
    version: stored ? showVersion(stored) : null,
    content,
    campaigns: await readCampaigns(trx, content.findings),
    attention: await readAttentionLines(trx, content, kept),
    checks: (await selectChecks(trx).execute()) as readonly Check[],
    measured: await measuredEffects(trx, content.findings, kept),
    reviews: (await selectReviews(trx).execute()) as readonly Review[],
  };
}

async function readCampaigns(trx: Query, findings: readonly Finding[]): Promise<CampaignFacts[]> {
  const all = await selectCampaignFacts(trx).execute();
  const used = new Set(findings.flatMap(({ campaignId }) => campaignId ?? []));
  const newest = new Set(
    all
      .filter(
        ({ questionnaireId, id }) =>
          all.find((entry) => entry.questionnaireId === questionnaireId)?.id === id,
      )
      .map(({ id }) => id),
  );
  return all
    .filter(({ id }) => used.has(id) || newest.has(id))
    .map(({ definition, invited, withheld, ...facts }) => ({
      ...facts,
      questionnaire: (definition as Definition).title,
      invited: invited ?? 0,
      withheld: withheld ?? 0,
    }));
}

async function readAttentionLines(
  trx: Query,
  content: PlanContent,
  kept: KeptFigures,
): Promise<AttentionLine[]> {
  const lines: AttentionLine[] = [];
  for (const campaign of await selectNewestCampaigns(trx).execute()) {
    const figures = await readFigures(trx, campaign, kept);
    if (!figures) continue;
    for (const { unitId, scaleId } of attentionFigures(figures, isReported)) {
      const evidence = evidenceFrom(figures, unitId, scaleId);
      if (!evidence) continue;
      const finding = content.findings.find(
        (entry) => entry.campaignId === campaign.id && entry.unit.id === unitId && entry.scale === scaleId,
      );
      lines.push({
        campaign: campaign.title,
        unit: figures.units.get(unitId) ?? '',
        evidence,
        state: finding ? findingState(finding, content.rows) : 'open',
        rows: finding ? rowsOf(finding, content.rows).map((row) => row.number) : [],
        acceptedBecause: finding?.acceptedBecause ?? null,
      });
    }
  }
  return lines.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'nl'));
}

const orderOf = ({ unit, evidence, campaign }: AttentionLine) =>
  `${unit} ${evidenceTitle(evidence, 'nl')} ${campaign}`;

export function rowsOf(finding: Finding, rows: readonly PlanRow[]): readonly PlanRow[] {
  return rows.filter((row) => row.findingId === finding.id);
}
