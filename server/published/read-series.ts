import type { Query } from '../db/connection.ts';
import { selectPublishedCells } from '../db/published-cells.ts';
import type { PictureTrend } from '../domain/comparison/campaign-picture.ts';
import { publishedInterval } from '../domain/comparison/published-interval.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';
import { sameScales } from '../domain/questionnaire/same-items.ts';
import { readScaleFigures, type ShownScale } from '../privacy/read-cell.ts';
import { mayShowTrend } from '../privacy/trend.ts';
import { selectEarlier, selectNewestReleases } from './queries.ts';
import { type KeptPictures, readPicture } from './read-picture.ts';
import type { Seen } from './seen-campaign.ts';

/** More campaigns than this do not fit one picture. */
const MOST_EARLIER = 9;

type Figures = ReadonlyMap<string, ReadonlyMap<string, ShownScale>>;

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
  readonly definition: Definition;
}

/**
 * The figures of one unit in every campaign of the series, oldest first, and per scale what changed between the first
 * campaign and now. A scale that asked something else, a figure that is withheld, one that is too small to be put beside
 * that of now and a campaign that is closed to the reader all give null: the line has a gap there.
 */
export async function readSeries(trx: Query, seen: Seen, unitId: string, pictures: KeptPictures) {
  const { campaign, scales, picture } = seen;
  const found = await selectEarlier(trx, campaign, MOST_EARLIER).execute();
  const releases = await selectNewestReleases(trx, [campaign.id, ...found.map(({ id }) => id)]).execute();
  const releaseOf = new Map(releases.map((release) => [release.campaignId, release.id]));
  const earlier = found
    .filter(({ id }) => releaseOf.has(id))
    .map((entry): Asked => ({ ...entry, definition: entry.definition as Definition }));
  const campaigns = [...earlier, campaign];
  const read = await Promise.all(campaigns.map(({ id }) => readCampaign(trx, id, [unitId, picture.topId])));
  const comparable = campaigns.map(({ definition }) => sameScales(campaign.definition, definition));
  const now = read.at(-1) ?? new Map();
  const answersFrom = (figures: Figures, scale: string) => figures.get(unitId)?.get(scale)?.nFrom ?? 0;
  const [first] = earlier;
  const since = first
    ? await pictures.get(`${seen.releaseId} ${releaseOf.get(first.id) ?? ''}`, () =>
        readPicture(trx, { campaign, previous: first, tree: seen.tree }),
      )
    : null;
  return {
    campaigns: campaigns.map(({ id, title, closesOn }) => ({ id, title, closesOn })),
    lines: scales.map(({ id: scale }) => ({
      scale,
      points: read.map((figures, at) => {
        const latest = at === read.length - 1;
        const beside = latest || mayShowTrend(answersFrom(figures, scale), answersFrom(now, scale));
        return comparable[at]?.has(scale) && beside ? pointOf(figures, unitId, picture.topId, scale) : null;
      }),
      since: (since?.trends.get(unitId)?.get(scale) ?? null) as PictureTrend | null,
    })),
  };
}

async function readCampaign(trx: Query, campaignId: string, unitIds: readonly string[]): Promise<Figures> {
  const cells = selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds });
  return readScaleFigures(await cells.execute());
}

function pointOf(figures: Figures, unitId: string, topId: string, scale: string) {
  const shown = figures.get(unitId)?.get(scale);
  if (!shown) return null;
  const { mean, bound, nFrom, nTo } = shown;
  const spread = figures.get(topId)?.get(scale)?.sd ?? null;
  return { mean, bound, n: { from: nFrom, to: nTo }, interval: publishedInterval(shown, spread) };
}
