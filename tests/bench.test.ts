import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { compareLines, readLines } from '../bench/compare.ts';
import { lineOf } from '../bench/kit/figure.ts';
import { BENCHES } from '../bench/names.ts';
import { pageOf } from '../bench/page.ts';

const ROOT = join(import.meta.dirname, '..');

test('the names of the benchmarks are the ones that the documentation promises', () => {
  const names = ['limit', 'submit', 'journey', 'issue', 'tally', 'release', 'dashboard', 'import', 'export'];
  for (const name of [...names, 'report', 'cold-start', 'web', 'growth'])
    expect(BENCHES).toHaveProperty(name);
});

test('a name from the command line prints lines of JSON, each with its spread, its machine and its versions', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-bench-'));
  const file = join(folder, 'lines.jsonl');
  try {
    const size = ['--employees', '400', '--units', '40', '--scales', '4', '--cuts', '1'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'bench/cli.ts', 'release', '--out', file, ...size],
      { cwd: ROOT },
    );
    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(printed).toEqual(readLines(file));
    expect(printed[0]).toMatchObject({
      bench: 'release',
      figure: 'from sums to figures',
      unit: 's',
      repeats: 3,
      counts: { employees: 400, units: 40, scales: 4 },
      machine: { cores: expect.any(Number) as number },
      versions: { node: process.versions.node },
    });
    const thread = {
      thread: 'a thread beside it',
      busySeconds: 2,
      top: [{ where: 'plan (a.ts:1)', percent: 40 }],
    };
    const profile = { bench: 'release', command: 'npm run bench', at: '2026-01-01', threads: [thread] };
    expect(pageOf(readLines(file))).toContain('from sums to figures');
    expect(pageOf(readLines(file), [profile])).toContain('busy for 2 s: plan (a.ts:1) 40%');
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(printed.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a line tells median, range, ratio to its reference and whether the goal is met', () => {
  const line = lineOf(
    'submit',
    {
      figure: 'ballots',
      unit: 'a second',
      values: [900, 1000, 1100],
      reference: { name: 'raw', values: [1900, 2000, 2300] },
      better: 'more',
      limits: { floor: 0.5, goal: 0.8, of: 'ratio' },
    },
    0.25,
  );
  expect(line).toMatchObject({ median: 1000, min: 900, max: 1100, repeats: 3, ratio: 0.5, others: 0.25 });
  expect(line.limits).toEqual({ floor: 0.5, goal: 0.8, of: 'ratio', met: 'floor' });
});

test('two runs differ only when their ranges do not touch', () => {
  const at = (values: readonly number[]) =>
    lineOf('submit', { figure: 'ballots', unit: 'a second', values, better: 'more' }, null);
  expect(compareLines(at([100, 110, 120]), at([115, 130, 140])).verdict).toBe('no clear difference');
  expect(compareLines(at([100, 110, 120]), at([130, 140, 150])).verdict).toBe('better');
  expect(compareLines(at([100, 110, 120]), at([70, 80, 90]))).toMatchObject({
    verdict: 'worse',
    change: 0.727,
  });
});
