import type { BenchHouse } from './house.ts';
import type { Say } from './figure.ts';

export interface BenchContext {
  readonly say: Say;
  /** The long version: more repeats, more rows, minutes instead of seconds. */
  readonly full: boolean;
  /** Further settings of one name, as they were written: --units 1000. */
  readonly settings: Readonly<Record<string, string>>;
  /** One running product for all names that send requests, started when the first of them asks. */
  house(): Promise<BenchHouse>;
  /** What this process did until now was preparing: a profile leaves it out. */
  prepared(pid: number): void;
}

export type Bench = (context: BenchContext) => Promise<void>;

export function setting({ settings }: BenchContext, name: string, fallback: number): number {
  const value = settings[name];
  return value === undefined ? fallback : Number(value);
}
