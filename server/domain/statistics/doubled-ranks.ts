/**
 * Ranks times two.
 *
 * Answers: in which order do the values stand? Doubling keeps shared ranks whole, so that sums of products compare
 *   exactly.
 * Formula: 2 * (number below) + (number equal, itself included) + 1
 * Source: midranks, Kendall 1945, Biometrika 33:239-251.
 * Defined for: any list of numbers.
 * Oracle: tests/oracles/spearman.R (rank), R 4.2.2.
 */
export function doubledRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 2 * below + equal + 1;
  });
}
