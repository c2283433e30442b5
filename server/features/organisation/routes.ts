import { createHash } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { DetailedError } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { applyImport } from './apply-import.ts';
import { type Current, compareImport } from './compare-import.ts';
import { type Change, type Preview, routes } from './contract.ts';
import { selectCurrentEmployees, selectCurrentUnits, selectTree } from './queries.ts';
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
      return preview(file, await selectCurrent(trx), body, today());
    },
    'POST /api/organisation/import': async ({ session, trx, body, query }) => {
      const file = readOrRefuse(body);
      const current = await selectCurrent(trx);
      const seen = preview(file, current, body, today());
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

async function selectCurrent(trx: Query): Promise<Current> {
  return {
    units: await selectCurrentUnits(trx).execute(),
    employees: await selectCurrentEmployees(trx).execute(),
  };
}

function preview(file: EmployeeFile, current: Current, bytes: Uint8Array, today: string): Preview {
  const changes = compareImport(file, current, today);
  const totals: Record<string, number> = {};
  const listed: Change[] = [];
  for (const change of changes) {
    totals[change.kind] = (totals[change.kind] ?? 0) + 1;
    if ((totals[change.kind] ?? 0) <= LISTED_PER_KIND) listed.push(change);
  }
  return {
    digest: createHash('sha256').update(bytes).update(JSON.stringify(current)).digest('hex'),
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: file.employees.length,
    unusedColumns: [...file.unusedColumns],
    withoutEmail: file.employees.filter((person) => person.email === null).length,
    totals,
    changes: listed,
  };
}
