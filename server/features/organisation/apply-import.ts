import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { copyIn, type Field } from '../../db/copy-in.ts';
import { compareUnits, type Current, isUnchanged } from './compare-import.ts';
import {
  createArriving,
  endEmployment,
  endUnits,
  moveArrived,
  type UnitToWrite,
  upsertUnits,
} from './queries.ts';
import { insertChange } from './tree-queries.ts';
import type { EmployeeFile } from './read-employee-file.ts';
import type { EmployeeRow } from './read-row.ts';
import { EMPLOYEE_COLUMNS } from './written-columns.ts';

/** Writes what differs into the organisation: all or nothing, within the caller's transaction, in a handful of statements. */
export async function applyImport(
  trx: Query,
  organisationId: string,
  file: EmployeeFile,
  current: Current,
  { today, now, madeBy }: { readonly today: string; readonly now: Date; readonly madeBy: string },
): Promise<void> {
  const idOf = new Map(current.units.map((unit) => [unit.code, unit.id]));
  for (const { code } of file.units) if (!idOf.has(code)) idOf.set(code, randomUUID());
  const units = changedUnits(file, current, idOf);
  if (units.length > 0) await upsertUnits(trx, organisationId, units);
  await writeEmployees(trx, organisationId, changedEmployees(file, current), idOf);
  await endEmployment(
    trx,
    file.employees.map((row) => row.number),
    today,
  ).execute();
  const kept = new Set(file.units.map((unit) => unit.code));
  const gone = current.units.filter((unit) => !kept.has(unit.code)).map((unit) => unit.code);
  await endUnits(trx, gone, today).execute();
  // A first import is no change of a tree; it is the tree.
  if (current.units.length > 0) await noteHistory();

  /** What the file changed about the tree stands in the same history as what people change by hand. */
  async function noteHistory(): Promise<void> {
    const nameOf = new Map([...current.units, ...file.units].map(({ code, name }) => [code, name]));
    const shown = (code: string | null) => (code === null ? '' : (nameOf.get(code) ?? code));
    for (const { code, kind, from, to } of compareUnits(file, current)) {
      const renamed = kind === 'unit-renamed';
      await insertChange(trx, {
        ...{ organisationId, id: randomUUID(), unitId: idOf.get(code) ?? '', kind: HISTORY[kind] },
        ...{ unitName: nameOf.get(code) ?? code, name: renamed ? to : null },
        targetId: renamed || to === null ? null : (idOf.get(to) ?? null),
        before: renamed ? (from ?? '') : shown(from),
        after: renamed ? (to ?? '') : shown(to),
        ...{ validFrom: today, state: 'done' as const, madeBy, madeAt: now },
      }).execute();
    }
  }
}

function changedUnits(
  { units }: EmployeeFile,
  current: Current,
  idOf: ReadonlyMap<string, string>,
): readonly UnitToWrite[] {
  const before = new Map(current.units.map((unit) => [unit.code, unit]));
  return units.flatMap(({ code, name, parentCode }) => {
    const old = before.get(code);
    if (old && !old.endedOn && old.name === name && old.parentCode === parentCode) return [];
    return [
      {
        id: idOf.get(code) as string,
        code,
        name,
        parentId: parentCode === null ? null : (idOf.get(parentCode) ?? null),
      },
    ];
  });
}

function changedEmployees({ employees }: EmployeeFile, current: Current): readonly EmployeeRow[] {
  const before = new Map(current.employees.map((person) => [person.number, person]));
  return employees.filter((person) => {
    const old = before.get(person.number);
    return !old || !isUnchanged(old, person);
  });
}

async function writeEmployees(
  trx: Query,
  organisationId: string,
  people: readonly EmployeeRow[],
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((row): readonly Field[] => [
    randomUUID(),
    idOf.get(row.unitCode) as string,
    row.number,
    row.familyName,
    row.givenName,
    row.email,
    row.functionTitle,
    row.functionGroup,
    row.isManager,
    row.hoursShare,
    row.employedFrom,
    row.employedUntil,
    row.birthYear,
    row.sex,
    row.language,
  ]);
  await createArriving(trx);
  await copyIn(trx, 'arriving', EMPLOYEE_COLUMNS, rows);
  await moveArrived(trx, organisationId);
}

const HISTORY = {
  'unit-new': 'added',
  'unit-renamed': 'renamed',
  'unit-moved': 'moved',
  'unit-ended': 'closed',
} as const;
