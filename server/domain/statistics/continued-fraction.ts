const TINY = 1e-300;
const EPSILON = 1e-16;
const MAX_TERMS = 200_000;

/**
 * Value of a continued fraction.
 *
 * Answers: what is 1 / (b0 + a1 / (b1 + a2 / (b2 + ...)))?
 * Formula: modified Lentz; `b0` starts it, `term(i)` gives a_i and b_i for i = 1, 2, ...
 * Source: Lentz 1976, Applied Optics 15:668-671; Thompson & Barnett 1986, J. Comput. Phys. 64:490-509.
 * Defined for: fractions that converge; one that has not after 200 000 terms gives null.
 * Oracle: tests/oracles/distributions.R (through pgamma, pt, pf), R 4.2.2.
 */
export function continuedFraction(
  b0: number,
  term: (index: number) => { readonly a: number; readonly b: number },
): number | null {
  let d = 1 / (b0 || TINY);
  let c = 1 / TINY;
  let value = d;
  for (let index = 1; index <= MAX_TERMS; index++) {
    const { a, b } = term(index);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= EPSILON * 2) return value;
  }
  return null;
}
