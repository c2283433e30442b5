import type { Change } from './contract.ts';
import type { EmployeeFile } from './read-employee-file.ts';
import type { EmployeeRow } from './read-row.ts';

/** The organisation as it stands in the database. */
export interface CurrentUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly endedOn: string | null;
}

export type CurrentEmployee = Omit<EmployeeRow, 'line' | 'unitName' | 'parentCode'> & { readonly id: string };

export interface Current {
  readonly units: readonly CurrentUnit[];
  readonly employees: readonly CurrentEmployee[];
}

/** What importing this file would change, in the words of the organisation. A file is the whole organisation of `today`. */
export function compareImport(file: EmployeeFile, current: Current, today: string): readonly Change[] {
  const units = compareUnits(file, current).map(({ code: _, ...change }) => change);
  return [...units, ...compareEmployees(file, current, today)];
}

/** A change of a unit, by its code. */
export interface UnitDifference {
  readonly code: string;
  readonly kind: 'unit-new' | 'unit-renamed' | 'unit-moved' | 'unit-ended';
  readonly subject: string;
  readonly from: string | null;
  readonly to: string | null;
}

export function compareUnits(file: EmployeeFile, current: Current): readonly UnitDifference[] {
  const before = new Map(current.units.map((unit) => [unit.code, unit]));
  const after = new Set(file.units.map((unit) => unit.code));
  const changes = file.units.flatMap((unit): UnitDifference[] => {
    const old = before.get(unit.code);
    const about = { code: unit.code, subject: `${unit.name} (${unit.code})` };
    if (!old || old.endedOn) return [{ ...about, kind: 'unit-new', from: null, to: unit.parentCode }];
    return [
      ...(old.name === unit.name
        ? []
        : [{ ...about, kind: 'unit-renamed' as const, from: old.name, to: unit.name }]),
      ...(old.parentCode === unit.parentCode
        ? []
        : [{ ...about, kind: 'unit-moved' as const, from: old.parentCode, to: unit.parentCode }]),
    ];
  });
  const ended = current.units
    .filter((unit) => !unit.endedOn && !after.has(unit.code))
    .map((unit): UnitDifference => ({
      code: unit.code,
      kind: 'unit-ended',
      subject: `${unit.name} (${unit.code})`,
      from: null,
      to: null,
    }));
  return [...changes, ...ended];
}

const COMPARED = [
  'familyName',
  'givenName',
  'email',
  'functionTitle',
  'functionGroup',
  'isManager',
  'hoursShare',
  'employedFrom',
  'employedUntil',
  'birthYear',
  'sex',
  'language',
] as const;

/** Whether an import of this row would leave the employee as it is. */
export function isUnchanged(old: CurrentEmployee, person: EmployeeRow): boolean {
  return old.unitCode === person.unitCode && COMPARED.every((key) => old[key] === person[key]);
}

function compareEmployees(file: EmployeeFile, current: Current, today: string): readonly Change[] {
  const before = new Map(current.employees.map((person) => [person.number, person]));
  const changes = file.employees.flatMap((person): Change[] => {
    const old = before.get(person.number);
    const subject = `${person.givenName} ${person.familyName} (${person.number})`;
    if (!old) return [{ kind: 'person-joins', subject, from: null, to: person.unitCode }];
    const moved = old.unitCode !== person.unitCode;
    const changed = COMPARED.some((key) => old[key] !== person[key]);
    return [
      ...(moved ? [{ kind: 'person-moves' as const, subject, from: old.unitCode, to: person.unitCode }] : []),
      ...(changed && !moved ? [{ kind: 'person-changes' as const, subject, from: null, to: null }] : []),
    ];
  });
  return [...changes, ...leavers(file, current, today)];
}

/** Who is employed according to the database, but is not in the file any more. */
export function leavers(file: EmployeeFile, current: Current, today: string): readonly Change[] {
  const numbers = new Set(file.employees.map((person) => person.number));
  return current.employees
    .filter(
      (person) =>
        !numbers.has(person.number) && (person.employedUntil === null || person.employedUntil > today),
    )
    .map((person) => ({
      kind: 'person-leaves',
      subject: `${person.givenName} ${person.familyName} (${person.number})`,
      from: person.unitCode,
      to: null,
    }));
}
