export interface Stratum {
  /** People in the unit. */
  readonly population: number;
  /** Answers from the unit. */
  readonly respondents: number;
}

export interface NonResponseWeights {
  /** Weight of each answer per stratum; null where nobody answered. */
  readonly weights: readonly (number | null)[];
  /** Share of the people who work in a stratum with at least one answer. */
  readonly coveredShare: number;
}

/**
 * Non-response weights.
 *
 * Answers: how many people does one answer stand for, so that a total speaks for persons and not for eager units?
 * Formula: w_h = N_h / n_h; N_h = population, n_h = respondents
 * Source: weighting-class adjustment, Cochran 1977, Sampling Techniques, ch. 13; Bethlehem 2009, Applied Survey Methods.
 * Defined for: strata with a positive total population and 0 <= respondents <= people in each; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function nonResponseWeights(strata: readonly Stratum[]): NonResponseWeights | null {
  const total = strata.reduce((sum, { population }) => sum + population, 0);
  if (!(total > 0) || strata.some(isImpossible)) return null;
  const covered = strata.reduce(
    (sum, { population, respondents }) => sum + (respondents > 0 ? population : 0),
    0,
  );
  return {
    weights: strata.map(({ population, respondents }) => (respondents > 0 ? population / respondents : null)),
    coveredShare: covered / total,
  };
}

function isImpossible({ population, respondents }: Stratum): boolean {
  return !(respondents >= 0 && respondents <= population);
}
