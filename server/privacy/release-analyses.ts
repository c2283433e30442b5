import type { MessageKey } from '../domain/statistics/show-rules.ts';
import type {
  AgreementCell,
  AnalysisCell,
  DriversCell,
  EffortRewardCell,
  Quadrant,
  QuadrantsCell,
  ReliabilityCell,
  StraightLiningCell,
  TeamDifferencesCell,
} from './analysis-cells.ts';
import { bandOf } from './bands.ts';
import type { CodedNumber } from './cells.ts';
import type { Released } from './release.ts';
import { codeMean } from './rounding.ts';
import { codeShare, shareStep } from './share.ts';
import type { ResponseCell } from './response.ts';

/** Figures over relations between items or scales: at least so many people, whatever the show rules say. */
const RELATIONS_FROM = 100;
const AGREEMENT_WORD_FROM = 10;
const AGREEMENT_VALUE_FROM = 20;
const EFFORT_SHARE_FROM = 20;
const GROUPS_FROM = 5;
const QUADRANTS_FROM = 15;
const STRAIGHT_LINES_FROM = 50;
/** A quadrant with fewer people than this is shown as "at most". */
const QUADRANT_TOLD_FROM = 5;
/** LeBreton & Senter 2008, table 3, taken together: moderate agreement and strong agreement begin here. */
const MIXED_FROM = 0.5;
const AGREED_FROM = 0.7;
const MOST_AGREEMENT = 0.9;

interface Said {
  readonly cautions: readonly MessageKey[];
}

/** The one door for figures that are no sums of blocks. Every entry is coded here, or refused. */
export interface AnalysisInput {
  readonly reliability: readonly (
    | (Said & {
        readonly scale: string;
        readonly n: number;
        readonly items: number;
        readonly alpha: number | null;
        readonly omega: number | null;
        readonly twoItems: number | null;
      })
    | Refused
  )[];
  readonly teamDifferences: readonly (
    | (Said & {
        readonly scale: string;
        readonly groups: number;
        readonly icc1: number;
        readonly icc2: number;
        readonly mayRank: boolean;
      })
    | Refused
  )[];
  readonly agreement: readonly {
    readonly unit: string;
    readonly scale: string;
    readonly n: number;
    readonly value: number;
  }[];
  readonly drivers: readonly (
    | (Said & {
        readonly scale: string;
        readonly n: number;
        readonly rSquared: number;
        readonly predictors: readonly {
          readonly scale: string;
          readonly contribution: number;
          readonly lower: number;
          readonly upper: number;
        }[];
      })
    | Refused
  )[];
  readonly quadrants:
    | (Said & {
        readonly demand: string;
        readonly control: string;
        readonly n: number;
        readonly counts: Readonly<Record<Quadrant, number>>;
        /** See overlap.ts; of the two scales the smaller one. */
        readonly smallestDifference: number;
        readonly k: number;
      })
    | null;
  readonly effortReward: readonly {
    readonly unit: string;
    readonly n: number;
    readonly scoreSum: number;
    readonly moreEffort: number;
  }[];
  readonly straightLining:
    | (Said & { readonly n: number; readonly count: number; readonly largestChange: number })
    | null;
  /** Coded by response.ts already. */
  readonly response: Released<readonly ResponseCell[]>;
}

export interface Refused {
  readonly scale: string;
  readonly refused: MessageKey;
}

/**
 * Codes every analysis so that it tells nothing about a person.
 *
 * **Why it is safe.** Reliability, relations between scales and differences between teams are single, rounded figures
 * over at least a hundred people, or at least five blocks, and over people in blocks only: whoever stands in no figure
 * stands in none of these. Agreement would be a deviation: below twenty people it is one of three words, and full
 * agreement looks like strong agreement. Quadrants are shares over people who answered two scales; they are given only
 * when "one scale" minus "both" depends on nobody or on at least k people. What is shown is decided from numbers of
 * people; values are rounded or bounded.
 * Throws when an entry is about fewer people than its kind allows: then nothing is published.
 */
export function releaseAnalyses(input: AnalysisInput): Released<readonly AnalysisCell[]> {
  const cells: readonly AnalysisCell[] = [
    ...input.reliability.map(reliabilityCell),
    ...input.teamDifferences.map(teamDifferencesCell),
    ...input.agreement.flatMap(agreementCell),
    ...input.drivers.map(driversCell),
    ...(input.quadrants ? [quadrantsCell(input.quadrants)] : []),
    ...input.effortReward.map(effortRewardCell),
    ...(input.straightLining ? [straightLiningCell(input.straightLining)] : []),
    ...input.response,
  ];
  return cells as Released<readonly AnalysisCell[]>;
}

function reliabilityCell(entry: AnalysisInput['reliability'][number]): ReliabilityCell {
  const { scale } = entry;
  if ('refused' in entry) return { kind: 'reliability', scale, shown: false, reason: entry.refused };
  atLeast(entry.n, RELATIONS_FROM, `reliability of ${scale}`);
  const { n, items, alpha, omega, twoItems, cautions } = entry;
  const given = { alpha: hundredths(alpha), omega: hundredths(omega), twoItems: hundredths(twoItems) };
  return { kind: 'reliability', scale, shown: true, n: bandOf(n), items, ...given, cautions };
}

function teamDifferencesCell(entry: AnalysisInput['teamDifferences'][number]): TeamDifferencesCell {
  const { scale } = entry;
  if ('refused' in entry) return { kind: 'team-differences', scale, shown: false, reason: entry.refused };
  atLeast(entry.groups, GROUPS_FROM, `differences between teams on ${scale}`);
  const [icc1, icc2] = [hundredths(entry.icc1) as number, hundredths(entry.icc2) as number];
  const { groups, mayRank, cautions } = entry;
  return { kind: 'team-differences', scale, shown: true, groups, icc1, icc2, mayRank, cautions };
}

function agreementCell({ unit, scale, n, value }: AnalysisInput['agreement'][number]): AgreementCell[] {
  if (n < AGREEMENT_WORD_FROM) return [];
  const word = value >= AGREED_FROM ? 'agreed' : value >= MIXED_FROM ? 'mixed' : 'divided';
  const coarse = Math.min(MOST_AGREEMENT, Math.round(value * 10) / 10);
  return [{ kind: 'agreement', unit, scale, word, value: n >= AGREEMENT_VALUE_FROM ? coarse : null }];
}

function driversCell(entry: AnalysisInput['drivers'][number]): DriversCell {
  const { scale } = entry;
  if ('refused' in entry) return { kind: 'drivers', scale, shown: false, reason: entry.refused };
  atLeast(entry.n, RELATIONS_FROM, `drivers of ${scale}`);
  const { n, rSquared, predictors, cautions } = entry;
  const percent = (part: number) => Math.round(100 * part);
  return {
    kind: 'drivers',
    scale,
    shown: true,
    n: bandOf(n),
    cautions,
    explained: percent(rSquared),
    predictors: predictors.map(({ contribution, lower, upper, ...predictor }) => ({
      scale: predictor.scale,
      share: percent(contribution / rSquared),
      contribution: percent(contribution),
      lower: percent(lower),
      upper: percent(upper),
    })),
  };
}

function quadrantsCell(entry: NonNullable<AnalysisInput['quadrants']>): QuadrantsCell {
  const { demand, control, n, counts, smallestDifference, k, cautions } = entry;
  const place = { kind: 'quadrants', demand, control } as const;
  const isolates = smallestDifference > 0 && smallestDifference < k;
  if (n < QUADRANTS_FROM || isolates) return { ...place, shown: false, reason: 'show.too-few-respondents' };
  const share = (quadrant: Quadrant) => quadrantShare(counts[quadrant], n);
  return {
    ...place,
    shown: true,
    n: bandOf(n),
    cautions,
    shares: {
      active: share('active'),
      strain: share('strain'),
      passive: share('passive'),
      'low-strain': share('low-strain'),
    },
  };
}

/** As codeShare, but nobody up to four people look alike. */
function quadrantShare(count: number, n: number): CodedNumber {
  const step = shareStep(n);
  const few = Math.ceil((100 * (QUADRANT_TOLD_FROM - 1)) / bandOf(n).from / step) * step;
  if (count < QUADRANT_TOLD_FROM) return { value: few, bound: 'at-most', step };
  return codeShare(count, n);
}

function effortRewardCell(entry: AnalysisInput['effortReward'][number]): EffortRewardCell {
  const { unit, n, scoreSum, moreEffort } = entry;
  return {
    kind: 'effort-reward',
    unit,
    n: bandOf(n),
    score: codeMean(scoreSum, n),
    moreEffort: n >= EFFORT_SHARE_FROM ? codeShare(moreEffort, n) : null,
  };
}

/** In points of a score: a change that is smaller than what rounding leaves, or than what would be noticed. */
const NO_CHANGE_BELOW = 1;
const SMALL_CHANGE_BELOW = 2.5;

function straightLiningCell(entry: NonNullable<AnalysisInput['straightLining']>): StraightLiningCell {
  const { n, count, largestChange, cautions } = entry;
  if (n < STRAIGHT_LINES_FROM)
    return { kind: 'straight-lining', shown: false, reason: 'show.too-few-respondents' };
  const effect =
    largestChange < NO_CHANGE_BELOW ? 'none' : largestChange < SMALL_CHANGE_BELOW ? 'small' : 'clear';
  return {
    kind: 'straight-lining',
    shown: true,
    n: bandOf(n),
    cautions,
    share: codeShare(count, n),
    effect,
  };
}

function atLeast(found: number, wanted: number, what: string): void {
  if (!(found >= wanted)) throw new Error(`No ${what} over ${found}; at least ${wanted} are needed`);
}

function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
