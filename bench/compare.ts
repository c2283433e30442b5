import { readFileSync } from 'node:fs';
import type { Line } from './kit/figure.ts';

/** Two kept runs: per figure both medians, both ratios to their reference, and what changed beyond both ranges. */
export function compareFiles(first: string | undefined, second: string | undefined): void {
  if (!first || !second) throw new Error('compare needs two files that were kept with --out');
  const [before, after] = [readLines(first), readLines(second)];
  const known = new Map(before.map((line) => [`${line.bench} ${line.figure}`, line]));
  for (const line of after) {
    const old = known.get(`${line.bench} ${line.figure}`);
    if (old) console.log(JSON.stringify(compareLines(old, line)));
  }
}

export function readLines(file: string): readonly Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

/** A difference counts only when the ranges do not touch: a busy machine moves medians by a third. */
export function compareLines(old: Line, now: Line) {
  const apart = now.min > old.max || now.max < old.min;
  const better = now.better === 'more' ? now.median > old.median : now.median < old.median;
  return {
    bench: now.bench,
    figure: now.figure,
    unit: now.unit,
    before: old.median,
    after: now.median,
    change: Number((now.median / old.median).toPrecision(3)),
    ratioBefore: old.ratio,
    ratioAfter: now.ratio,
    verdict: !apart ? 'no clear difference' : better ? 'better' : 'worse',
    commits: [old.versions.commit, now.versions.commit],
  };
}
