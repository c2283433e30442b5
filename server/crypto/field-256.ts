/**
 * Arithmetic in the field of 256 elements, bytes as polynomials modulo x^8 + x^4 + x^3 + x + 1.
 *
 * Source: FIPS 197 section 4; addition is exclusive or.
 * Defined for: whole numbers 0..255; dividing by 0 throws.
 * Without tables or branches on values, so that timing tells nothing about a secret.
 * Oracle: the worked products of FIPS 197 (57 * 83 = c1, 57 * 13 = fe), tests/crypto/shares.test.ts.
 */
export function multiply256(a: number, b: number): number {
  let product = 0;
  let shifted = a;
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= shifted & -((b >> bit) & 1);
    shifted = ((shifted << 1) ^ (0x1b & -(shifted >> 7))) & 0xff;
  }
  return product;
}

/** a / b, as a * b^254. */
export function divide256(a: number, b: number): number {
  if (b === 0) throw new RangeError('Division by zero.');
  let inverse = 1;
  for (let step = 0; step < 254; step += 1) inverse = multiply256(inverse, b);
  return multiply256(a, inverse);
}
