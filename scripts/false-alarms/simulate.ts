import { campaignPicture, type CampaignPicture } from '../../server/domain/comparison/campaign-picture.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import type { Rng } from '../../server/domain/statistics/types.ts';
import type { Measure } from '../../server/privacy/measure.ts';
import { plan } from '../../server/privacy/plan.ts';
import { readScaleFigures } from '../../server/privacy/read-cell.ts';
import { release } from '../../server/privacy/release.ts';
import { type MadeUp, madeUpOrganisation, type Planted, SCALES } from './made-up-organisation.ts';

const K = 5;

/** The way of a real campaign from answers to verdicts: blocks, release, published cells, comparison. */
export function pictureOf({ tree, answers }: MadeUp): CampaignPicture {
  const counts = [...answers].map(([unit, people]) => ({ unit, profile: [], n: people.length }));
  const made = plan(tree, counts, { k: K, cutMin: 4 * K, cuts: [] });
  const measures = Array.from({ length: SCALES }, (_, scale): Measure => {
    const sums = made.blocks.map(({ id, parts }) => {
      const people = parts.flatMap(({ unit }) =>
        (answers.get(unit) ?? []).map((codes) => codes[scale] ?? []),
      );
      return [id, sumsOf(people)] as const;
    });
    const items = (sums[0]?.[1].itemHistograms ?? []).map((_, item) => ({
      id: `${scale}.${item}`,
      scored: true,
    }));
    return { scale: `scale-${scale}`, report: 'scale', items, plan: made, sums: new Map(sums) };
  });
  const cells = release(tree, measures).filter(({ kind }) => kind === 'scale');
  return campaignPicture({
    units: tree,
    scales: measures.map(({ scale }) => ({ id: scale, higherIs: 'unfavourable' as const })),
    shown: readScaleFigures(cells.map((cell) => ({ unitId: cell.unit, scale: cell.scale, cell }))),
    earlier: new Map(),
    comparable: new Set(),
  });
}

function sumsOf(people: readonly (readonly number[])[]) {
  const items = people[0]?.length ?? 0;
  const scoreHistogram = Array.from({ length: 4 * items + 1 }, () => 0);
  const itemHistograms = Array.from({ length: items }, () => Array.from({ length: 6 }, () => 0));
  for (const codes of people) {
    scoreHistogram[codes.reduce((sum, code) => sum + code, -items)]! += 1;
    codes.forEach((code, item) => (itemHistograms[item]![code]! += 1));
  }
  return { scoreHistogram, itemHistograms };
}

export function colouredCells({ comparisons }: CampaignPicture): number {
  return [...comparisons.values()]
    .flatMap((row) => [...row.values()])
    .filter(({ verdict }) => verdict === 'attention' || verdict === 'strong').length;
}

export interface FalseAlarms {
  readonly organisations: number;
  readonly seed: number;
  readonly cells: number;
  /** Reports, one per organisation, in which anything at all has a colour though nothing differs. */
  readonly reportsWithColour: number;
  readonly share: number;
  /** A team of twenty that truly differs by 0.8 deviations: how often it asks attention on that scale. */
  readonly foundOnOneScale: number;
  /** The same when it differs on a quarter of the scales: on how many of those it is found, and how often on any. */
  readonly foundPerScaleOfFive: number;
  readonly foundOnAnyOfFive: number;
}

const TEAM = 'd0t0';
const D = 0.8;

export function simulate(organisations: number, seed: number): FalseAlarms {
  const rng = rngFromSeed(seed);
  let [cells, coloured] = [0, 0];
  for (let at = 0; at < organisations; at += 1) {
    const picture = pictureOf(madeUpOrganisation(rng, null));
    cells += [...picture.comparisons.values()].reduce((sum, row) => sum + row.size, 0);
    if (colouredCells(picture) > 0) coloured += 1;
  }
  const one = found(organisations, rng, [0]);
  const five = found(organisations, rng, [0, 1, 2, 3, 4]);
  return {
    organisations,
    seed,
    cells,
    reportsWithColour: coloured,
    share: coloured / organisations,
    foundOnOneScale: one.perScale,
    foundPerScaleOfFive: five.perScale,
    foundOnAnyOfFive: five.any,
  };
}

function found(organisations: number, rng: Rng, scales: readonly number[]) {
  const planted: Planted = { team: TEAM, scales, d: D };
  let [hits, any] = [0, 0];
  for (let at = 0; at < organisations; at += 1) {
    const { comparisons } = pictureOf(madeUpOrganisation(rng, planted));
    const own = scales.filter(
      (scale) => comparisons.get(TEAM)?.get(`scale-${scale}`)?.verdict === 'attention',
    );
    hits += own.length;
    if (own.length > 0) any += 1;
  }
  return { perScale: hits / (organisations * scales.length), any: any / organisations };
}
