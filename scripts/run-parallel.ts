import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

const ROOT = join(import.meta.dirname, '..');

/** Runs one command of node_modules/.bin or node itself and keeps what it printed. */
export function run({ name, command, env }: Step, show = false): Promise<Outcome> {
  const [program = '', ...rest] = command;
  const started = performance.now();
  return new Promise((done) => {
    const path = program === 'node' ? process.execPath : join(ROOT, 'node_modules', '.bin', program);
    const child = spawn(path, rest, { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0', ...env } });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (ok: boolean) => done({ name, ok, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}

/** Runs the lanes beside each other and the steps of a lane in turn; prints a line for each step, and all that a failing one said. */
export async function runLanes(lanes: readonly (readonly Step[])[]): Promise<readonly Outcome[]> {
  const ran = await Promise.all(
    lanes.map(async (lane) => {
      const outcomes: Outcome[] = [];
      for (const step of lane) outcomes.push(await runAndPrint(step));
      return outcomes;
    }),
  );
  return ran.flat();
}

/** Runs the steps two at a time, in any order. */
export async function runAll(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const next = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runAndPrint(step));
  };
  await Promise.all([next(), next()]);
  return outcomes;
}

async function runAndPrint(step: Step): Promise<Outcome> {
  const outcome = await run(step);
  console.log(`${outcome.ok ? 'ok  ' : 'FAIL'} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
  if (!outcome.ok) console.log(outcome.output);
  return outcome;
}
