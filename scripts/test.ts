// `npm test`: every check and every test, on the embedded database and on a server named by DATABASE_URL.
// The last line is the sum of what really ran.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlainServer } from '../tests/support/plain-server.ts';
import { CHECKS, PREPARE, SLOW_CHECKS } from './check-steps.ts';
import { run, runAll } from './run-parallel.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly numTotalTests: number;
}

const folder = mkdtempSync(join(tmpdir(), 'werkpeil-run-'));
let passed = 0;
let failed = 0;

function count(ok: boolean): void {
  if (ok) passed += 1;
  else failed += 1;
}

/** A run that reports no test, or that ends badly without naming a failed test, counts as one failure. */
async function runTests(
  name: string,
  projects: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  console.log(`\n== ${name}`);
  const file = join(folder, `${name.replace(/\W+/g, '-')}.json`);
  const command = ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])];
  const outcome = await run(
    {
      name,
      command: [...command, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      env,
    },
    true,
  );
  let report: Report | null = null;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    console.log(`${name} gave no report`);
  }
  passed += report?.numPassedTests ?? 0;
  failed += (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0);
  const silent = !outcome.ok && (report?.numFailedTests ?? 0) === 0;
  if (silent || !report || report.numTotalTests === 0) failed += 1;
}

try {
  console.log('== checks');
  for (const step of [
    ...PREPARE,
    { name: 'pages', command: ['node', '--import', 'tsx', 'scripts/build-web.ts'] },
  ]) {
    const outcome = await run(step);
    count(outcome.ok);
    if (!outcome.ok) console.log(`FAIL ${step.name}\n${outcome.output}`);
  }
  for (const outcome of await runAll([...CHECKS, ...SLOW_CHECKS])) count(outcome.ok);

  const embedded = ['pure', 'server', 'journeys', 'started', 'alone'];
  await runTests('embedded database', embedded, { DATABASE_URL: '' });
  const server = await startPlainServer(join(folder, 'server'));
  try {
    await runTests('server named by DATABASE_URL', ['server'], { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
