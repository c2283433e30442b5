import type { Interval, Matrix } from './types.ts';
import { tQuantile } from './t-quantile.ts';
import { tTwoSidedP } from './t-two-sided-p.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';
import type { LeastSquares } from './weighted-least-squares.ts';

const MAX_STEPS = 100;
const TOLERANCE = 1e-13;
/** An expected count this far below the average one means that an estimate is running off to minus infinity. */
const RUNNING_OFF = 1e-8;

export interface QuasiPoissonInput {
  /** Events per unit, for instance reports of sickness. */
  readonly counts: readonly number[];
  /** Person-years per unit. */
  readonly exposures: readonly number[];
  /** One row per unit, without intercept. */
  readonly predictors: Matrix;
  readonly level?: number;
}

export interface Coefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly statistic: number;
  readonly p: number;
  /** Of the estimate; exp() of it is the interval of the rate ratio per step of the predictor. */
  readonly interval: Interval;
}

export interface QuasiPoissonFit {
  /** Intercept first. */
  readonly coefficients: readonly Coefficient[];
  /** Pearson chi-square / df: 1 for pure Poisson, above it the counts vary more than chance. */
  readonly dispersion: number;
  readonly df: number;
  readonly deviance: number;
}

/**
 * Quasi-Poisson regression of counts.
 *
 * Answers: does a unit's score go with its number of reports, per person-year and with honest uncertainty?
 * Formula: log E(y_i) = log(e_i) + b0 + b' x_i, fitted by iteratively reweighted least squares; dispersion
 *   phi = sum((y - mu)^2 / mu) / (J - p); se = sqrt(phi * diag((X' W X)^-1)), W = mu; t tests with J - p df
 *   y = counts, e = exposures, x = predictors, J = units, p = coefficients
 * Source: R. W. M. Wedderburn 1974, Biometrika 61:439-447; McCullagh & Nelder (1989), Generalized Linear Models, ch. 6.
 * Defined for: 0 < level < 1, counts >= 0 of which one is positive, exposures > 0, more units than coefficients, no predictor a mixture
 *   of the others, convergence within 100 steps and some dispersion; otherwise null (also when a predictor parts the units
 *   with events from those without, so that no finite coefficient exists). A relation between units says
 *   nothing about persons (ecological fallacy).
 * Oracle: tests/oracles/poisson.R (glm, family quasipoisson), R 4.2.2.
 */
export function quasiPoissonRegression(input: QuasiPoissonInput): QuasiPoissonFit | null {
  const { counts, exposures, predictors, level = 0.95 } = input;
  const df = counts.length - 1 - (predictors[0]?.length ?? 0);
  if (exposures.length !== counts.length || predictors.length !== counts.length || df < 1) return null;
  if (!counts.every((count) => count >= 0) || !exposures.every((exposure) => exposure > 0)) return null;
  if (!counts.some((count) => count > 0) || !(level > 0 && level < 1)) return null;
  const design = predictors.map((row) => [1, ...row]);
  const fit = iterate(counts, exposures, design);
  if (fit === null) return null;
  const pearson = counts.reduce((total, count, i) => total + (count - fit.means[i]!) ** 2 / fit.means[i]!, 0);
  const dispersion = pearson / df;
  const coefficients = fit.solution.coefficients.map((estimate, i) => {
    const standardError = Math.sqrt(dispersion * fit.solution.unscaledCovariance[i]![i]!);
    return coefficient({ estimate, standardError, df, level });
  });
  if (coefficients.some((one) => one === null)) return null;
  const deviance = poissonDeviance(counts, fit.means);
  return { coefficients: coefficients as Coefficient[], dispersion, df, deviance };
}

interface Fit {
  readonly solution: LeastSquares;
  readonly means: readonly number[];
}

function iterate(counts: readonly number[], exposures: readonly number[], design: Matrix): Fit | null {
  const solve = (means: readonly number[]): LeastSquares | null => {
    const working = means.map((mean, i) => Math.log(mean / exposures[i]!) + (counts[i]! - mean) / mean);
    return weightedLeastSquares(design, working, means);
  };
  let means: readonly number[] = counts.map((count) => count + 0.1);
  const averageCount = counts.reduce((total, count) => total + count, 0) / counts.length;
  let deviance = Infinity;
  for (let step = 0; step < MAX_STEPS; step++) {
    const solution = solve(means);
    if (solution === null) return null;
    means = predict(design, solution.coefficients).map((rate, i) => exposures[i]! * rate);
    if (!means.every((mean) => mean > RUNNING_OFF * averageCount && mean < Infinity)) return null;
    const next = poissonDeviance(counts, means);
    if (Math.abs(next - deviance) <= TOLERANCE * (Math.abs(next) + 0.1)) {
      // Once more, so that coefficients and their covariance belong to the settled means.
      const settled = solve(means);
      return settled === null ? null : { solution: settled, means };
    }
    deviance = next;
  }
  return null;
}

function predict(design: Matrix, coefficients: readonly number[]): readonly number[] {
  return design.map((row) => Math.exp(row.reduce((sum, x, j) => sum + x * coefficients[j]!, 0)));
}

function poissonDeviance(counts: readonly number[], means: readonly number[]): number {
  return counts.reduce((total, count, i) => {
    const mean = means[i]!;
    return total + 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }, 0);
}

function coefficient(input: {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
  readonly level: number;
}): Coefficient | null {
  const { estimate, standardError, df, level } = input;
  if (!(standardError > 0)) return null;
  const statistic = estimate / standardError;
  const p = tTwoSidedP(statistic, df);
  const t = tQuantile((1 + level) / 2, df);
  if (p === null || t === null) return null;
  const half = t * standardError;
  return {
    estimate,
    standardError,
    statistic,
    p,
    interval: { lower: estimate - half, upper: estimate + half },
  };
}
