/**
 * Arithmetic modulo a prime, in doubles. The prime is 2^26 - 5: the product of two residues stays under 2^52, so every
 * step is exact without big integers.
 */
export const PRIME = 67108859;
const PRIME_INVERSE = 1 / PRIME;

export function multiply(a: number, b: number): number {
  const product = a * b;
  const rest = product - Math.floor(product * PRIME_INVERSE) * PRIME;
  // The rounded quotient can be one off, either way.
  if (rest < 0) return rest + PRIME;
  return rest >= PRIME ? rest - PRIME : rest;
}

export function subtract(a: number, b: number): number {
  const difference = a - b;
  return difference < 0 ? difference + PRIME : difference;
}

/** The residue of any whole number, negative ones included. */
export function residue(value: number): number {
  const rest = value % PRIME;
  return rest < 0 ? rest + PRIME : rest;
}

/** The inverse of a non-zero residue, by the extended algorithm of Euclid. */
export function invert(value: number): number {
  let [previous, current] = [PRIME, value];
  let [previousFactor, factor] = [0, 1];
  while (current !== 0) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1) throw new Error('Zero has no inverse.');
  return residue(previousFactor);
}

/** Replaces the first `count` values, none of them zero, by their inverses; one division for all of them (Montgomery). */
export function invertAll(values: Float64Array, count: number, scratch: Float64Array): void {
  let product = 1;
  for (let i = 0; i < count; i += 1) {
    scratch[i] = product;
    product = multiply(product, values[i]!);
  }
  if (count === 0) return;
  let inverse = invert(product);
  for (let i = count - 1; i >= 0; i -= 1) {
    const value = values[i]!;
    values[i] = multiply(inverse, scratch[i]!);
    inverse = multiply(inverse, value);
  }
}
