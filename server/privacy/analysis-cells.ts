import type { MessageKey } from '../domain/statistics/show-rules.ts';
import type { Band, CodedNumber } from './cells.ts';
import type { ResponseCell } from './response.ts';
import type { UnitId } from './types.ts';

/** Why a figure is not given; it always follows from numbers that are published, never from answers. */
export interface NotShown {
  readonly shown: false;
  readonly reason: MessageKey;
}

interface Given {
  readonly shown: true;
  readonly n: Band;
  /** What has to be said beside it. */
  readonly cautions: readonly MessageKey[];
}

/** Reliability of one scale in the whole organisation, to two decimals; from a hundred people on. */
export type ReliabilityCell = { readonly kind: 'reliability'; readonly scale: string } & (
  | NotShown
  | (Given & {
      readonly items: number;
      readonly alpha: number | null;
      readonly omega: number | null;
      readonly twoItems: number | null;
    })
);

/** How far teams differ on one scale, to two decimals; from five groups on. */
export type TeamDifferencesCell = { readonly kind: 'team-differences'; readonly scale: string } & (
  | NotShown
  | (Omit<Given, 'n'> & {
      readonly groups: number;
      readonly icc1: number;
      readonly icc2: number;
      /** False: the differences are too uncertain to put teams in an order. */
      readonly mayRank: boolean;
    })
);

/** How far one unit agrees on one scale: in a word from ten people on, as a coarse figure from twenty. */
export interface AgreementCell {
  readonly kind: 'agreement';
  readonly unit: UnitId;
  readonly scale: string;
  readonly word: 'agreed' | 'mixed' | 'divided';
  /** To one decimal, at most 0.9. */
  readonly value: number | null;
}

/** Which scales go together with an outcome, in whole per cent; from a hundred people on. */
export type DriversCell = { readonly kind: 'drivers'; readonly scale: string } & (
  | NotShown
  | (Given & {
      /** Share of the differences between people within teams that all predictors explain together. */
      readonly explained: number;
      readonly predictors: readonly {
        readonly scale: string;
        /** Of what is explained. */
        readonly share: number;
        /** Of all differences between people, with its 95 % interval. */
        readonly contribution: number;
        readonly lower: number;
        readonly upper: number;
      }[];
    })
);

export type Quadrant = 'active' | 'strain' | 'passive' | 'low-strain';

/** Shares of people per demand-control quadrant in the whole organisation. */
export type QuadrantsCell = {
  readonly kind: 'quadrants';
  readonly demand: string;
  readonly control: string;
} & (NotShown | (Given & { readonly shares: Readonly<Record<Quadrant, CodedNumber>> }));

/** Effort against reward in one unit: the mean log ratio as a score 0-100, and from twenty people on who gives more. */
export interface EffortRewardCell {
  readonly kind: 'effort-reward';
  readonly unit: UnitId;
  readonly n: Band;
  readonly score: CodedNumber;
  readonly moreEffort: CodedNumber | null;
}

/** Share of ballots with (nearly) one and the same answer throughout, and whether they change the picture. */
export type StraightLiningCell = { readonly kind: 'straight-lining' } & (
  | NotShown
  | (Given & { readonly share: CodedNumber; readonly effect: 'none' | 'small' | 'clear' })
);

/** Figures that need the answers of persons and are therefore made at the tally or never. */
export type AnalysisCell =
  | ReliabilityCell
  | TeamDifferencesCell
  | AgreementCell
  | DriversCell
  | QuadrantsCell
  | EffortRewardCell
  | StraightLiningCell
  | ResponseCell;
