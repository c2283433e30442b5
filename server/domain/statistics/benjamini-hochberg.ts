export interface DiscoveryResult {
  /** Whether each test survives; null where there was no test. */
  readonly significant: readonly (boolean | null)[];
  /** Smallest false discovery rate at which each test would survive. */
  readonly adjusted: readonly (number | null)[];
}

/**
 * Benjamini-Hochberg control of the false discovery rate.
 *
 * Answers: which of many tests in one report may be marked, so that at most a share q of the marks is false on average?
 * Formula: sort p ascending; adjusted p(i) = min over j >= i of p(j) * (m / j), at most 1; marked when adjusted <= q;
 *   m = number of tests in the family (all team x scale cells of one report)
 * Source: Y. Benjamini & Y. Hochberg 1995, J. R. Stat. Soc. B 57:289-300.
 * Defined for: any list; null (no test done) stays null and does not count in m. Order and ties do not matter.
 * Oracle: tests/oracles/groups.R (p.adjust "BH"), R 4.2.2; the 15 p values of the 1995 article.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[], q = 0.05): DiscoveryResult {
  const tested = pValues
    .map((p, index) => ({ p, index }))
    .filter((test): test is { p: number; index: number } => test.p !== null)
    .sort((first, second) => second.p - first.p);
  const adjusted = pValues.map((): number | null => null);
  let smallest = 1;
  tested.forEach(({ p, index }, position) => {
    // The factor is taken first: it is at least 1, so rounding cannot lower p.
    smallest = Math.min(smallest, p * (tested.length / (tested.length - position)));
    adjusted[index] = smallest;
  });
  return { adjusted, significant: adjusted.map((p) => (p === null ? null : p <= q)) };
}
