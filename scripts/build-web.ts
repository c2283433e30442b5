// Builds both sites into build/web. Skips when nothing that they are made of has changed; --force builds anyway.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  'server/domain/questionnaire',
  'server/domain/scoring',
];
const STAMP = join(ROOT, 'build', 'web.sha256');

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
const present =
  existsSync(STAMP) && existsSync(join(ROOT, 'build/web/200.html')) ? readFileSync(STAMP, 'utf8') : '';

if (present !== wanted || process.argv.includes('--force')) {
  const { ok, output } = await run({
    name: 'pages',
    command: ['vite', 'build', '--logLevel', 'error'],
    env: { NODE_ENV: 'production', VITEST: '' },
  });
  if (!ok) {
    console.error(output);
    process.exit(1);
  }
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(STAMP, wanted);
}
