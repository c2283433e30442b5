// Builds both sites into a folder named after what they are made of, so that a server that runs keeps the pages it
// started with. Skips when nothing that they are made of has changed; --force builds anyway.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { siteFolderOf, SITE_STAMP } from '../server/http/site-folder.ts';
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
  'server/domain/absence',
  'server/domain/calendar.ts',
  'server/domain/questionnaire',
  'server/domain/scoring',
  'server/domain/statistics',
];
const NEXT = join(ROOT, 'build', 'web-next');
const DAY_MS = 86_400_000;
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
  return builtNow() === wanted && existsSync(join(siteFolderOf(wanted), '200.html'));
}

function builtNow(): string | null {
  return existsSync(SITE_STAMP) ? readFileSync(SITE_STAMP, 'utf8') : null;
}

/** Earlier pages stay for servers that still run: the ones before these, and all of the last day. */
function putInPlace(): void {
  const before = builtNow();
  const folder = siteFolderOf(wanted);
  rmSync(folder, { recursive: true, force: true });
  renameSync(NEXT, folder);
  writeFileSync(SITE_STAMP, wanted);
  const kept = [folder, siteFolderOf(before ?? wanted)];
  for (const name of readdirSync(join(ROOT, 'build')).filter((entry) => /^web-/.test(entry))) {
    const path = join(ROOT, 'build', name);
    if (kept.includes(path) || Date.now() - statSync(path).mtimeMs < DAY_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

async function build(): Promise<boolean> {
  const { ok, output } = await run({
    name: 'pages',
    command: ['vite', 'build', '--logLevel', 'error'],
    env: { NODE_ENV: 'production', VITEST: '' },
  });
  if (ok) putInPlace();
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
