import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_STAMP } from './http/site-folder.ts';
import { StartError } from './start-error.ts';

const ROOT = join(import.meta.dirname, '..');

/** Builds the pages when they are missing or older than their sources; a start from a fresh clone needs no other command. */
export function buildWebIfNeeded(say: (line: string) => void): Promise<void> {
  if (!existsSync(SITE_STAMP)) say('Building the pages (once, about half a minute) ...');
  return new Promise((built, failed) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', 'build-web.ts')], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-2000);
    });
    child.on('error', failed);
    child.on('exit', (code) =>
      code === 0 ? built() : failed(new StartError(`The pages could not be built: ${log.trim()}`)),
    );
  });
}
