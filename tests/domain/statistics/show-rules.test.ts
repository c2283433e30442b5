import { describe, expect, it } from 'vitest';
import { mayShow } from '../../../server/domain/statistics/may-show.ts';
import { SHOW_RULES } from '../../../server/domain/statistics/show-rules.ts';
import type {
  Measure,
  MessageKey,
  ShowFacts,
  ShowRule,
} from '../../../server/domain/statistics/show-rules.ts';

interface Example {
  /** Facts that only just suffice. */
  readonly enough: ShowFacts;
  /** One fact changed, and the reason that follows. */
  readonly refused?: readonly (readonly [ShowFacts, MessageKey])[];
  /** One fact changed, and what is said beside the figure. */
  readonly cautioned?: readonly (readonly [ShowFacts, readonly MessageKey[]])[];
}

const people = (below: number): readonly [ShowFacts, MessageKey] => [
  { respondents: below },
  'show.too-few-respondents',
];
const teams = (below: number): readonly [ShowFacts, MessageKey] => [{ groups: below }, 'show.too-few-groups'];
const perTeam: readonly [ShowFacts, MessageKey] = [{ level: 'unit' }, 'show.organisation-only'];
const unreliable: readonly [ShowFacts, readonly MessageKey[]] = [
  { reliability: 0.69 },
  ['show.low-reliability'],
];
const sameConstruct: readonly [ShowFacts, MessageKey] = [
  { comparability: 'same-construct' },
  'show.norm-not-comparable',
];

const EXAMPLES: Readonly<Record<Measure, Example>> = {
  mean: { enough: { respondents: 5 }, refused: [people(4)] },
  'mean-interval': {
    enough: { respondents: 5, pooledSpreadKnown: true },
    refused: [people(4), [{ pooledSpreadKnown: false }, 'show.no-pooled-spread']],
  },
  'standard-deviation': { enough: { respondents: 20 }, refused: [people(19)] },
  histogram: { enough: { respondents: 20 }, refused: [people(19)] },
  share: {
    enough: { respondents: 10, sensitive: true, cells: [5, 0, 5] },
    refused: [
      people(9),
      [{ cells: [4, 6] }, 'show.small-cell'],
      [{ cells: undefined }, 'show.small-cell'],
      [{ cells: [4, 6], sensitive: undefined }, 'show.small-cell'],
    ],
  },
  'share-at-risk': { enough: { respondents: 10 }, refused: [people(9)] },
  'favourability-split': { enough: { respondents: 10 }, refused: [people(9)] },
  'undesired-behaviour': {
    enough: { respondents: 15, level: 'unit' },
    refused: [people(14), [{ level: 'team' }, 'show.not-per-team']],
  },
  comments: { enough: { respondents: 10 }, refused: [people(9)] },
  'cronbach-alpha': {
    enough: { level: 'organisation', respondents: 100, items: 3, reliability: 0.7 },
    refused: [perTeam, people(99), [{ items: 2 }, 'show.too-few-items']],
    cautioned: [unreliable],
  },
  'mcdonald-omega': {
    enough: { level: 'organisation', respondents: 200, items: 3, reliability: 0.7 },
    refused: [perTeam, people(199), [{ items: 2 }, 'show.too-few-items']],
    cautioned: [unreliable],
  },
  'spearman-brown': {
    enough: { level: 'organisation', respondents: 100, items: 2, reliability: 0.7 },
    refused: [
      perTeam,
      people(99),
      [{ items: 1 }, 'show.too-few-items'],
      [{ items: 3 }, 'show.two-items-only'],
    ],
    cautioned: [unreliable],
  },
  'effect-size': {
    enough: { comparability: 'identical', respondents: 5 },
    refused: [sameConstruct, people(4)],
  },
  'norm-test': {
    enough: { comparability: 'internal', respondents: 10 },
    refused: [sameConstruct, people(9)],
  },
  'rest-test': {
    enough: { respondents: 10, comparedRespondents: 10 },
    refused: [people(9), [{ comparedRespondents: 9 }, 'show.too-few-compared']],
  },
  'significance-mark': {
    enough: { survivesCorrection: true },
    refused: [[{ survivesCorrection: false }, 'show.may-be-chance']],
  },
  icc: { enough: { groups: 5 }, refused: [teams(4)] },
  'team-ranking': {
    enough: { groups: 5, reliability: 0.7 },
    refused: [teams(4), [{ reliability: 0.49 }, 'show.teams-not-told-apart']],
    cautioned: [
      [{ reliability: 0.69 }, ['show.teams-hardly-told-apart']],
      [{ reliability: 0.5 }, ['show.teams-hardly-told-apart']],
    ],
  },
  'within-team-agreement': { enough: { respondents: 8 }, refused: [people(7)] },
  'shrunken-mean': {
    enough: { groups: 5, varianceBetweenGroups: 0.01 },
    refused: [teams(4), [{ varianceBetweenGroups: 0 }, 'show.teams-not-told-apart']],
  },
  trend: {
    enough: { respondents: 10, comparedRespondents: 10, sensitive: false, sameItems: true },
    refused: [
      people(9),
      [{ comparedRespondents: 9 }, 'show.too-few-compared'],
      [{ sensitive: true, respondents: 29, comparedRespondents: 30 }, 'show.too-few-respondents'],
      [{ sensitive: true, respondents: 30, comparedRespondents: 29 }, 'show.too-few-compared'],
      [{ sameItems: false }, 'show.other-items'],
    ],
  },
  drivers: {
    enough: { respondents: 150, predictors: 10 },
    refused: [
      people(99),
      [{ respondents: 500, predictors: 11 }, 'show.too-many-predictors'],
      [{ predictors: undefined }, 'show.too-many-predictors'],
    ],
    cautioned: [
      [{ respondents: 149 }, ['show.few-per-predictor']],
      [{ respondents: 100 }, ['show.few-per-predictor']],
      [{ respondents: 100, predictors: 6 }, []],
    ],
  },
  quadrants: {
    enough: { respondents: 15 },
    refused: [people(14)],
  },
  'absence-scatter': { enough: { groups: 8 }, refused: [teams(7)] },
  'absence-correlation': { enough: { groups: 10 }, refused: [teams(9)] },
  'absence-model': { enough: { groups: 20 }, refused: [teams(19)] },
  'absence-rate': {
    enough: { heads: 10, monthsCovered: 12 },
    refused: [
      [{ heads: 9.9 }, 'show.too-few-heads'],
      [{ monthsCovered: 11 }, 'show.too-short-period'],
    ],
  },
  response: {
    enough: { responseRate: 0.5 },
    cautioned: [
      [{ responseRate: 0.49 }, ['show.low-response']],
      [{ responseRate: 0.39 }, ['show.low-response', 'show.indicative-only']],
    ],
  },
  'internal-norm': {
    enough: { normRespondents: 200, normOrganisations: 5, normAgeInYears: 5 },
    refused: [
      [{ normRespondents: 199 }, 'show.norm-too-small'],
      [{ normOrganisations: 4 }, 'show.norm-too-few-organisations'],
      [{ normAgeInYears: 5.1 }, 'show.norm-too-old'],
    ],
  },
};

const examples = Object.entries(EXAMPLES) as [Measure, Example][];

describe.each(examples)('%s', (measure, { enough, refused = [], cautioned = [] }) => {
  const rule: ShowRule = SHOW_RULES[measure];

  it('is shown without caution when the facts only just suffice', () => {
    expect(mayShow(measure, enough)).toEqual({ show: true, cautions: [] });
  });

  it('is refused, with the reason, just below its border', () => {
    for (const [change, reason] of refused) {
      expect(mayShow(measure, { ...enough, ...change })).toMatchObject({ show: false, reason });
    }
  });

  it('is shown with what has to be said beside it', () => {
    for (const [change, cautions] of cautioned) {
      expect(mayShow(measure, { ...enough, ...change })).toEqual({ show: true, cautions });
    }
  });

  it('is refused, or at least cautioned, when nothing is known', () => {
    const answer = mayShow(measure, {});
    expect(answer.show ? answer.cautions.length : 1).toBeGreaterThan(0);
  });

  it('has an example for each of its messages', () => {
    const seen = new Set([...refused.map(([, reason]) => reason), ...cautioned.flatMap(([, keys]) => keys)]);
    const messages = new Set([...rule.requires, ...(rule.cautions ?? [])].map(({ message }) => message));
    expect([...seen].sort()).toEqual([...messages].sort());
  });
});

describe('measures that are refused', () => {
  it('name what to show instead, where there is something', () => {
    expect(mayShow('drivers', { respondents: 60 })).toMatchObject({ instead: 'gap-times-reach' });
    expect(mayShow('share', { respondents: 12, sensitive: true, cells: [2, 10] })).toMatchObject({
      instead: 'share-below-limit',
    });
    expect(mayShow('absence-rate', { heads: 6, monthsCovered: 12 })).toMatchObject({
      instead: 'absence-rate-of-parent',
    });
    expect(mayShow('histogram', { respondents: 3 })).toMatchObject({ instead: null });
  });

  it('are not helped by a share that is not sensitive when there are too few people', () => {
    expect(mayShow('share', { respondents: 10, sensitive: false, cells: [1, 9] })).toMatchObject({
      show: true,
    });
    expect(mayShow('share', { respondents: 9, sensitive: false })).toMatchObject({ show: false });
  });

  it('need no pooled deviation for an interval from twenty people on', () => {
    expect(mayShow('mean-interval', { respondents: 20 })).toMatchObject({ show: true });
    expect(mayShow('mean-interval', { respondents: 19 })).toMatchObject({ reason: 'show.no-pooled-spread' });
  });
});
