import { compareCampaign } from '../../domain/comparison/compare-campaign.ts';
import { compareWithEarlier, type TrendVerdict } from '../../domain/comparison/compare-with-earlier.ts';
import type { Verdict } from '../../domain/comparison/compare-with-organisation.ts';
import { type ScaleFigure, toPublishedMean } from '../../domain/comparison/scale-figure.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';

type Shown = ReadonlyMap<
  string,
  ReadonlyMap<string, ScaleFigure & { readonly thirds: readonly number[] | null }>
>;

export interface ReportUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}

/** One published figure with all that is said about it. */
export interface ReportFigure extends ScaleFigure {
  readonly thirds: readonly number[] | null;
  readonly verdict: Verdict | null;
  readonly difference: number | null;
  readonly trend: { readonly earlier: number; readonly verdict: TrendVerdict } | null;
}

/** One scale of the report; `figure` null is withheld, whatever the cause. */
export interface ReportRow {
  readonly scale: Scale;
  readonly figure: ReportFigure | null;
  readonly organisation: ScaleFigure | null;
}

export interface UnitReport {
  readonly organisation: { readonly name: string; readonly demonstration: boolean };
  readonly campaign: { readonly title: string; readonly closesOn: string };
  readonly previous: string | null;
  readonly unit: ReportUnit;
  readonly isTop: boolean;
  readonly rows: readonly ReportRow[];
  /** The units directly below, with a figure (or none) per scale in the order of `rows`. */
  readonly below: readonly { readonly unit: ReportUnit; readonly rows: readonly ReportRow[] }[];
}

interface Input extends Pick<UnitReport, 'organisation' | 'campaign' | 'previous'> {
  readonly unit: ReportUnit;
  readonly below: readonly ReportUnit[];
  readonly topId: string;
  readonly scales: readonly Scale[];
  /** Of the whole campaign, so that a figure has the verdict that it has everywhere. */
  readonly shown: Shown;
  readonly earlier: Shown;
  /** Scales that asked exactly the same items a campaign earlier. */
  readonly comparable: ReadonlySet<string>;
}

/** What is on the screen of one unit, from published figures only and with the same comparisons. */
export function unitReport(input: Input): UnitReport {
  const { unit, below, topId, scales } = input;
  const comparisons = compareCampaign(input.shown, topId, scales);
  const trends = trendsOf([unit, ...below], input);
  const rowsOf = (of: ReportUnit): readonly ReportRow[] =>
    scales.map((scale) => {
      const own = input.shown.get(of.id)?.get(scale.id);
      const comparison = comparisons.get(of.id)?.get(scale.id);
      return {
        scale,
        organisation: input.shown.get(topId)?.get(scale.id) ?? null,
        figure: own
          ? {
              ...own,
              verdict: comparison?.verdict ?? null,
              difference: comparison?.difference ?? null,
              trend: trends.get(`${of.id} ${scale.id}`) ?? null,
            }
          : null,
      };
    });
  return {
    organisation: input.organisation,
    campaign: input.campaign,
    previous: input.previous,
    unit,
    isTop: unit.id === topId,
    rows: rowsOf(unit),
    below: below.map((child) => ({ unit: child, rows: rowsOf(child) })),
  };
}

/** All changes of one page are one family of tests, as on the screen. */
function trendsOf(units: readonly ReportUnit[], { scales, shown, earlier, comparable, topId }: Input) {
  const asked = units.flatMap(({ id }) =>
    scales.flatMap((scale) => {
      const now = shown.get(id)?.get(scale.id);
      const before = earlier.get(id)?.get(scale.id);
      if (!now || !before || !comparable.has(scale.id)) return [];
      const question = {
        now: toPublishedMean(now),
        before: toPublishedMean(before),
        spread: shown.get(topId)?.get(scale.id)?.sd ?? null,
        higherIs: scale.higherIs,
      };
      return [{ key: `${id} ${scale.id}`, earlier: before.mean, question }];
    }),
  );
  const answers = compareWithEarlier(asked.map(({ question }) => question));
  return new Map(
    asked.map(({ key, earlier: mean }, index) => [
      key,
      { earlier: mean, verdict: answers[index]?.verdict ?? 'too-few' } as const,
    ]),
  );
}

/** Most in need of attention first: the verdict, then how far on the unfavourable side of the organisation. */
export function byAttention(rows: readonly ReportRow[]): readonly ReportRow[] {
  const order = { attention: 0, 'no-clear-difference': 1, 'too-few': 2, strong: 3 } as const;
  const rank = ({ figure }: ReportRow) => (figure?.verdict ? order[figure.verdict] : figure ? 1 : 4);
  return rows.toSorted((a, b) => rank(a) - rank(b) || favourability(a) - favourability(b));
}

/** Distance from the organisation (or, for the top, from 0) in the favourable direction. */
export function favourability({ scale, figure, organisation }: ReportRow): number {
  if (!figure) return Infinity;
  const sign = scale.higherIs === 'unfavourable' ? -1 : 1;
  return figure.verdict === null
    ? sign * figure.mean
    : sign * (figure.mean - (organisation?.mean ?? figure.mean));
}
