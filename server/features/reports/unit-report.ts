import type { CampaignPicture, PictureTrend } from '../../domain/comparison/campaign-picture.ts';
import type { Comparison } from '../../domain/comparison/compare-with-organisation.ts';
import type { ScaleFigure } from '../../domain/comparison/scale-figure.ts';
import type { Scale, Words } from '../../domain/questionnaire/definition.ts';
import type { OutsideNorm } from '../../published/outside-norm.ts';

export interface ReportUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** One scale of the report; `figure` null is withheld, whatever the cause. */
export interface ReportRow {
  readonly scale: Scale;
  readonly figure: ScaleFigure | null;
  readonly organisation: ScaleFigure | null;
  /** Null for the organisation itself. */
  readonly comparison: Comparison | null;
  readonly trend: PictureTrend | null;
}

type NormLine = OutsideNorm['lines'][number];

/** A shown figure of the unit itself beside a norm from elsewhere. */
export interface OutsideLine extends Omit<NormLine, 'scale'> {
  readonly scale: Scale;
  readonly figure: ScaleFigure;
}

export interface OutsideReport extends Omit<OutsideNorm, 'id' | 'groups' | 'group' | 'lines'> {
  readonly group: Words;
  /** Whether this norm was chosen before anybody had seen a figure. */
  readonly atLaunch: boolean;
  readonly lines: readonly OutsideLine[];
}

export interface AbsenceLine {
  readonly group: Words;
  readonly period: string;
  readonly value: number;
  readonly source: string;
}

export interface UnitReport {
  readonly organisation: { readonly name: string; readonly demonstration: boolean };
  readonly campaign: { readonly title: string; readonly closesOn: string };
  readonly previous: string | null;
  readonly unit: ReportUnit;
  readonly isTop: boolean;
  readonly rows: readonly ReportRow[];
  readonly outside: OutsideReport | null;
  /** Absence percentages of the country, beside a questionnaire about absence. */
  readonly absence: readonly AbsenceLine[];
  /** The units directly below that may be seen, each with a row per scale in the same order. */
  readonly below: readonly { readonly unit: ReportUnit; readonly rows: readonly ReportRow[] }[];
}

interface Input extends Pick<UnitReport, 'organisation' | 'campaign' | 'previous' | 'unit' | 'absence'> {
  readonly below: readonly ReportUnit[];
  readonly scales: readonly Scale[];
  readonly picture: CampaignPicture;
  /** The norm from elsewhere that is on the screen; null for none. */
  readonly norm: { readonly chosen: OutsideNorm; readonly atLaunch: string | null } | null;
}

/** What is on the screen of one unit: published figures with the verdicts that they have everywhere. */
export function unitReport({ below, scales, picture, norm, ...about }: Input): UnitReport {
  const rowsOf = ({ id }: ReportUnit): readonly ReportRow[] =>
    scales.map((scale) => ({
      scale,
      figure: picture.shown.get(id)?.get(scale.id) ?? null,
      organisation: picture.shown.get(picture.topId)?.get(scale.id) ?? null,
      comparison: picture.comparisons.get(id)?.get(scale.id) ?? null,
      trend: picture.trends.get(id)?.get(scale.id) ?? null,
    }));
  const rows = rowsOf(about.unit);
  return {
    ...about,
    isTop: about.unit.id === picture.topId,
    rows,
    outside: norm && outsideReport(norm, rows),
    below: below.map((unit) => ({ unit, rows: rowsOf(unit) })),
  };
}

function outsideReport(
  { chosen, atLaunch }: NonNullable<Input['norm']>,
  rows: readonly ReportRow[],
): OutsideReport {
  const { id, groups, group: code, lines, ...passport } = chosen;
  const row = new Map(rows.map((entry) => [entry.scale.id, entry]));
  return {
    ...passport,
    group: groups.find((entry) => entry.code === code)?.name ?? { nl: code, en: code },
    atLaunch: id === atLaunch,
    lines: lines.flatMap(({ scale: scaleId, ...line }) => {
      const { scale, figure } = row.get(scaleId) ?? {};
      return scale && figure ? [{ ...line, scale, figure }] : [];
    }),
  };
}

/** Withheld last; otherwise the least favourable beside the organisation (for the organisation: beside 0) first. */
export function byAttention(rows: readonly ReportRow[]): readonly ReportRow[] {
  return rows.toSorted((a, b) => favourability(a) - favourability(b));
}

function favourability({ scale, figure, comparison }: ReportRow): number {
  if (!figure) return Infinity;
  const sign = scale.higherIs === 'unfavourable' ? -1 : 1;
  return comparison ? sign * (comparison.d ?? comparison.difference / 25) : sign * figure.mean;
}

export interface Highlights {
  readonly attention: readonly ReportRow[];
  readonly strong: readonly ReportRow[];
  readonly withheld: number;
}

const MOST_HIGHLIGHTS = 3;

/**
 * Three points that ask attention and three strong ones at most. Of a unit only what clearly differs counts; of the
 * organisation, which has nothing to differ from, the least and the most favourable figures.
 */
export function highlights({ rows, isTop }: Pick<UnitReport, 'rows' | 'isTop'>): Highlights {
  const judged = byAttention(rows.filter(({ figure, scale }) => figure && scale.higherIs !== 'neutral'));
  const withVerdict = (verdict: 'attention' | 'strong') =>
    judged.filter(({ comparison }) => comparison?.verdict === verdict);
  const half = Math.min(MOST_HIGHLIGHTS, Math.floor(judged.length / 2));
  return {
    attention: isTop ? judged.slice(0, half) : withVerdict('attention').slice(0, MOST_HIGHLIGHTS),
    strong: isTop
      ? judged.slice(judged.length - half).toReversed()
      : withVerdict('strong').toReversed().slice(0, MOST_HIGHLIGHTS),
    withheld: rows.filter(({ figure }) => !figure).length,
  };
}
