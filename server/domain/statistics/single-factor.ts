import type { Matrix } from './types.ts';

const MAX_ITERATIONS = 2_000;
const TOLERANCE = 1e-13;
/** Smallest share of an item's variance that must stay unexplained; below it the solution is improper (Heywood). */
const LEAST_UNIQUE_SHARE = 0.005;

export interface SingleFactor {
  readonly loadings: readonly number[];
  readonly uniquenesses: readonly number[];
}

/**
 * One common factor by maximum likelihood.
 *
 * Answers: how strongly does each item hang on the one thing they have in common, and what is left of each?
 * Formula: covariance = lambda * lambda' + diag(theta), fitted by EM: g = Sigma^-1 * lambda, s = S * g,
 *   lambda <- s / (1 - g' * lambda + g' * s), theta_i <- S_ii - lambda_i * s_i; S = covariance; every two steps are
 *   stretched along their own curve
 * Source: D. B. Rubin & D. T. Thayer 1982, Psychometrika 47:69-76; stretching: R. Varadhan & C. Roland 2008, Scand. J.
 *   Stat. 35:335-353 (SQUAREM, scheme S3).
 * Defined for: at least three items with spread; null as well when it has not converged after 2 000 rounds or when an
 *   item keeps less than 0.5 % of its own variance (Heywood case).
 * Oracle: tests/oracles/reliability.R (factanal), R 4.2.2.
 */
export function singleFactor(covariance: Matrix): SingleFactor | null {
  const variances = covariance.map((row, i) => row[i]!);
  if (variances.length < 3 || !variances.every((variance) => variance > 0)) return null;
  const sds = variances.map(Math.sqrt);
  const correlation = covariance.map((row, i) => row.map((value, j) => value / (sds[i]! * sds[j]!)));
  let factor = start(correlation);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const first = emStep(correlation, factor);
    const second = emStep(correlation, first);
    if (!isPositive(second)) return null;
    if (!(distance(second, first) > TOLERANCE)) return properSolution(second, sds);
    const further = emStep(correlation, stretch(factor, first, second));
    factor = isPositive(further) ? further : second;
  }
  return null;
}

/** Mean correlation of an item with the others, a fair first guess of its loading. */
function start(correlation: Matrix): SingleFactor {
  const total = correlation.reduce((sum, row) => row.reduce((part, value) => part + value, sum), 0);
  const scale = Math.sqrt(Math.max(total, correlation.length));
  const loadings = correlation.map((row) => row.reduce((sum, value) => sum + value, 0) / scale);
  return { loadings, uniquenesses: loadings.map((loading) => Math.max(0.1, 1 - loading * loading)) };
}

function emStep(correlation: Matrix, { loadings, uniquenesses }: SingleFactor): SingleFactor {
  const scaled = loadings.map((loading, i) => loading / uniquenesses[i]!);
  const information = 1 + dot(scaled, loadings);
  const weights = scaled.map((value) => value / information);
  const explained = correlation.map((row) => dot(row, weights));
  const factorVariance = 1 - dot(weights, loadings) + dot(weights, explained);
  const nextLoadings = explained.map((value) => value / factorVariance);
  return {
    loadings: nextLoadings,
    uniquenesses: nextLoadings.map((loading, i) => correlation[i]![i]! - loading * explained[i]!),
  };
}

/** Where two steps point to, if each step is a fixed part of the way that was left; the second step if that overshoots. */
function stretch(start: SingleFactor, first: SingleFactor, second: SingleFactor): SingleFactor {
  const [from, one, two] = [start, first, second].map((factor) => [
    ...factor.loadings,
    ...factor.uniquenesses,
  ]);
  const step = one!.map((value, i) => value - from![i]!);
  const bend = two!.map((value, i) => value - one![i]! - step[i]!);
  const length = Math.max(1, Math.sqrt(dot(step, step) / dot(bend, bend)));
  const stretched = from!.map((value, i) => value + 2 * length * step[i]! + length * length * bend[i]!);
  const factor = {
    loadings: stretched.slice(0, start.loadings.length),
    uniquenesses: stretched.slice(start.loadings.length),
  };
  return isPositive(factor) ? factor : second;
}

function isPositive({ uniquenesses }: SingleFactor): boolean {
  return uniquenesses.every((theta) => theta > 0);
}

function distance(first: SingleFactor, second: SingleFactor): number {
  return Math.max(...first.loadings.map((loading, i) => Math.abs(loading - second.loadings[i]!)));
}

function properSolution(factor: SingleFactor, sds: readonly number[]): SingleFactor | null {
  if (factor.uniquenesses.some((theta) => !(theta >= LEAST_UNIQUE_SHARE))) return null;
  return {
    loadings: factor.loadings.map((loading, i) => loading * sds[i]!),
    uniquenesses: factor.uniquenesses.map((theta, i) => theta * sds[i]! * sds[i]!),
  };
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((total, value, i) => total + value * second[i]!, 0);
}
