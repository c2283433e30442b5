/** Who may import whom; `types` may be imported as types only. The longest room that a path begins with counts. */
export interface Rule {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

const NODE = [
  'node:child_process',
  'node:crypto',
  'node:fs',
  'node:module',
  'node:net',
  'node:os',
  'node:path',
  'node:util',
];

export const IMPORT_TABLE: Readonly<Record<string, Rule>> = {
  'server/domain/statistics': { values: ['server/domain/statistics', 'simple-statistics'] },
  'server/domain/questionnaire': { values: ['server/domain/questionnaire', 'typebox', 'csv-parse'] },
  'server/domain/instrument-import': {
    values: [
      'server/domain/instrument-import',
      'server/domain/questionnaire',
      'fast-xml-parser',
      'csv-parse',
    ],
  },
  'server/domain/norm-import': {
    values: ['server/domain/norm-import', 'server/domain/questionnaire', 'csv-parse'],
  },
  'server/domain/scoring': {
    values: ['server/domain/scoring', 'server/domain/questionnaire', 'server/domain/statistics'],
  },
  'server/domain/comparison': { values: ['server/domain/comparison', 'server/domain/statistics'] },
  'server/domain/risk': { values: ['server/domain/risk', 'typebox'] },
  'server/domain/plan': {
    values: ['server/domain/plan', 'server/domain/risk', 'server/domain/calendar.ts', 'typebox'],
  },
  'server/domain/absence': { values: ['server/domain/absence', 'server/domain/statistics'] },
  'server/domain/analyses': {
    values: ['server/domain/analyses', 'server/domain/statistics'],
    types: ['server/domain/questionnaire'],
  },
  // The terms of a campaign follow from its definition.
  'server/domain/campaign-contract': {
    values: ['server/domain/campaign-contract'],
    types: ['server/domain/questionnaire'],
  },
  'server/domain/campaign-year': {
    values: ['server/domain/campaign-year', 'server/domain/calendar.ts'],
    types: ['server/domain/questionnaire'],
  },
  'server/domain': { values: ['server/domain/statistics'] },
  'server/privacy': { values: ['server/privacy', 'server/domain/statistics'], types: ['server/domain'] },
  'server/crypto': {
    values: ['server/crypto', 'server/threads', ...NODE, '@cloudflare/blindrsa-ts', '@hpke/core'],
  },
  // Work that would hold up the event loop: signing, opening, laying out.
  'server/threads': { values: ['server/threads', 'node:worker_threads', 'tsx'] },
  // What an operator sees: numbers, whether it works, and a log. Nothing of it is about a person.
  'server/observe': {
    values: ['server/observe', 'server/db', 'prom-client', 'fastify', 'kysely', 'node:perf_hooks'],
  },
  'server/db': {
    values: ['server/db', 'kysely', 'pg', 'pg-copy-streams', 'node:stream', ...NODE, 'server/start-error.ts'],
    types: ['server/domain'],
  },
  'server/http': {
    values: [
      'server/http',
      'server/db',
      // Which day it is decides whether a role has ended.
      'server/domain/calendar.ts',
      'fastify',
      '@fastify',
      'typebox',
      'kysely',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:stream',
    ],
    types: ['server/privacy', 'server/observe'],
  },
  'server/outbound': {
    values: ['server/outbound', 'node:dns', 'node:http', 'node:https', 'node:net'],
  },
  'server/jobs': {
    values: [
      'server/jobs',
      'server/db',
      'server/domain',
      'server/outbound',
      'kysely',
      'nodemailer',
      'node:crypto',
    ],
    types: ['server/crypto'],
  },
  'server/published': {
    values: ['server/published', 'server/db', 'server/domain', 'server/http', 'server/privacy'],
  },
  'server/documents': {
    values: [
      'server/documents',
      'pdfmake',
      'pdfkit',
      'pptxgenjs',
      'docx',
      'write-excel-file',
      'csv-stringify',
      'node:module',
      'node:path',
    ],
  },
  'server/features': {
    values: [
      'own folder',
      'server/published',
      'server/db',
      'server/domain',
      'server/privacy',
      'server/crypto',
      'server/http',
      'server/documents',
      'server/outbound',
      'server/threads',
      'server/words.ts',
      'typebox',
      'kysely',
      'fastify',
      '@fastify/error',
      '@node-rs/argon2',
      '@simplewebauthn/server',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      'openid-client',
      'otplib',
      'qrcode',
      'csv-parse',
      'read-excel-file',
      'fflate',
      'ics',
      'node:crypto',
      'node:timers',
      'node:os',
      'node:util',
      'node:worker_threads',
      'node:zlib',
      'tsx',
    ],
    types: ['server/jobs/jobs.ts', 'pdfmake'],
  },
  'web/src': {
    values: [
      'web/src',
      'svelte',
      '@sveltejs/kit',
      '$app',
      'bits-ui',
      'chart.js',
      'ics',
      'svgcanvas',
      'qrcode',
      '@internationalized/date',
      '@simplewebauthn/browser',
      '@fontsource-variable',
      'server/domain/absence',
      'server/domain/calendar.ts',
      // The same days and the same rules for texts as the server's, while somebody types.
      'server/domain/campaign-year',
      'server/domain/questionnaire',
      'server/domain/scoring',
      'server/domain/statistics/priority-matrix.ts',
      'server/crypto',
      // A works council that holds the key reads ballots in its browser by the same lines as the tally.
      'server/features/tally/open-ballot.ts',
    ],
    types: [
      'server/contract.ts',
      'server/http/contract.ts',
      'server/http/errors.ts',
      'server/features',
      'server/domain',
    ],
  },
};

/** The room of a file, or null for the rim (app, main, scripts, tests), which may import anything below it. */
export function roomOf(path: string): string | null {
  const rooms = Object.keys(IMPORT_TABLE).filter((room) => path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}
