import { describe, test } from 'vitest';
import { benjaminiHochberg } from '../../../server/domain/statistics/benjamini-hochberg.ts';
import { cronbachAlphaFromAnswers } from '../../../server/domain/statistics/cronbach-alpha-from-answers.ts';
import { icc1 } from '../../../server/domain/statistics/icc1.ts';
import { icc2 } from '../../../server/domain/statistics/icc2.ts';
import { oneSampleTTest } from '../../../server/domain/statistics/one-sample-t-test.ts';
import { summaryFromSums } from '../../../server/domain/statistics/summary-from-sums.ts';
import { sumsOf } from '../../../server/domain/statistics/sums-of.ts';
import { teamVariance } from '../../../server/domain/statistics/team-variance.ts';
import { teamVersusRest } from '../../../server/domain/statistics/team-versus-rest.ts';
import type { Summary } from '../../../server/domain/statistics/types.ts';
import { wilsonInterval } from '../../../server/domain/statistics/wilson-interval.ts';
import { agreementOf } from '../../../server/domain/analyses/agreement.ts';
import { expectAllClose, expectClose, readOracle } from './oracle.ts';

type Numbers =
  | 'alpha'
  | 'icc1'
  | 'icc2'
  | 'f'
  | 'fP'
  | 'welchT'
  | 'welchDf'
  | 'welchP'
  | 'lower'
  | 'upper'
  | 'oneT'
  | 'oneP'
  | 'burdened'
  | 'wilsonLower'
  | 'wilsonUpper'
  | 'rwg'
  | 'g';
type DataSet = Readonly<Record<Numbers, number>> & {
  readonly set: number;
  readonly team: readonly number[];
  readonly answers: readonly (readonly number[])[];
  readonly p: readonly number[];
  readonly adjusted: readonly number[];
};

const scoreOf = (codes: readonly number[]) =>
  codes.reduce((sum, code) => sum + 25 * (code - 1), 0) / codes.length;

describe.each(readOracle<readonly DataSet[]>('ten-data-sets'))(
  'data set $set from answers to verdicts',
  (data) => {
    const scores = data.answers.map(scoreOf);
    const teams = [...new Set(data.team)];
    const ofTeam = (team: number) => scores.filter((_, person) => data.team[person] === team);
    const total = sumsOf(scores);
    const first = sumsOf(ofTeam(1));

    test('reliability, differences between teams and agreement are what R makes of the answers', () => {
      expectClose(cronbachAlphaFromAnswers(data.answers), data.alpha, 1e-9);
      const variance = teamVariance(teams.map((team) => summaryFromSums(sumsOf(ofTeam(team))) as Summary));
      expectClose(variance && icc1(variance), data.icc1, 1e-8);
      expectClose(variance && icc2(variance), data.icc2, 1e-8);
      expectClose(variance?.f?.p, data.fP, 1e-7);
      const own = data.answers.filter((_, person) => data.team[person] === 1);
      const histograms = (own[0] ?? []).map((_, item) =>
        [0, 1, 2, 3, 4, 5].map((code) => own.filter((codes) => codes[item] === code).length),
      );
      expectClose(agreementOf(histograms, own.length), data.rwg, 1e-9);
    });

    test('a team beside the rest and beside a norm is what t.test makes of it', () => {
      const welch = teamVersusRest(total, first);
      expectClose(welch?.statistic, data.welchT, 1e-8);
      expectClose(welch?.df, data.welchDf, 1e-8);
      expectClose(welch?.p, data.welchP, 1e-7);
      expectAllClose(welch && [welch.interval.lower, welch.interval.upper], [data.lower, data.upper], 1e-7);
      expectClose(welch?.g, data.g, 1e-8);
      const one = oneSampleTTest(summaryFromSums(first) as Summary, 50);
      expectAllClose(one && [one.statistic, one.p], [data.oneT, data.oneP], 1e-7);
    });

    test('a share and the correction for many tests are what prop.test and p.adjust make of them', () => {
      const n = scores.length;
      const interval = wilsonInterval({ share: data.burdened / n, n });
      expectAllClose(
        interval && [interval.lower, interval.upper],
        [data.wilsonLower, data.wilsonUpper],
        1e-8,
      );
      const p = teams.map((team) => teamVersusRest(total, sumsOf(ofTeam(team)))?.p ?? null);
      expectAllClose(p, data.p, 1e-7);
      expectAllClose(benjaminiHochberg(p).adjusted, data.adjusted, 1e-7);
    });
  },
);
