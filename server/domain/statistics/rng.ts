import type { Rng } from './types.ts';

/**
 * Random numbers that can be repeated.
 *
 * Answers: which uniform numbers in [0, 1) follow from this seed? The same seed gives the same report.
 * Formula: xoshiro128** on four 32-bit words filled by splitmix32 from the seed; number = next / 2^32
 * Source: D. Blackman & S. Vigna 2021, ACM Trans. Math. Softw. 47:36 (generator, public domain C code of 2018);
 *   splitmix32 with the MurmurHash3 finaliser constants (Appleby).
 * Defined for: any whole seed, taken modulo 2^32. Not for secrets: whoever sees the numbers can continue them.
 * Oracle: tests/oracles/xoshiro.R (the same two algorithms in double arithmetic), R 4.2.2.
 */
export function rngFromSeed(seed: number): Rng {
  let mixed = seed >>> 0;
  const word = (): number => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [word(), word(), word(), word()];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result / 2 ** 32;
  };
}

function rotateLeft(value: number, places: number): number {
  return (value << places) | (value >>> (32 - places));
}
