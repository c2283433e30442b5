import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES = join(import.meta.dirname, '..', '..', 'demonstration');
const HEADERS = { 'content-type': 'application/x-werkpeil-absence' };
/** Two years of which the files hold every report. */
const MONTHS = { firstMonth: '2024-10', lastMonth: '2026-09' };

/** Two years of absence of Waterhove, sent as a browser sends them. */
export async function importAbsence(manage: FastifyInstance, cookie: string): Promise<void> {
  const files = [
    { role: 'cases', bytes: readFileSync(join(FILES, 'verzuim-waterhove-gevallen.csv')) },
    { role: 'employments', bytes: readFileSync(join(FILES, 'verzuim-waterhove-dienstverbanden.csv')) },
  ];
  const header = {
    ...MONTHS,
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
