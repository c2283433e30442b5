import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import type { Current } from './compare-import.ts';
import { endEmployment, endUnits, upsertEmployees, upsertUnit } from './queries.ts';
import type { EmployeeFile } from './read-employee-file.ts';

const BATCH = 2000;

/** Writes the file into the organisation: all or nothing, within the caller's transaction. */
export async function applyImport(
  trx: Query,
  organisationId: string,
  file: EmployeeFile,
  current: Current,
  today: string,
): Promise<void> {
  const unitIds = new Map<string, string>();
  for (const unit of file.units) {
    const parentId = unit.parentCode === null ? null : (unitIds.get(unit.parentCode) ?? null);
    const row = { organisationId, id: randomUUID(), code: unit.code, name: unit.name, parentId };
    unitIds.set(unit.code, (await upsertUnit(trx, row).executeTakeFirstOrThrow()).id);
  }
  for (let start = 0; start < file.employees.length; start += BATCH) {
    const rows = file.employees.slice(start, start + BATCH);
    const ids = rows.map(() => randomUUID());
    const units = rows.map((row) => unitIds.get(row.unitCode) as string);
    await upsertEmployees(trx, organisationId, ids, units, rows).execute(trx);
  }
  await endEmployment(
    trx,
    file.employees.map((row) => row.number),
    today,
  ).execute();
  const gone = current.units.filter((unit) => !unitIds.has(unit.code)).map((unit) => unit.code);
  await endUnits(trx, gone, today).execute();
}
