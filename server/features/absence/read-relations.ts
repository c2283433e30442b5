import type { Query } from '../../db/connection.ts';
import { selectPublishedCells } from '../../db/published-cells.ts';
import type { AbsenceCells } from '../../privacy/absence-cells.ts';
import { readScaleFigure } from '../../privacy/read-cell.ts';
import type { Lag, Outcome, Relation } from './contract.ts';
import { type ImportedUnit, type PublishedCampaign, selectPublishedCampaigns } from './queries.ts';
import { monthsOfLag, relationsOf } from './relation.ts';

interface Choice {
  readonly campaignId?: string | undefined;
  readonly lag?: Lag | undefined;
  readonly outcome?: Outcome | undefined;
}

interface Read {
  readonly cells: AbsenceCells;
  readonly units: readonly ImportedUnit[];
  readonly imported: { readonly firstMonth: string; readonly lastMonth: string };
}

const LAGS: readonly Lag[] = ['after', 'around', 'before'];

/** The relations of one campaign; without a choice the newest campaign and the first lag whose twelve months are all there. */
export async function readRelations(trx: Query, read: Read | null, asked: Choice) {
  const campaigns = await selectPublishedCampaigns(trx).execute();
  const outcome = asked.outcome ?? 'frequency';
  const coversWith = (each: Lag) => (campaign: PublishedCampaign) => {
    const { first, last } = monthsOfLag(campaign.closesOn.slice(0, 7), each);
    return read !== null && first >= read.imported.firstMonth && last <= read.imported.lastMonth;
  };
  const wanted = campaigns.filter(({ id }) => asked.campaignId === undefined || id === asked.campaignId);
  const lag = asked.lag ?? LAGS.find((each) => wanted.some(coversWith(each))) ?? 'after';
  const covers = coversWith(lag);
  const campaign =
    asked.campaignId === undefined
      ? (campaigns.find(covers) ?? campaigns[0])
      : campaigns.find(({ id }) => id === asked.campaignId);
  const months = campaign ? monthsOfLag(campaign.closesOn.slice(0, 7), lag) : { first: null, last: null };
  const covered = campaign !== undefined && covers(campaign);
  return {
    campaigns,
    covered,
    choice: { campaignId: campaign?.id ?? null, lag, outcome, ...months },
    relations:
      read && campaign && covered && months.first !== null
        ? await relationsFor(trx, read, campaign, { ...months, outcome })
        : [],
  };
}

async function relationsFor(
  trx: Query,
  { cells, units }: Read,
  campaign: PublishedCampaign,
  choice: { readonly first: string; readonly last: string; readonly outcome: Outcome },
): Promise<readonly Relation[]> {
  const unitIds = [...cells.apart];
  if (unitIds.length === 0) return [];
  const stored = await selectPublishedCells(trx, {
    campaignId: campaign.id,
    kind: 'scale',
    unitIds,
  }).execute();
  const scores = new Map<string, Map<string, number>>();
  for (const { unitId, scale, cell } of stored) {
    const figure = readScaleFigure(cell);
    if (figure) scores.set(unitId, (scores.get(unitId) ?? new Map<string, number>()).set(scale, figure.mean));
  }
  return relationsOf({
    scales: campaign.definition.scales.filter(({ report }) => report === 'scale'),
    cells,
    names: new Map(units.map(({ id, name }) => [id, name])),
    scores,
    ...choice,
  });
}
