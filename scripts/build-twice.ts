// Builds the pages twice from nothing and compares every file of the answer site: whoever has the source can make the
// very bytes that employees were served. Prints one line of JSON; exits with 1 when a file differs.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerSiteHash, answerSiteListing } from '../server/http/site-files.ts';

const ROOT = join(import.meta.dirname, '..');

function build(): { listing: string; hash: string } {
  for (const made of ['build/web.sha256', 'web/.svelte-kit'])
    rmSync(join(ROOT, made), { recursive: true, force: true });
  execFileSync(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', 'build-web.ts'), '--force'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { listing: answerSiteListing() ?? '', hash: answerSiteHash() ?? '' };
}

const [first, second] = [build(), build()];
const lines = first.listing.split('\n');
const other = new Set(second.listing.split('\n'));
const different = lines.filter((line) => !other.has(line)).map((line) => line.split('  ')[1]);
console.log(
  JSON.stringify({
    files: lines.length - 1,
    first: first.hash,
    second: second.hash,
    different,
    ok: first.hash === second.hash,
  }),
);
if (first.hash !== second.hash) process.exitCode = 1;
