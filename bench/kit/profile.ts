import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the time of one thread of the product went: the functions themselves, not what they called. */
interface Thread {
  readonly thread: string;
  readonly busySeconds: number;
  readonly top: readonly { readonly percent: number; readonly where: string }[];
}

export interface Profile {
  readonly bench: string;
  readonly command: string;
  readonly at: string;
  readonly threads: readonly Thread[];
}

interface Recorded {
  readonly nodes: readonly {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const SHOWN = 10;
const FROM_PERCENT = 1;
const THREADS = 3;

interface Profiling {
  /** What the product did until now is not what was to be measured. */
  forget(pid: number): void;
  keep(bench: string, command: string, file: string): void;
}

/** From here on the product is started with a profiler in every thread; what it wrote is read when the product has stopped. */
export function startProfiling(): Profiling {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-profile-'));
  process.env.PRODUCT_FLAGS = `--import ${join(import.meta.dirname, 'profile-hook.mjs')}`;
  process.env.PROFILE_FOLDER = folder;
  const keep: Profiling['keep'] = (bench, command, file) => {
    const parts = existsSync(folder) ? readdirSync(folder) : [];
    const names = [...new Set(parts.map((part) => part.replace(/-\d+\.json$/, '-')))];
    const threads = names.map((name) => readThread(folder, name, parts));
    const busiest = threads.toSorted((a, b) => b.busySeconds - a.busySeconds).slice(0, THREADS);
    const profile: Profile = { bench, command, at: new Date().toISOString(), threads: busiest };
    console.log(JSON.stringify(profile));
    appendFileSync(file, `${JSON.stringify(profile)}\n`);
    rmSync(folder, { recursive: true, force: true });
  };
  return { forget: (pid) => void process.kill(pid, 'SIGUSR2'), keep };
}

export function readProfiles(file: string): readonly Profile[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Profile);
}

/** `<thread>-<process>-<part>.json`; thread 0 is the one that answers. */
function readThread(folder: string, name: string, parts: readonly string[]): Thread {
  const spent = new Map<string, number>();
  for (const part of parts.filter((each) => each.startsWith(name))) {
    const recorded = JSON.parse(readFileSync(join(folder, part), 'utf8')) as Recorded;
    const whereOf = new Map(recorded.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    recorded.samples.forEach((sample, at) => {
      const where = whereOf.get(sample) ?? '';
      spent.set(where, (spent.get(where) ?? 0) + (recorded.timeDeltas[at] ?? 0));
    });
  }
  // Waiting, and the starting of the profile itself.
  for (const none of ['(idle)', 'dispatch']) spent.delete(none);
  const busy = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return {
    thread: name.startsWith('0-') ? 'the thread that answers' : 'a thread beside it',
    busySeconds: Math.round(busy / 1e5) / 10,
    top: [...spent]
      .map(([where, time]) => ({ percent: Math.round((1000 * time) / busy) / 10, where }))
      .filter(({ percent }) => percent >= FROM_PERCENT)
      .toSorted((a, b) => b.percent - a.percent)
      .slice(0, SHOWN),
  };
}

function placeOf({ functionName, url, lineNumber }: Recorded['nodes'][number]['callFrame']): string {
  const name = functionName || 'anonymous';
  if (url === '') return name;
  const [, packaged] =
    /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url.replace(/.*node_modules/, 'node_modules')) ?? [];
  const own = url.replace(`file://${process.cwd()}/`, '');
  return `${name} (${packaged ?? (url.startsWith('node:') ? url : `${own}:${lineNumber + 1}`)})`;
}
