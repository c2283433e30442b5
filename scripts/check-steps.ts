import type { Step } from './run-parallel.ts';

/** What has not changed since the last check is not read again. */
const CACHE = 'node_modules/.cache/werkpeil';

/** Everything that can be checked without a database or a browser, in under half a minute. */
export const CHECKS: readonly Step[] = [
  {
    name: 'types of the server',
    command: ['tsgo', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', `${CACHE}/tsc.json`],
  },
  {
    name: 'types of the web',
    command: [
      'svelte-check',
      '--workspace',
      'web',
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'human',
      '--tsgo',
    ],
  },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'architecture', command: ['vitest', 'run', '--project', 'pure', 'tests/architecture.test.ts'] },
];

/** With `npm test` only: it takes too long for a check before every push. */
export const SLOW_CHECKS: readonly Step[] = [
  {
    name: 'lint of components',
    command: ['eslint', 'web/src', '--max-warnings', '0', '--cache', '--cache-location', `${CACHE}/eslint/`],
  },
];

/** Files that the checks of the web need and that are made from others. */
export const PREPARE: readonly Step[] = [
  {
    name: 'messages',
    command: [
      'paraglide-js',
      'compile',
      '--project',
      'web/project.inlang',
      '--outdir',
      'web/src/lib/paraglide',
      '--silent',
    ],
  },
  { name: 'routes', command: ['svelte-kit', 'sync'] },
  // svelte-check keeps what it made of components that are gone, and would check those too.
  {
    name: 'fresh components',
    command: [
      'node',
      '-e',
      "require('fs').rmSync('web/.svelte-kit/.svelte-check', { recursive: true, force: true })",
    ],
  },
];
