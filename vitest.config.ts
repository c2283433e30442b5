import { defineConfig } from 'vitest/config';

const SERVER = ['tests/features/**/*.test.ts', 'tests/sql/**/*.test.ts'];
/** Products that are started whole, each with a database of its own: the same whatever DATABASE_URL names. */
const STARTED = ['tests/start/**/*.test.ts'];
/** What is timed runs when nothing else does. */
const ALONE = ['tests/**/*.alone.test.ts'];
const JOURNEYS = ['tests/journeys/**/*.test.ts'];

/** Kinds of tests: pure ones without a database, those of the server on a real PostgreSQL, browser journeys, and what is timed. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Files share the modules of their worker: reading those anew for each file took a third of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          sequence: { groupOrder: 0 },
          include: ['tests/**/*.test.ts'],
          exclude: [...SERVER, ...STARTED, ...JOURNEYS, ...ALONE],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          sequence: { groupOrder: 1 },
          include: SERVER,
          exclude: ALONE,
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
      // Too long for every run: `npm run attack:api`.
      {
        extends: true,
        test: {
          name: 'attack',
          include: ['tests/attack/api/*.proof.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          sequence: { groupOrder: 2 },
          include: JOURNEYS,
          exclude: ALONE,
          // One at a time: a browser that has to wait for its turn fails for reasons that no employee has.
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'started',
          sequence: { groupOrder: 1 },
          include: STARTED,
          exclude: ALONE,
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          sequence: { groupOrder: 3 },
          include: ALONE,
          fileParallelism: false,
        },
      },
    ],
  },
});
