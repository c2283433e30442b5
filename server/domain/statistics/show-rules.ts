/**
 * The show / do-not-show rules: from how many people, teams or items on, and under which conditions, a figure means
 * enough to be shown. Data only; may-show.ts applies it.
 *
 * These are rules of statistics. They come on top of the group size that the campaign has frozen and that the privacy
 * room guards: a figure is shown when both agree. A fact that is not known counts as not met.
 *
 * Sources: LeBreton & Senter 2008 (agreement, ICC); COPSOQ practice (half rule, reliability from 100); Budescu 1993
 * (dominance); InternetSpiegel (response of 40 %); the remaining minimums are our own choice.
 */

/** Below this many people an interval borrows the pooled deviation; from here on a deviation may be published. */
export const OWN_SPREAD_FROM = 20;

export type Measure = keyof typeof SHOW_RULES;

export interface ShowFacts {
  /** People behind the figure, in this group. */
  readonly respondents?: number;
  /** The same in the group compared with: the earlier campaign, or the rest of the organisation. */
  readonly comparedRespondents?: number;
  readonly normRespondents?: number;
  readonly normOrganisations?: number;
  readonly normAgeInYears?: number;
  /** Answers divided by people invited. */
  readonly responseRate?: number;
  /** Teams, or whatever groups are compared. */
  readonly groups?: number;
  readonly items?: number;
  readonly predictors?: number;
  /** Mean number of employees, for absence figures. */
  readonly heads?: number;
  readonly monthsCovered?: number;
  /** Reliability of the figure at hand: alpha, omega, or ICC(2) for a comparison of teams. */
  readonly reliability?: number;
  /** tau^2 of shrink-means.ts. */
  readonly varianceBetweenGroups?: number;
  /** People per category that would be published. */
  readonly cells?: readonly number[];
  readonly level?: 'organisation' | 'unit' | 'team';
  readonly comparability?: 'identical' | 'same-construct' | 'internal';
  /** Health and undesired behaviour. */
  readonly sensitive?: boolean;
  readonly sameItems?: boolean;
  readonly pooledSpreadKnown?: boolean;
  readonly survivesCorrection?: boolean;
}

type FactOf<Kind> = {
  [Fact in keyof ShowFacts]-?: NonNullable<ShowFacts[Fact]> extends Kind ? Fact : never;
}[keyof ShowFacts];
export type NumberFact = FactOf<number>;
export type BooleanFact = FactOf<boolean>;

export type Test =
  | { readonly fact: NumberFact; readonly atLeast: number }
  | { readonly fact: NumberFact; readonly atMost: number }
  | { readonly fact: NumberFact; readonly above: number }
  | { readonly fact: NumberFact; readonly atLeastTimes: number; readonly of: NumberFact }
  | { readonly fact: 'level' | 'comparability'; readonly oneOf: readonly string[] }
  | { readonly fact: BooleanFact; readonly is: true }
  | { readonly fact: 'cells'; readonly eachZeroOrAtLeast: number };

export type Condition = Test & {
  /** The condition counts only when this test holds; an unknown sensitivity counts as sensitive. */
  readonly onlyWhen?: 'sensitive' | 'fewer-than-own-spread';
  /** Key of the text that explains the refusal or the caution. */
  readonly message: MessageKey;
};

export interface ShowRule {
  /** All must hold. */
  readonly requires: readonly Condition[];
  /** What does not hold here is said beside the figure. */
  readonly cautions?: readonly Condition[];
  /** What to show instead when the rule refuses. */
  readonly instead?: string;
}

export type MessageKey =
  | 'show.too-few-respondents'
  | 'show.too-few-compared'
  | 'show.too-few-groups'
  | 'show.too-few-items'
  | 'show.two-items-only'
  | 'show.too-many-predictors'
  | 'show.few-per-predictor'
  | 'show.too-few-heads'
  | 'show.too-short-period'
  | 'show.small-cell'
  | 'show.organisation-only'
  | 'show.not-per-team'
  | 'show.norm-not-comparable'
  | 'show.norm-too-small'
  | 'show.norm-too-few-organisations'
  | 'show.norm-too-old'
  | 'show.other-items'
  | 'show.no-pooled-spread'
  | 'show.may-be-chance'
  | 'show.teams-not-told-apart'
  | 'show.teams-hardly-told-apart'
  | 'show.low-reliability'
  | 'show.low-response'
  | 'show.indicative-only';

const respondents = (atLeast: number): Condition => ({
  fact: 'respondents',
  atLeast,
  message: 'show.too-few-respondents',
});
const compared = (atLeast: number): Condition => ({
  fact: 'comparedRespondents',
  atLeast,
  message: 'show.too-few-compared',
});
const groups = (atLeast: number): Condition => ({ fact: 'groups', atLeast, message: 'show.too-few-groups' });
const organisationOnly: Condition = {
  fact: 'level',
  oneOf: ['organisation'],
  message: 'show.organisation-only',
};
const comparableNorm: Condition = {
  fact: 'comparability',
  oneOf: ['identical', 'internal'],
  message: 'show.norm-not-comparable',
};
const threeItems: Condition = { fact: 'items', atLeast: 3, message: 'show.too-few-items' };
const reliable: Condition = { fact: 'reliability', atLeast: 0.7, message: 'show.low-reliability' };

/** One line per measure; see ShowRule. */
export const SHOW_RULES = {
  mean: { requires: [respondents(5)] },
  'mean-interval': {
    requires: [
      respondents(5),
      {
        fact: 'pooledSpreadKnown',
        is: true,
        onlyWhen: 'fewer-than-own-spread',
        message: 'show.no-pooled-spread',
      },
    ],
  },
  'standard-deviation': { requires: [respondents(OWN_SPREAD_FROM)] },
  histogram: { requires: [respondents(20)] },
  share: {
    requires: [
      respondents(10),
      { fact: 'cells', eachZeroOrAtLeast: 5, onlyWhen: 'sensitive', message: 'show.small-cell' },
    ],
    instead: 'share-below-limit',
  },
  'share-at-risk': { requires: [respondents(10)] },
  'favourability-split': { requires: [respondents(10)] },
  'undesired-behaviour': {
    requires: [
      respondents(15),
      { fact: 'level', oneOf: ['organisation', 'unit'], message: 'show.not-per-team' },
    ],
  },
  comments: { requires: [respondents(10)] },
  'cronbach-alpha': { requires: [organisationOnly, respondents(100), threeItems], cautions: [reliable] },
  'mcdonald-omega': { requires: [organisationOnly, respondents(200), threeItems], cautions: [reliable] },
  'spearman-brown': {
    requires: [
      organisationOnly,
      respondents(100),
      { fact: 'items', atLeast: 2, message: 'show.too-few-items' },
      { fact: 'items', atMost: 2, message: 'show.two-items-only' },
    ],
    cautions: [reliable],
  },
  'effect-size': { requires: [comparableNorm, respondents(5)] },
  'norm-test': { requires: [comparableNorm, respondents(10)] },
  'rest-test': { requires: [respondents(10), compared(10)] },
  'significance-mark': {
    requires: [{ fact: 'survivesCorrection', is: true, message: 'show.may-be-chance' }],
  },
  icc: { requires: [groups(5)] },
  'team-ranking': {
    requires: [groups(5), { fact: 'reliability', atLeast: 0.5, message: 'show.teams-not-told-apart' }],
    cautions: [{ fact: 'reliability', atLeast: 0.7, message: 'show.teams-hardly-told-apart' }],
  },
  'within-team-agreement': { requires: [respondents(8)] },
  'shrunken-mean': {
    requires: [groups(5), { fact: 'varianceBetweenGroups', above: 0, message: 'show.teams-not-told-apart' }],
    instead: 'mean',
  },
  trend: {
    requires: [
      respondents(10),
      compared(10),
      { ...respondents(30), onlyWhen: 'sensitive' },
      { ...compared(30), onlyWhen: 'sensitive' },
      { fact: 'sameItems', is: true, message: 'show.other-items' },
    ],
  },
  drivers: {
    requires: [respondents(100), { fact: 'predictors', atMost: 10, message: 'show.too-many-predictors' }],
    cautions: [
      { fact: 'respondents', atLeastTimes: 15, of: 'predictors', message: 'show.few-per-predictor' },
    ],
    instead: 'gap-times-reach',
  },
  // A quadrant with few people is not hidden but told as "at most": server/privacy/release-analyses.ts.
  quadrants: { requires: [respondents(15)] },
  'absence-scatter': { requires: [groups(8)] },
  'absence-correlation': { requires: [groups(10)] },
  'absence-model': { requires: [groups(20)] },
  'absence-rate': {
    requires: [
      { fact: 'heads', atLeast: 10, message: 'show.too-few-heads' },
      { fact: 'monthsCovered', atLeast: 12, message: 'show.too-short-period' },
    ],
    instead: 'absence-rate-of-parent',
  },
  response: {
    requires: [],
    cautions: [
      { fact: 'responseRate', atLeast: 0.5, message: 'show.low-response' },
      { fact: 'responseRate', atLeast: 0.4, message: 'show.indicative-only' },
    ],
  },
  'internal-norm': {
    requires: [
      { fact: 'normRespondents', atLeast: 200, message: 'show.norm-too-small' },
      { fact: 'normOrganisations', atLeast: 5, message: 'show.norm-too-few-organisations' },
      { fact: 'normAgeInYears', atMost: 5, message: 'show.norm-too-old' },
    ],
  },
} as const satisfies Record<string, ShowRule>;
