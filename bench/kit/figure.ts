import { appendFileSync } from 'node:fs';
import { machine, versions } from './machine.ts';
import { rounded, spread } from './statistics.ts';

/** What was measured beside it in the same run, or of a peer elsewhere (then `elsewhere` says where). */
export interface Reference {
  readonly name: string;
  readonly values: readonly number[];
  readonly elsewhere?: string;
}

export interface Measured {
  readonly figure: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly reference?: Reference;
  /** Whether a larger value is better; also which way the limits are read. */
  readonly better: 'more' | 'less';
  /** Limits on the value itself, or with `of: 'ratio'` on value / reference. */
  readonly limits?: { readonly floor: number; readonly goal: number; readonly of?: 'ratio' };
  /** Counts of the run, such as errors and what was recounted. */
  readonly counts?: Readonly<Record<string, number | string | boolean>>;
}

export interface Line {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly repeats: number;
  readonly better: 'more' | 'less';
  readonly reference: { name: string; median: number; min: number; max: number; elsewhere?: string } | null;
  readonly ratio: number | null;
  readonly limits: {
    floor: number;
    goal: number;
    of: 'value' | 'ratio';
    met: 'goal' | 'floor' | 'neither';
  } | null;
  readonly counts: Readonly<Record<string, number | string | boolean>>;
  /** Share of the machine that other programs used while this was measured. */
  readonly others: number | null;
  readonly at: string;
  readonly machine: ReturnType<typeof machine>;
  readonly versions: ReturnType<typeof versions>;
}

export type Say = (measured: Measured) => Line;

/** Prints one line of JSON per figure, and keeps it in a file when there is one. */
export function sayer(bench: string, others: () => number | null, file?: string): Say {
  return (measured) => {
    const line = lineOf(bench, measured, others());
    const text = JSON.stringify(line);
    console.log(text);
    if (file !== undefined) appendFileSync(file, `${text}\n`);
    return line;
  };
}

export function lineOf(bench: string, measured: Measured, others: number | null): Line {
  const { figure, unit, values, better, counts = {} } = measured;
  const own = spread(values);
  const reference = measured.reference && { ...measured.reference, ...spread(measured.reference.values) };
  const ratio = reference ? rounded(own.median / reference.median) : null;
  return {
    bench,
    figure,
    unit,
    median: rounded(own.median),
    min: rounded(own.min),
    max: rounded(own.max),
    repeats: values.length,
    better,
    reference: reference
      ? {
          name: reference.name,
          median: rounded(reference.median),
          min: rounded(reference.min),
          max: rounded(reference.max),
          ...(reference.elsewhere === undefined ? {} : { elsewhere: reference.elsewhere }),
        }
      : null,
    ratio,
    limits: limitsOf(measured, own.median, ratio),
    counts,
    others,
    at: new Date().toISOString(),
    machine: machine(),
    versions: versions(),
  };
}

function limitsOf({ limits, better }: Measured, median: number, ratio: number | null): Line['limits'] {
  if (!limits) return null;
  const { floor, goal, of = 'value' } = limits;
  const value = of === 'ratio' ? (ratio ?? NaN) : median;
  const reaches = (limit: number) => (better === 'more' ? value >= limit : value <= limit);
  return { floor, goal, of, met: reaches(goal) ? 'goal' : reaches(floor) ? 'floor' : 'neither' };
}
