import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Windows has no group and world bits; there the folder's access list has to do this work. */
const HAS_MODES = process.platform !== 'win32';
const OTHERS = 0o077;
const TEMPORARY = '.tmp';
/** A younger temporary file may be another process at work. */
const LEFTOVER_AGE_MS = 60_000;

/** Throws one clear sentence when anybody but the owner may read, change or enter a path, or when it is a link. */
export async function refuseIfShared(path: string, kind: 'folder' | 'file'): Promise<void> {
  const status = await lstat(path);
  if (kind === 'folder' ? !status.isDirectory() : !status.isFile()) {
    throw new Error(`The key store refuses to start: ${path} is not a plain ${kind}.`);
  }
  const mode = status.mode & 0o777;
  if (!HAS_MODES || (mode & OTHERS) === 0) return;
  const wanted = kind === 'folder' ? '700' : '600';
  throw new Error(
    `The key store refuses to start: ${path} is open to others (mode ${mode.toString(8)}). ` +
      `Make it private with: chmod ${wanted} '${path}'`,
  );
}

/** Writes a new file whole or not at all; false when the name is taken. After true it survives a power cut. */
export async function writeOnce(folder: string, name: string, content: string): Promise<boolean> {
  const temporary = join(folder, `${name}.${randomBytes(6).toString('hex')}${TEMPORARY}`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link, unlike a rename, never replaces a file that is already there.
    await link(temporary, join(folder, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(temporary);
    await syncFolder(folder);
  }
}

/** Overwrites a file with random bytes, removes it and gives its size. Both steps are on disk before it returns. */
export async function destroyFile(folder: string, name: string): Promise<number> {
  const path = join(folder, name);
  const file = await open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  let size: number;
  try {
    ({ size } = await file.stat());
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  // The name goes too: a listing of deleted names would still say which campaign it was.
  const nameless = join(folder, `${randomBytes(6).toString('hex')}${TEMPORARY}`);
  await rename(path, nameless);
  await unlink(nameless);
  await syncFolder(folder);
  return size;
}

/** Destroys what an interrupted write or destruction left behind. */
export async function destroyLeftovers(folder: string, now: number): Promise<void> {
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(TEMPORARY))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now - mtimeMs >= LEFTOVER_AGE_MS) await destroyFile(folder, name);
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (!HAS_MODES) return; // Windows cannot open a folder for this
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
