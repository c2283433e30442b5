import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { compareUnits, type CurrentUnit } from './compare-import.ts';
import {
  changeEmployees,
  endEmployment,
  endUnits,
  insertEmployees,
  type UnitToWrite,
  upsertUnits,
} from './queries.ts';
import { insertChange } from './tree-queries.ts';
import type { EmployeeFile } from './read-employee-file.ts';

/**
 * Writes what differs into the organisation: all or nothing, within the caller's transaction, in a handful of statements.
 * The people of the file are in `arriving` already.
 */
export async function applyImport(
  trx: Query,
  organisationId: string,
  file: EmployeeFile,
  current: readonly CurrentUnit[],
  { today, now, madeBy }: { readonly today: string; readonly now: Date; readonly madeBy: string },
): Promise<void> {
  const idOf = new Map(current.map((unit) => [unit.code, unit.id]));
  for (const { code } of file.units) if (!idOf.has(code)) idOf.set(code, randomUUID());
  const units = changedUnits(file, current, idOf);
  if (units.length > 0) await upsertUnits(trx, organisationId, units);
  await changeEmployees(trx);
  await insertEmployees(trx, organisationId);
  await endEmployment(trx, today);
  const kept = new Set(file.units.map((unit) => unit.code));
  const gone = current.filter((unit) => !kept.has(unit.code)).map((unit) => unit.code);
  await endUnits(trx, gone, today).execute();
  // A first import is no change of a tree; it is the tree.
  if (current.length > 0) await noteHistory();

  /** What the file changed about the tree stands in the same history as what people change by hand. */
  async function noteHistory(): Promise<void> {
    const nameOf = new Map([...current, ...file.units].map(({ code, name }) => [code, name]));
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
  current: readonly CurrentUnit[],
  idOf: ReadonlyMap<string, string>,
): readonly UnitToWrite[] {
  const before = new Map(current.map((unit) => [unit.code, unit]));
  return units.flatMap(({ code, name, parentCode }) => {
    const old = before.get(code);
    if (old && !old.endedOn && old.name === name && old.parentCode === parentCode) return [];
    const parentId = parentCode === null ? null : (idOf.get(parentCode) ?? null);
    return [{ id: idOf.get(code) as string, code, name, parentId }];
  });
}

const HISTORY = {
  'unit-new': 'added',
  'unit-renamed': 'renamed',
  'unit-moved': 'moved',
  'unit-ended': 'closed',
} as const;
