/** A random number source: each call gives a number in [0, 1). */
export type Rng = () => number;

/** The mulberry32 generator: small, fast and the same on every machine, so that a seed names an organisation. */
export function seededRandom(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `low` up to and including `high`. */
export function integerBetween(rng: Rng, low: number, high: number): number {
  return low + Math.floor(rng() * (high - low + 1));
}

export function pick<T>(rng: Rng, choices: readonly T[]): T {
  const choice = choices[Math.floor(rng() * choices.length)];
  if (choice === undefined) throw new Error('There is nothing to pick from.');
  return choice;
}
