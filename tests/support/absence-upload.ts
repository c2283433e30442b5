import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from './test-house.ts';

export const ABSENCE_MEDIA_TYPE = 'application/x-werkpeil-absence';

interface File {
  readonly role: string;
  readonly bytes: Buffer | string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** An upload as the browser sends it: a line of JSON, then the files. */
export function absenceUpload(
  files: readonly File[],
  months: readonly [string | null, string | null] = ['2024-11', '2026-10'],
): Buffer {
  const parts = files.map(({ bytes }) => Buffer.from(bytes));
  const header = {
    firstMonth: months[0],
    lastMonth: months[1],
    files: files.map(({ role, columns }, at) => ({
      role,
      bytes: parts[at]?.length ?? 0,
      columns: columns ?? {},
    })),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts]);
}

export async function importAbsence(caller: Caller, upload: Buffer): Promise<void> {
  const headers = { 'content-type': ABSENCE_MEDIA_TYPE };
  const preview = await caller('POST', '/api/absence/import/preview', upload, headers);
  if (preview.statusCode !== 200) throw new Error(preview.body);
  const { digest } = preview.json<{ digest: string }>();
  const done = await caller('POST', `/api/absence/import?digest=${digest}`, upload, headers);
  if (done.statusCode !== 200) throw new Error(done.body);
}

export function waterhoveAbsence(months: readonly [string, string] = ['2024-11', '2026-10']): Buffer {
  const read = (name: string) => readFileSync(join(import.meta.dirname, '..', 'files', name));
  return absenceUpload(
    [
      { role: 'cases', bytes: read('verzuim-waterhove-gevallen.csv') },
      { role: 'employments', bytes: read('verzuim-waterhove-dienstverbanden.csv') },
    ],
    months,
  );
}
