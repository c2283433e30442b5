/**
 * Coefficients of AS 241, highest power first: numerator and denominator per region. Written with the digits that a
 * double holds; the article prints a few more.
 */
const CENTRE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
] as const;
const TAIL = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const FAR_TAIL = [
  [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
    0.2965605718265049, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

/**
 * Normal quantile.
 *
 * Answers: below which z does a share p of a standard normal distribution lie?
 * Formula: rational approximations in q = p - 1/2 (centre) or sqrt(-log(tail)) (tails), algorithm PPND16
 * Source: M. J. Wichura (1988), Algorithm AS 241, Applied Statistics 37:477-484. (probit of simple-statistics is off in
 *   the third decimal and is therefore not used.)
 * Defined for: 0 < p < 1; otherwise null.
 * Oracle: tests/oracles/distributions.R (qnorm), R 4.2.2: 1e-14 relative.
 */
export function normalQuantile(p: number): number | null {
  if (!(p > 0 && p < 1)) return null;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const z = r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5);
  return q < 0 ? -z : z;
}

function ratio([numerator, denominator]: readonly [readonly number[], readonly number[]], x: number): number {
  const horner = (total: number, coefficient: number): number => total * x + coefficient;
  return numerator.reduce(horner, 0) / denominator.reduce(horner, 0);
}
