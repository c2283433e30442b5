import type { CampaignPicture, PictureUnit } from './campaign-picture.ts';
import type { ComparedScale } from './compare-campaign.ts';
import type { ScaleFigure } from './scale-figure.ts';

export interface SaidTopic {
  readonly scale: string;
  readonly mean: number;
  readonly bound: ScaleFigure['bound'];
}

/** What a group said, in a form that stays readable for ever: published figures only. */
export interface Said {
  /** The unit whose figures these are: the own unit, or the nearest one above it that has any. */
  readonly unitId: string;
  readonly nFrom: number;
  readonly nTo: number | null;
  readonly attention: readonly SaidTopic[];
  readonly strong: readonly SaidTopic[];
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

const MOST = 3;

/**
 * What each unit said, in three points that ask attention, three strong ones and what changed.
 *
 * Rule: of the nearest unit at or above that has figures; clear differences first (`attention`, `strong`), topped up
 *   with the least and the most favourable means, so that a team without clear differences hears something too.
 * Defined for: a unit with at least one published figure at or above it; otherwise null. Neutral scales have no good or bad.
 */
export function whatWasSaid(
  picture: CampaignPicture,
  units: readonly PictureUnit[],
  scales: readonly ComparedScale[],
  unitId: string,
): Said | null {
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  let at: string | null = unitId;
  while (at !== null && !(picture.shown.get(at)?.size ?? 0)) at = parentOf.get(at) ?? null;
  const figures = at === null ? undefined : picture.shown.get(at);
  if (at === null || !figures) return null;
  const judged = scales
    .filter(({ id, higherIs }) => higherIs !== 'neutral' && figures.has(id))
    .map(({ id, higherIs }) => {
      const { mean, bound } = figures.get(id) as ScaleFigure;
      const verdict = picture.comparisons.get(at as string)?.get(id)?.verdict ?? null;
      return { scale: id, mean, bound, verdict, favour: higherIs === 'favourable' ? mean : 100 - mean };
    })
    .toSorted((a, b) => a.favour - b.favour);
  const pick = (verdict: 'attention' | 'strong', ordered: typeof judged) =>
    ordered
      .filter((topic) => topic.verdict !== (verdict === 'attention' ? 'strong' : 'attention'))
      .toSorted((a, b) => Number(b.verdict === verdict) - Number(a.verdict === verdict))
      .slice(0, Math.min(MOST, Math.floor(judged.length / 2)))
      .map(({ scale, mean, bound }) => ({ scale, mean, bound }));
  const attention = pick('attention', judged);
  const changed = (verdict: 'better' | 'worse') =>
    judged
      .filter(({ scale }) => picture.trends.get(at as string)?.get(scale)?.verdict === verdict)
      .map(({ scale }) => scale);
  const [any] = figures.values();
  return {
    unitId: at,
    nFrom: any?.nFrom ?? 0,
    nTo: any?.nTo ?? null,
    attention,
    strong: pick('strong', judged.toReversed()).filter(({ scale }) =>
      attention.every((topic) => topic.scale !== scale),
    ),
    better: changed('better'),
    worse: changed('worse'),
  };
}
