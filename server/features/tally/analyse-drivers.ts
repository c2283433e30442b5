import { centreByTeam } from '../../domain/statistics/centre-by-team.ts';
import { mayShow } from '../../domain/statistics/may-show.ts';
import { tableOf } from '../../domain/statistics/product-sums.ts';
import type { AnalysisInput } from '../../privacy/release-analyses.ts';
import { completeRows, type People } from './analyse-people.ts';
import type { TallyThreads } from './tally-threads.ts';

const REPLICATES = 500;
/** Fixed, so that a tally that has to start again gives the same intervals. */
const SEED = 19930542;

interface Question {
  readonly outcome: string;
  readonly predictors: readonly string[];
}

/** General dominance over the people who completed every scale of the question, centred on the mean of their team. */
export async function driversOf(
  question: Question,
  people: People,
  threads: TallyThreads,
): Promise<AnalysisInput['drivers'][number]> {
  const scale = question.outcome;
  const predictors = question.predictors.filter((id) => id !== scale && people.measures.has(id));
  const complete = completeRows([...predictors, scale], people);
  const answer = mayShow('drivers', { respondents: complete.length, predictors: predictors.length });
  if (!answer.show) return { scale, refused: answer.reason };
  const centred = centreByTeam(
    complete.map(({ scores }) => scores),
    complete.map(({ unitId }) => unitId),
  );
  const table = centred && tableOf(centred);
  const found = table && (await threads.draw({ table, replicates: REPLICATES, seed: SEED }));
  // Without any spread, or with scales that are mixtures of one another, nothing can be told apart.
  if (!found || !(found.rSquared > 0)) return { scale, refused: 'show.may-be-chance' };
  return {
    scale,
    n: complete.length,
    rSquared: found.rSquared,
    cautions: answer.cautions,
    predictors: predictors.map((id, index) => ({
      scale: id,
      contribution: found.contributions[index] as number,
      lower: found.intervals[index]?.lower as number,
      upper: found.intervals[index]?.upper as number,
    })),
  };
}
