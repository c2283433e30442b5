import type { EmployeeFile } from './read-employee-file.ts';

/** The organisation as it stands in the database. */
export interface CurrentUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly endedOn: string | null;
}

/** A change of a unit, by its code. */
export interface UnitDifference {
  readonly code: string;
  readonly kind: 'unit-new' | 'unit-renamed' | 'unit-moved' | 'unit-ended';
  readonly subject: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a file would change about the tree: the units it names, those it names no more. */
export function compareUnits(
  { units }: Pick<EmployeeFile, 'units'>,
  current: readonly CurrentUnit[],
): readonly UnitDifference[] {
  const before = new Map(current.map((unit) => [unit.code, unit]));
  const after = new Set(units.map((unit) => unit.code));
  const changes = units.flatMap((unit): UnitDifference[] => {
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
  const ended = current
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
