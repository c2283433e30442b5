import type { Reference } from './figure.ts';

const WHERE = 'measured by hand on 2026-11-22 on the same kind of machine; see docs/benchmarks.md';

/** LimeSurvey 6.14.0 in its tuned form (InnoDB, expression cache on), with survey, persons and disk like ours. */
export const LIMESURVEY = {
  journey: {
    name: 'LimeSurvey tuned, whole journey, 16 at once',
    values: [8.88, 9.42, 9.89],
    elsewhere: WHERE,
  },
  post: { name: 'LimeSurvey tuned, POST only, 16 at once', values: [39.6, 48.3, 49.5], elsewhere: WHERE },
  statistics10k: {
    name: 'LimeSurvey statistics page, 10,000 answers (ms)',
    values: [1810, 1900, 2100],
    elsewhere: WHERE,
  },
  statistics100k: {
    name: 'LimeSurvey statistics page, 100,000 answers (ms)',
    values: [10_800, 10_990, 11_400],
    elsewhere: WHERE,
  },
  export100k: {
    name: 'LimeSurvey CSV export, 100,000 answers (s)',
    values: [94, 102, 102],
    elsewhere: WHERE,
  },
  chromium: { name: 'Chromium, warm, reports a second', values: [3.3], elsewhere: WHERE },
} as const satisfies Record<string, Reference>;
