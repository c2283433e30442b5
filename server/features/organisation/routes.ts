import { createHash } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { copyIn } from '../../db/copy-in.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { DetailedError } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { applyImport } from './apply-import.ts';
import { compareUnits } from './compare-import.ts';
import { type Change, type Preview, routes } from './contract.ts';
import {
  createArriving,
  selectCurrentUnits,
  selectEmployeesDigest,
  selectPeopleChanges,
  selectTree,
} from './queries.ts';
import { ARRIVING_COLUMNS } from './written-columns.ts';
import { type EmployeeFile, readEmployeeFile } from './read-employee-file.ts';
import { addPeopleBelow } from '../../domain/people-below.ts';

const ImportOutdated = createError(
  'IMPORT_OUTDATED',
  'The organisation or the file changed after the preview',
  409,
);
const LISTED_PER_KIND = 200;

export async function organisation(app: FastifyInstance, house: House): Promise<void> {
  const today = () => calendarDay(house.now());
  serve(app, house, routes, {
    'GET /api/units': async ({ session, trx }) => {
      const tree = addPeopleBelow(await selectTree(trx, today()).execute());
      return { units: [...visibleUnits(session, tree)] };
    },
    'POST /api/organisation/import/preview': async ({ trx, body }) => {
      const file = readOrRefuse(body);
      return (await preview(trx, file, body, today())).seen;
    },
    'POST /api/organisation/import': async ({ session, trx, body, query }) => {
      const file = readOrRefuse(body);
      const { seen, current } = await preview(trx, file, body, today());
      if (seen.digest !== query.digest) throw new ImportOutdated();
      await applyImport(trx, session.organisationId, file, current, {
        today: today(),
        now: house.now(),
        madeBy: session.name,
      });
      return seen;
    },
  });
}

function readOrRefuse(bytes: unknown): EmployeeFile {
  const read = readEmployeeFile(bytes instanceof Uint8Array ? bytes : new Uint8Array());
  if (!read.ok)
    throw new DetailedError(
      'IMPORT_REFUSED',
      'The file has problems; nothing was changed',
      422,
      read.problems,
    );
  return read.file;
}

/** What importing this file would change, in the words of the organisation. A file is the whole organisation of `today`. */
async function preview(trx: Query, file: EmployeeFile, bytes: Uint8Array, today: string) {
  const current = await selectCurrentUnits(trx).execute();
  const employees = await selectEmployeesDigest(trx);
  await createArriving(trx);
  await copyIn(trx, 'arriving', ARRIVING_COLUMNS, file.parts);
  const people = await selectPeopleChanges(trx, { today, most: LISTED_PER_KIND });
  const units = compareUnits(file, current);
  const totals: Record<string, number> = Object.fromEntries(people.map(({ kind, total }) => [kind, total]));
  const listed: Change[] = [];
  for (const { code: _, ...change } of units) {
    totals[change.kind] = (totals[change.kind] ?? 0) + 1;
    if ((totals[change.kind] ?? 0) <= LISTED_PER_KIND) listed.push(change);
  }
  const seen: Preview = {
    digest: createHash('sha256')
      .update(bytes)
      .update(JSON.stringify([current, employees]))
      .digest('hex'),
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: file.rows,
    unusedColumns: [...file.unusedColumns],
    withoutEmail: file.withoutEmail,
    totals,
    changes: [...listed, ...people.map(({ total: _, ...change }) => change)],
  };
  return { seen, current };
}
