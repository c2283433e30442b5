import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { dayNumber, isoDay } from '../domain/absence/day-number.ts';
import { addMonths, monthPeriod } from '../domain/absence/months.ts';

const FILES = join(import.meta.dirname, '..', '..', 'demonstration');
const HEADERS = { 'content-type': 'application/x-werkpeil-absence' };
/** The newest month of which the files hold every report, and how many there are shown. */
const LAST_IN_FILES = '2026-09';
const MONTHS = 24;

/** Two years of absence of Waterhove up to last month, sent as a browser sends them. */
export async function importAbsence(manage: FastifyInstance, cookie: string, today: string): Promise<void> {
  const lastMonth = addMonths(today.slice(0, 7), -1);
  const later = monthPeriod(lastMonth).to - monthPeriod(LAST_IN_FILES).to;
  const files = [
    { role: 'cases', bytes: moved('verzuim-waterhove-gevallen.csv', later, today) },
    { role: 'employments', bytes: moved('verzuim-waterhove-dienstverbanden.csv', later, today) },
  ];
  const header = {
    firstMonth: addMonths(lastMonth, 1 - MONTHS),
    lastMonth,
    files: files.map(({ role, bytes }) => ({ role, bytes: bytes.length, columns: {} })),
  };
  const payload = Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...files.map(({ bytes }) => bytes),
  ]);
  const send = (url: string) =>
    manage.inject({ method: 'POST', url, headers: { cookie, ...HEADERS }, payload });
  const preview = await send('/api/absence/import/preview');
  const { digest } = preview.json() as { digest: string };
  const done = await send(`/api/absence/import?digest=${digest}`);
  if (done.statusCode !== 200) throw new Error(`The demonstration cannot import absence: ${done.body}`);
}

/** Positions of the last day and of the course in a line of an absence. */
const [LAST_DAY, COURSE] = [4, 5];

/** The invented days, moved so that the newest month is last month; what would still have to come is left out. */
function moved(file: string, later: number, today: string): Buffer {
  const [header = '', ...lines] = readFileSync(join(FILES, file), 'utf8').split('\r\n');
  const move = (text: string) =>
    text.replace(/\b(\d{2})-(\d{2})-(\d{4})\b/g, (_, day: string, month: string, year: string) =>
      isoDay((dayNumber(`${year}-${month}-${day}`) ?? 0) + later),
    );
  const moveLine = (line: string) => {
    const cells = move(line).split(';');
    if ((cells[LAST_DAY] ?? '') > today) cells[LAST_DAY] = '';
    const steps = (cells[COURSE] ?? '').split('|');
    if (steps.length > 1) cells[COURSE] = steps.filter((step) => step.slice(0, 10) <= today).join('|');
    return cells.join(';');
  };
  const moveAll = file.includes('gevallen') ? moveLine : move;
  return Buffer.from([header, ...lines.map(moveAll)].join('\r\n'));
}
