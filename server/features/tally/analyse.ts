import { agreementOf } from '../../domain/analyses/agreement.ts';
import { analysisPlan } from '../../domain/analyses/analysis-plan.ts';
import { reliabilityOf } from '../../domain/analyses/reliability.ts';
import { teamDifferences } from '../../domain/analyses/team-differences.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { summaryFromSums } from '../../domain/statistics/summary-from-sums.ts';
import { unitsInBlocks } from '../../privacy/leaf-counts.ts';
import { type Measure, scoreMoments, sumsByUnit } from '../../privacy/measure.ts';
import { releaseResponse } from '../../privacy/release.ts';
import type { AnalysisInput } from '../../privacy/release-analyses.ts';
import type { Held, ResponseCount } from '../../privacy/response.ts';
import type { TreeNode } from '../../privacy/types.ts';
import { driversOf } from './analyse-drivers.ts';
import { effortRewardByUnit, quadrantsOf, straightLiningOf } from './analyse-people.ts';
import type { AnswerRows } from './answer-rows.ts';
import type { Sums } from './sums.ts';
import type { TallyThreads } from './tally-threads.ts';

export interface ToAnalyse {
  readonly definition: Definition;
  readonly tree: readonly TreeNode[];
  readonly sums: Sums;
  readonly rows: AnswerRows;
  readonly counts: readonly ResponseCount[];
  /** What the last nightly response was made of: the final one goes on from there. */
  readonly held: Held;
  readonly measures: readonly Measure[];
  readonly threads: TallyThreads;
}

/** Every figure that needs the answers of persons; exact here, coded or refused by `releaseAnalyses`. */
export async function analyse(input: ToAnalyse): Promise<AnalysisInput> {
  const plan = analysisPlan(input.definition);
  const scored = input.measures.filter(({ report }) => report === 'scale');
  const people = { rows: input.rows, measures: new Map(scored.map((measure) => [measure.scale, measure])) };
  return {
    reliability: scored.map((measure) => reliability(measure, input.sums)),
    teamDifferences: scored.map(differences),
    agreement: scored.flatMap(agreement),
    drivers: await Promise.all(plan.drivers.map((question) => driversOf(question, people, input.threads))),
    quadrants: plan.quadrants && quadrantsOf(plan.quadrants, people),
    effortReward: plan.effortReward === null ? [] : effortRewardByUnit(plan.effortReward, people),
    straightLining: straightLiningOf(people),
    response: releaseResponse(input.tree, input.counts, input.held).cells,
  };
}

function reliability({ scale, plan }: Measure, sums: Sums): AnalysisInput['reliability'][number] {
  const moments = sums.moments(scale, unitsInBlocks(plan));
  const items = moments?.sums.length ?? 0;
  const products = Array.from({ length: items }, (_, row) =>
    (moments?.products ?? []).slice(row * items, (row + 1) * items),
  );
  const n = moments?.n ?? 0;
  const found = reliabilityOf({ n, sums: moments?.sums ?? [], products });
  if (!found.answer.show) return { scale, refused: found.answer.reason };
  const { alpha, omega, twoItems, answer } = found;
  return { scale, n, items, alpha, omega, twoItems, cautions: answer.cautions };
}

function differences({ scale, sums }: Measure): AnalysisInput['teamDifferences'][number] {
  const groups = [...sums.values()].flatMap(({ scoreHistogram }) => {
    const { sum, squares } = scoreMoments(scoreHistogram);
    const n = scoreHistogram.reduce((total, people) => total + people, 0);
    return summaryFromSums({ n, sum, sumSquares: squares }) ?? [];
  });
  const found = teamDifferences(groups);
  if (found === null) return { scale, refused: 'show.too-few-groups' };
  const { ranking, icc1, icc2 } = found;
  return {
    scale,
    groups: found.groups,
    icc1,
    icc2,
    mayRank: ranking.show,
    cautions: ranking.show ? ranking.cautions : [ranking.reason],
  };
}

function agreement(measure: Measure): AnalysisInput['agreement'] {
  return [...sumsByUnit(measure).values()].flatMap(({ unit, n, itemHistograms }) => {
    const value = agreementOf(itemHistograms, n);
    return value === null ? [] : [{ unit, scale: measure.scale, n, value }];
  });
}
