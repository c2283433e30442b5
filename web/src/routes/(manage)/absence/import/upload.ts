import type { Answer } from '$lib/api';
import { ApiError } from '$lib/api';

export type Role = 'cases' | 'employments' | 'unit-months' | 'totals' | 'complaints';
export type Preview = Answer<'POST /api/absence/import'>;
export type Columns = Answer<'GET /api/absence/import'>['roles'][string];
export type Mapping = Readonly<Record<string, string>>;

export interface ChosenFile {
  readonly role: Role;
  readonly file: File;
  /** Column names of the first line. */
  readonly names: readonly string[];
}

const MEDIA_TYPE = 'application/x-werkpeil-absence';
const FIRST_LINE = 64 * 1024;

/** The column names of a file; the rest of it is not read here. */
export async function readNames(file: File): Promise<readonly string[]> {
  const bytes = new Uint8Array(await file.slice(0, FIRST_LINE).arrayBuffer());
  const [line = ''] = new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1);
  const mark = [';', ',', '\t'].reduce((best, next) =>
    line.split(next).length > line.split(best).length ? next : best,
  );
  return line.split(mark).map((name) => name.trim().replace(/^"|"$/g, ''));
}

/** Our key to the name in the file: what was remembered first, then the names that we know. */
export function guessMapping(columns: Columns, names: readonly string[], remembered: Mapping): Mapping {
  const find = (wanted: readonly string[]) =>
    names.find((name) => wanted.some((each) => each.toLowerCase() === name.toLowerCase()));
  return Object.fromEntries(
    columns.flatMap(({ key, names: known }) => {
      const before = remembered[key];
      const found = (before === undefined ? undefined : find([before])) ?? find(known);
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

interface Upload {
  readonly files: readonly (ChosenFile & { readonly mapping: Mapping })[];
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
}

/** A line of JSON, then the files from the disk: the browser does not hold them in memory. */
export async function send(path: string, { files, firstMonth, lastMonth }: Upload): Promise<Preview> {
  const header = {
    firstMonth,
    lastMonth,
    files: files.map(({ role, file, mapping }) => ({ role, bytes: file.size, columns: mapping })),
  };
  const body = new Blob([`${JSON.stringify(header)}\n`, ...files.map(({ file }) => file)]);
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', headers: { 'content-type': MEDIA_TYPE }, body });
  } catch {
    throw new ApiError(0, 'OFFLINE', 'The server could not be reached');
  }
  const answer = (await response.json().catch(() => ({}))) as Preview & {
    code?: string;
    message?: string;
    details?: unknown;
  };
  if (response.ok) return answer;
  throw new ApiError(response.status, answer.code ?? 'INTERNAL', answer.message ?? '', answer.details);
}
