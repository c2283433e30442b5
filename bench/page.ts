import type { Line } from './kit/figure.ts';
import type { Profile } from './kit/profile.ts';

const INTRODUCTION = `# Benchmarks

Made by \`npm run bench:page\` from \`docs/benchmarks.jsonl\`, which \`npm run bench -- --out docs/benchmarks.jsonl\` writes. Not typed:
to change a figure, measure it again.

Every name (\`npm run bench -- submit\`) prints one line of JSON per figure: median and range of the repeats, what was measured
beside it in the same run and the ratio to that, machine, versions, and which share of the machine other programs used
meanwhile. The database is the built-in PostgreSQL with its ordinary durability: every acknowledged ballot is on disk. All
of it runs on one machine, client included, over loopback and without https.

How to read it. Trust ratios taken in one run, and above two; a difference of a fifth between two runs is nothing
(\`npm run bench -- compare a.jsonl b.jsonl\` says so). A run in which others used more than a tenth of the machine is marked. A
figure counts for the commit that stands beside it.

Peers were measured by hand on 2026-11-22 on the same kind of machine (2 cores AMD EPYC, PostgreSQL 15, MariaDB 10.11,
PHP 8.2) and are not run here: LimeSurvey 6.14.0 with 12 questions of five items, a team question and three attributes, as
installed 4.4 whole journeys a second at sixteen at once, tuned (InnoDB, expression cache) 9.4; statistics page 1.9 s at
10,000 answers and 11 s at 100,000; export of 100,000 answers 102 s. The tuned figure is the yardstick.
`;

const ABOUT: Readonly<Record<string, string>> = {
  limit: 'What this machine can do at this hour without a product.',
  submit:
    'Ballots alone, credential and box ready; every one is verified, stored once and counted again afterwards.',
  journey: 'Survey, link, blind credential and sealed answers stored: the four requests of a person.',
  issue: 'Credentials: the signing in its thread beside raw RSA, and the route with its commit.',
  peak: 'The morning of a launch, open loop: people arrive when they want. Latency counts from the moment that each was due.',
  tally:
    'From the close to published figures: opening every box, checking, adding up, plans with proofs, publishing, shredding.',
  release: 'From sums per unit and profile to figures that may be published.',
  dashboard: 'Results of a large organisation: 1,000 units and 25 scales, at three numbers of answers.',
  import: 'A file of all employees: checked and shown, then brought in.',
  export: 'Everything that may be exported: figures of units. Rows of persons are never exported.',
  report: 'Reports of teams as PDF that a screen reader can read, in the thread that the product uses.',
  'cold-start': 'From the command to a site that answers.',
  web: 'The answer page on a phone whose processor is four times slower.',
  growth:
    'How cost grows, by counting: statements, pages of the database, memory, at two sizes. Runs in the test suite.',
  absence: 'An upload of absences, read and added up while it arrives.',
};

/** Where a figure stays below its goal, the reason; what a profile says about it stands below the table of that name. */
const WHY: Readonly<Record<string, string>> = {
  submit:
    'People, product and database share the cores, so nothing is faster than the cores divided by what the three use for a ballot together ("processor of the …"). The raw row has no product in it: only a driver and two tables. What the product adds is on top of its profile: handing answers and statements to the kernel (`writev`), checking the RSA signature (`run`, `SignJob`), and many small steps of Node, Fastify and the driver. The more people at once, the larger the batches and the less a ballot costs.',
  journey:
    'As with ballots: the cores divided by what the people, the product and the database use for a journey together ("processor of the …"). A third of the product is handing the four answers and their statements to the kernel (`writev`); then come the signature (`privateDecrypt`) with its way to the thread (`postMessage`) and checking the credential (`run`); nothing else is above a twentieth. The people unblind and check on the same cores.',
  dashboard:
    'Handing bytes to the kernel (writev, writeBuffer) is over a quarter of the time of the thread in the profile, more than anything of ours: a first look writes five times to the database and forty kilobytes to the reader, looking again once each. No statement touches an answer, which is why the number of answers does not matter.',
  report:
    'A profile of a cold start has the reading of both fonts on top: the library keeps no parsed font and cannot be given one. It happens in a thread, so nobody else waits.',
  tally:
    'Opening is the agreement on the curve P-256 for every box (`computeSecret`), natively and on every core; the reference does the same on one. What comes on top is drawing the intervals of the two outcomes, five hundred times over everybody who answered (`productSumsOf`, `sampleWithReplacement`), which grows with the answers, and what does not grow with them: the start of two threads, the plans with their proofs, writing, and destroying the box. At 10,000 ballots that is more than the opening.',
  import:
    'Of the little that the thread still does, reading the fields of rows is a quarter, splitting lines and writing them out for COPY another; the rest of an import is the database, which checks every new employee against the unit.',
};

/** Others used more than this share of the machine: the absolute figures say little. */
const BUSY = 0.1;

/** The page as Markdown. */
export function pageOf(lines: readonly Line[], profiles: readonly Profile[] = []): string {
  const names = [...new Set(lines.map(({ bench }) => bench))];
  const sections = names.map((name) =>
    sectionOf(
      name,
      lines.filter(({ bench }) => bench === name),
      profiles.filter(({ bench }) => bench === name),
    ),
  );
  return `${INTRODUCTION}\n${machinesOf(lines)}\n${sections.join('\n')}`;
}

function machinesOf(lines: readonly Line[]): string {
  const texts = lines.map(({ machine: m, versions: v, at }) => {
    const made = `${m.cores} cores ${m.cpu}, ${m.memoryGb} GB, ${m.system}`;
    return `${at.slice(0, 10)}: ${made}; Node ${v.node}, OpenSSL ${v.openssl}, Fastify ${v.fastify}, PostgreSQL ${v.postgres}; commit ${v.commit}`;
  });
  return `## Machine and versions\n\n${[...new Set(texts)].map((text) => `- ${text}`).join('\n')}\n`;
}

function sectionOf(name: string, lines: readonly Line[], profiles: readonly Profile[]): string {
  const head =
    '| figure | median | range | beside it | ratio | floor / goal | others |\n| --- | --- | --- | --- | --- | --- | --- |';
  const rows = lines.map((line) => `| ${cellsOf(line).join(' | ')} |`);
  const counts = lines.filter((line) => Object.keys(line.counts).length > 0);
  const counted = counts.map(
    ({ figure, counts: all }) =>
      `- ${figure}: ${Object.entries(all)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
  );
  return [
    `## ${name}`,
    '',
    ABOUT[name] ?? '',
    '',
    ...(WHY[name] === undefined ? [] : [WHY[name], '']),
    head,
    ...rows,
    '',
    ...(counted.length > 0 ? [...counted, ''] : []),
    ...profiles.flatMap(profileOf),
  ].join('\n');
}

/** Own time of functions: `(program)` is V8 and the kernel, a name without a file is a function of Node in C++. */
function profileOf({ command, at, threads }: Profile): readonly string[] {
  return [
    `Where the time of the product went, by own time of functions (\`${command}\`, ${at.slice(0, 10)}):`,
    '',
    ...threads.map(
      ({ thread, busySeconds, top }) =>
        `- ${thread}, busy for ${busySeconds} s: ${top.map(({ where, percent }) => `${where} ${percent}%`).join(', ')}`,
    ),
    '',
  ];
}

function cellsOf({
  figure,
  unit,
  median,
  min,
  max,
  reference,
  ratio,
  limits,
  others,
}: Line): readonly string[] {
  const verdict = limits
    ? `${limits.floor} / ${limits.goal}${limits.of === 'ratio' ? ' (ratio)' : ''}: ${limits.met}`
    : '';
  const beside = reference ? `${reference.name}: ${reference.median}` : '';
  const busy = others === null ? '' : `${Math.round(100 * others)}%${others > BUSY ? ' (busy)' : ''}`;
  return [
    figure,
    `${median} ${unit}`,
    `${min} to ${max}`,
    beside,
    ratio === null ? '' : String(ratio),
    verdict,
    busy,
  ];
}
