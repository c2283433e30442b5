import { hash, verify } from '@node-rs/argon2';

// OWASP's second profile doubled in memory: 64 MiB, three passes. About 75 ms a try.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** More tries than this at once wait their turn: each holds 64 MiB. */
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

let dummy: Promise<string> | undefined;

/**
 * Whether the password fits one of the hashes; gives the index, or -1. With no hash at all a dummy is tried, so that an
 * unknown address takes as long as a known one.
 */
export async function matchPassword(hashes: readonly string[], password: string): Promise<number> {
  const given = password.normalize('NFKC');
  if (hashes.length === 0) {
    dummy ??= hashPassword('nobody has this password');
    const none = await dummy;
    await inTurn(() => verify(none, given));
    return -1;
  }
  for (const [index, candidate] of hashes.entries()) {
    if (await inTurn(() => verify(candidate, given))) return index;
  }
  return -1;
}
