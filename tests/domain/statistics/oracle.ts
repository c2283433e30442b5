import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Output of tests/oracles/<name>.R. Write it again with: cd tests/oracles && Rscript <name>.R */
export function readOracle<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../oracles/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** Equal to the oracle within a relative error (absolute below 1e-6, where the oracle itself is a difference). */
export function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-10): void {
  const distance = Math.abs((actual ?? NaN) - expected) / Math.max(Math.abs(expected), 1e-6);
  expect(distance, `${actual} is not ${expected}`).toBeLessThanOrEqual(tolerance);
}

export function expectAllClose(
  actual: readonly (number | null)[] | null | undefined,
  expected: readonly number[],
  tolerance = 1e-10,
): void {
  expect(actual?.length).toBe(expected.length);
  expected.forEach((value, i) => expectClose(actual![i], value, tolerance));
}

/** What tests/oracles/groups.R writes per organisation. */
export interface OrganisationOracle {
  readonly scores: readonly (readonly number[])[];
  readonly invited: readonly number[];
  readonly n: readonly number[];
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  readonly total: { readonly n: number; readonly sum: number; readonly mean: number; readonly sd: number };
  readonly pooled: { readonly sd: number; readonly df: number };
  readonly weighted: {
    readonly mean: number;
    readonly sd: number;
    readonly kish: number;
    readonly weights: readonly number[];
  };
  readonly stratified: { readonly mean: number; readonly se: number };
  readonly intervals: Readonly<Record<'situation' | 'now' | 'pooled', EndsOracle>>;
  readonly norm: {
    readonly mean: number;
    readonly sd: number;
    readonly oneSample: TestOracle;
    readonly welch: TestOracle;
    readonly d: number;
  };
  readonly rest: TestOracle & EndsOracle & { readonly g: number; readonly exactJ: number };
  readonly anova: Readonly<Record<'msb' | 'msw' | 'f' | 'p' | 'size' | 'icc1' | 'icc2', number>>;
  readonly shrunken: readonly number[] | null;
  readonly tests: { readonly p: readonly number[]; readonly adjusted: readonly number[] };
  readonly risk: {
    readonly cut: number;
    readonly count: number;
    readonly wilson: readonly [number, number];
    readonly now: readonly [number, number];
    readonly rest: number;
    readonly odds: EndsOracle & { readonly ratio: number };
  };
}

export interface EndsOracle {
  readonly lower: number;
  readonly upper: number;
}

export interface TestOracle {
  readonly difference: number;
  readonly standardError: number;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

export function readOrganisations(): readonly OrganisationOracle[] {
  return readOracle<{ organisations: OrganisationOracle[] }>('groups').organisations;
}
