import type { Step } from './run-parallel.ts';

/** What has not changed since the last check is not read again. */
const CACHE = 'node_modules/.cache/werkpeil';

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
      // One file a language instead of one a message: the types are the same and read in a tenth of the time.
      '--output-structure',
      'locale-modules',
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

const SVELTE_CHECK = 'svelte-check --workspace web --tsconfig ./tsconfig.json --output human --tsgo'.split(
  ' ',
);

/** Types only: what the compiler of the components has to say comes with the tests, since it compiles each of them for it. */
export const WEB_TYPES: Step = {
  name: 'types of the web',
  command: [...SVELTE_CHECK, '--diagnostic-sources', 'js'],
};

const WEB: Step = { name: 'types and warnings of the web', command: [...SVELTE_CHECK, '--fail-on-warnings'] };

export const REST: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.', '!**/*.svelte'] },
  { name: 'architecture', command: ['vitest', 'run', '--project', 'pure', 'tests/architecture.test.ts'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  {
    name: 'types of the server',
    command: [
      'tsgo',
      '-p',
      'tsconfig.json',
      '--checkers',
      '1',
      '--incremental',
      '--tsBuildInfoFile',
      `${CACHE}/tsc.json`,
    ],
  },
];

/** The same inside `npm test`, which has made the files of the web and runs every test of the architecture. */
export const CHECKS: readonly Step[] = [WEB, ...REST.filter((step) => step.name !== 'architecture')];

/** With `npm test` only: it takes too long for a check before every push. */
export const SLOW_CHECKS: readonly Step[] = [
  { name: 'format of components', command: ['oxfmt', '--check', 'web/src'] },
  {
    name: 'lint of components',
    command: ['eslint', 'web/src', '--max-warnings', '0', '--cache', '--cache-location', `${CACHE}/eslint/`],
  },
];
