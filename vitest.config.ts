import { defineConfig } from 'vitest/config';

const SERVER = ['tests/features/**/*.test.ts', 'tests/sql/**/*.test.ts', 'tests/start/**/*.test.ts'];
const JOURNEYS = ['tests/journeys/**/*.test.ts'];

/** Three kinds of tests: pure ones without a database, those of the server on a real PostgreSQL, and browser journeys. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          sequence: { groupOrder: 0 },
          include: ['tests/**/*.test.ts'],
          exclude: [...SERVER, ...JOURNEYS],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          sequence: { groupOrder: 1 },
          include: SERVER,
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
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
    ],
  },
});
