/**
 * Spearman-Brown reliability of a scale of two items.
 *
 * Answers: how reliable is the sum of two items that correlate r? (For two items it is fairer than alpha.)
 * Formula: 2 * r / (1 + r)
 * Source: Spearman 1910 and Brown 1910, Brit. J. Psychol. 3; Eisinga, te Grotenhuis & Pelzer 2013, Int. J. Public
 *   Health 58:637-642 for its use with two items.
 * Defined for: -1 < r <= 1; otherwise null. Negative when the items run against each other.
 * Oracle: hand (r = .5 gives 2/3), tests/oracles/reliability.R, R 4.2.2.
 */
export function spearmanBrown(r: number): number | null {
  return r > -1 && r <= 1 ? (2 * r) / (1 + r) : null;
}
