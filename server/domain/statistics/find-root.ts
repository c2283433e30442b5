const TOLERANCE = 1e-15;
const MAX_STEPS = 300;

/** Two ends of a bracket and the point before last; the root lies between b and c, b is the best so far. */
interface Points {
  a: number;
  b: number;
  c: number;
  fa: number;
  fb: number;
  fc: number;
}

/**
 * Root of a function between two points (Brent's method).
 *
 * Answers: where does f cross zero between `lower` and `upper`?
 * Formula: inverse quadratic interpolation or secant, with bisection whenever these do not shrink the bracket fast enough
 * Source: R. P. Brent (1973), Algorithms for Minimization without Derivatives, ch. 4.
 * Defined for: a continuous f with opposite signs at the ends; otherwise null.
 * Oracle: tests/oracles/distributions.R (quantiles), R 4.2.2.
 */
export function findRoot(f: (x: number) => number, lower: number, upper: number): number | null {
  const fLower = f(lower);
  const fUpper = f(upper);
  if (!(fLower * fUpper <= 0)) return null;
  const p: Points = { a: lower, b: upper, c: lower, fa: fLower, fb: fUpper, fc: fLower };
  let step = upper - lower;
  let stepBefore = step;
  for (let count = 0; count < MAX_STEPS && p.fb !== 0; count++) {
    if (p.fb > 0 === p.fc > 0) {
      Object.assign(p, { c: p.a, fc: p.fa });
      step = stepBefore = p.b - p.a;
    }
    if (Math.abs(p.fc) < Math.abs(p.fb)) {
      Object.assign(p, { a: p.b, b: p.c, c: p.b, fa: p.fb, fb: p.fc, fc: p.fb });
    }
    const tolerance = TOLERANCE * (Math.abs(p.b) + 1);
    const half = (p.c - p.b) / 2;
    if (Math.abs(half) <= tolerance) break;
    const proposal = interpolate(p);
    const limit = Math.min(1.5 * Math.abs(half), Math.abs(stepBefore) / 2);
    const accepted = Math.abs(proposal) < limit && proposal * half > 0;
    stepBefore = accepted ? step : half;
    step = accepted ? proposal : half;
    const b = p.b + (Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance);
    Object.assign(p, { a: p.b, fa: p.fb, b, fb: f(b) });
  }
  return p.b;
}

/** The step from b that the secant or inverse quadratic interpolation proposes; NaN where neither exists. */
function interpolate({ a, b, c, fa, fb, fc }: Points): number {
  if (a === c) return (fb * (b - a)) / (fa - fb);
  const q = fa / fc;
  const r = fb / fc;
  const s = fb / fa;
  return (-s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
}
