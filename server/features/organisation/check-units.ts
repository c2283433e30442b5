import type { ImportProblem } from './contract.ts';
import { columnName } from './employee-columns.ts';
import type { EmployeeRow } from './read-row.ts';

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

type Say = (found: ImportProblem) => void;

/** The organisation tree that the rows describe, parents before children; whatever makes it no tree is told. */
export function checkUnits(rows: readonly EmployeeRow[], say: Say): readonly UnitRow[] {
  const first = new Map<string, EmployeeRow>();
  const codes = new Set(rows.map((row) => row.unitCode));
  const tell = (
    code: string,
    row: EmployeeRow,
    column: 'unitName' | 'parentCode',
    found: string,
    detail: string,
  ) => say({ code, line: row.line, column: columnName(column), found, detail });
  for (const row of rows) {
    if (row.unitCode === '') continue;
    const known = first.get(row.unitCode);
    if (!known) first.set(row.unitCode, row);
    if (row.parentCode !== null && !codes.has(row.parentCode)) {
      if (known?.parentCode !== row.parentCode)
        tell('parent-unknown', row, 'parentCode', row.parentCode, row.unitCode);
    } else if (!known) continue;
    else if (known.unitName !== row.unitName) {
      tell('unit-two-names', row, 'unitName', row.unitName, `${known.unitName} (${known.line})`);
    } else if (known.parentCode !== row.parentCode) {
      tell(
        'unit-two-parents',
        row,
        'parentCode',
        row.parentCode ?? '',
        `${known.parentCode ?? ''} (${known.line})`,
      );
    }
  }
  const units = [...first.values()];
  const roots = units.filter((row) => row.parentCode === null);
  if (roots.length === 0 && units.length > 0) {
    const row = units[0] as EmployeeRow;
    tell('no-top-unit', row, 'parentCode', row.parentCode ?? '', '');
  }
  for (const row of roots.slice(1)) tell('second-top-unit', row, 'parentCode', '', roots[0]?.unitCode ?? '');
  return parentsFirst(units, first, tell);
}

function parentsFirst(
  units: readonly EmployeeRow[],
  byCode: ReadonlyMap<string, EmployeeRow>,
  tell: (code: string, row: EmployeeRow, column: 'parentCode', found: string, detail: string) => void,
): readonly UnitRow[] {
  const placed = new Set<string>();
  const ordered: UnitRow[] = [];
  const place = (row: EmployeeRow, path: readonly string[]): boolean => {
    if (placed.has(row.unitCode)) return true;
    if (path.includes(row.unitCode)) {
      tell('units-in-circle', row, 'parentCode', row.parentCode ?? '', [...path, row.unitCode].join(' > '));
      for (const code of path) placed.add(code);
      return false;
    }
    const parent = row.parentCode === null ? undefined : byCode.get(row.parentCode);
    if (parent && !place(parent, [...path, row.unitCode])) return false;
    placed.add(row.unitCode);
    ordered.push({ code: row.unitCode, name: row.unitName, parentCode: row.parentCode });
    return true;
  };
  for (const row of units) place(row, []);
  return ordered;
}
