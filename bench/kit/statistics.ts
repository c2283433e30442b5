export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The value at this share of the sorted list, by nearest rank; null for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

/** Three figures that mean something. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value;
}

export async function times(
  repeats: number,
  work: (turn: number) => Promise<number> | number,
): Promise<number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) found.push(await work(turn));
  return found;
}
