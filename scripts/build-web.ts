// Builds both sites into build/web. Skips when nothing that they are made of has changed; --force builds anyway.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './run-parallel.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = [
  'web/src',
  'web/static',
  'web/project.inlang/settings.json',
  'messages',
  'vite.config.ts',
  'package-lock.json',
  'server/crypto',
  'server/features/tally/open-ballot.ts',
  'server/domain/questionnaire',
  'server/domain/scoring',
];
const STAMP = join(ROOT, 'build', 'web.sha256');
const LOCK = join(ROOT, 'build', 'web.lock');

function filesBelow(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => (name === 'paraglide' ? [] : filesBelow(`${path}/${name}`)));
}

const digest = createHash('sha256');
for (const file of SOURCES.flatMap(filesBelow)) digest.update(file).update(readFileSync(join(ROOT, file)));
const wanted = digest.digest('hex');

/** One build at a time: two of them write the same folders, and both would fail. Gives what ends the wait of others. */
async function takeTurn(): Promise<() => void> {
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isBusy()) rmSync(LOCK, { force: true });
      await setTimeout(300);
    }
  }
}

/** Whether the build that holds the lock still runs. */
function isBusy(): boolean {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isFresh(): boolean {
  const complete = existsSync(STAMP) && existsSync(join(ROOT, 'build/web/200.html'));
  return complete && readFileSync(STAMP, 'utf8') === wanted;
}

async function build(): Promise<boolean> {
  const { ok, output } = await run({
    name: 'pages',
    command: ['vite', 'build', '--logLevel', 'error'],
    env: { NODE_ENV: 'production', VITEST: '' },
  });
  if (ok) writeFileSync(STAMP, wanted);
  else console.error(output);
  return ok;
}

const force = process.argv.includes('--force');
if (force || !isFresh()) {
  const endTurn = await takeTurn();
  try {
    if ((force || !isFresh()) && !(await build())) process.exitCode = 1;
  } finally {
    endTurn();
  }
}
