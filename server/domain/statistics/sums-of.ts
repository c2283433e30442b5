import { sum } from 'simple-statistics';
import type { Sums } from './types.ts';

/**
 * Sums of a list of values.
 *
 * Answers: what must be kept of a list so that it can be thrown away?
 * Formula: n = count, sum = sum(x_i), sumSquares = sum(x_i^2); x = values
 * Source: definition. `sum` of simple-statistics is used because it corrects rounding (Kahan-Babuska).
 * Defined for: any length; an empty list gives three zeros.
 * Oracle: tests/oracles/groups.R (length, sum), R 4.2.2.
 */
export function sumsOf(values: readonly number[]): Sums {
  return {
    n: values.length,
    sum: sum([...values]),
    sumSquares: sum(values.map((value) => value * value)),
  };
}
