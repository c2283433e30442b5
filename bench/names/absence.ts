import { readUpload } from '../../server/features/absence-import/read-upload.ts';
import { countUpload } from '../../server/features/absence-import/count-upload.ts';
import { dayNumber, isoDay } from '../../server/domain/absence/day-number.ts';
import { type Bench, setting } from '../kit/bench.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';

/**
 * Reads and adds up invented absences in 200 units, as an upload that arrives in parts of 64 kB: a million with
 * --cases 1000000 or --full, otherwise 200,000.
 */
let CASES = 0;
let PEOPLE = 0;
const UNITS = 200;
const PART = 64 * 1024;
const FIRST = dayNumber('2024-11-01') as number;
const LAST = dayNumber('2026-10-31') as number;

const random = rngFromSeed(8);
const whole = (most: number) => Math.floor(random() * most);
const dutch = (day: number) => isoDay(day).split('-').reverse().join('-');
const unitOf = (person: number) => `U${person % UNITS}`;

function* caseLines(): Generator<string> {
  yield 'gevalnummer;medewerker;afdelingscode;eerste dag;laatste dag;verloop;soort;contractomvang\r\n';
  const next = new Int32Array(PEOPLE).fill(FIRST - 100);
  for (let at = 0; at < CASES; at++) {
    const person = at % PEOPLE;
    const first = (next[person] ?? 0) + 1 + whole(150);
    const length = random() < 0.85 ? 1 + whole(14) : 15 + whole(200);
    const last = Math.min(first + length, LAST + 20);
    next[person] = last;
    const half = length > 20 && random() < 0.8 ? `|${dutch(Math.min(last, first + 14))}:50` : '';
    yield `V${at};M${person};${unitOf(person)};${dutch(first)};${dutch(last)};${dutch(first)}:100${half};ziekte;80\r\n`;
  }
}

function* employmentLines(): Generator<string> {
  yield 'medewerker;afdelingscode;in dienst;uit dienst;contractomvang;leeftijdsgroep;functiegroep;geslacht\r\n';
  const ages = ['15-25', '25-35', '35-45', '45-55', '55-65'];
  for (let person = 0; person < PEOPLE; person++)
    yield `M${person};${unitOf(person)};01-01-2015;;80;${ages[person % 5]};groep ${person % 4};${person % 2 ? 'v' : 'm'}\r\n`;
}

/** In parts, as they come off a disk; the length has to be known before, so everything is made twice. */
function* parts(lines: Generator<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < PART) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function* upload() {
  const length = (lines: Generator<string>) => [...parts(lines)].reduce((sum, part) => sum + part.length, 0);
  const bytes = [lengthOfCases, length(employmentLines())];
  const files = (['cases', 'employments'] as const).map((role, at) => ({
    role,
    bytes: bytes[at],
    columns: {},
  }));
  yield Buffer.from(`${JSON.stringify({ firstMonth: '2024-11', lastMonth: '2026-10', files })}\n`);
  // The same numbers once more.
  yield* casesAsParts;
  yield* parts(employmentLines());
}

let casesAsParts: readonly Buffer[] = [];
let lengthOfCases = 0;
const units = [
  { id: 'top', parentId: null, code: 'TOP', name: 'Top' },
  ...Array.from({ length: UNITS }, (_, at) => ({
    id: `u${at}`,
    parentId: 'top',
    code: `U${at}`,
    name: `U${at}`,
  })),
];

export const absence: Bench = async (context) => {
  CASES = setting(context, 'cases', context.full ? 1_000_000 : 200_000);
  PEOPLE = Math.max(1, Math.round(CASES * 0.4));
  casesAsParts = [...parts(caseLines())];
  lengthOfCases = casesAsParts.reduce((sum, part) => sum + part.length, 0);
  const started = performance.now();
  const [before, peak] = [process.memoryUsage().rss, { rss: 0 }];
  const watch = setInterval(() => (peak.rss = Math.max(peak.rss, process.memoryUsage().rss)), 50);
  const read = await readUpload(upload(), { maxBytes: 1024 ** 3, today: LAST + 30 });
  const result = await countUpload(read, units);
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  if (!result.ok) throw new Error(`The upload was refused: ${JSON.stringify(result.problems.slice(0, 3))}`);
  const counts = {
    cases: CASES,
    people: PEOPLE,
    counted: result.counted.counts.counted,
    problems: read.problems.length,
  };
  const limits = { floor: (60 * CASES) / 1e6, goal: (30 * CASES) / 1e6 };
  context.say({
    figure: `absences read and added up, ${CASES}`,
    unit: 's',
    values: [seconds],
    better: 'less',
    counts,
    limits,
  });
  // The bytes of the invented file lie in memory already; a real one lies on the disk of the sender.
  const megabytes = (peak.rss - before) / 1024 / 1024;
  context.say({
    figure: 'memory that it took',
    unit: 'MB',
    values: [megabytes],
    better: 'less',
    limits: { floor: 512, goal: 256 },
  });
  casesAsParts = [];
};
