import type { CellRow } from './atoms.ts';
import type { IsolableGroup } from './null-space-attack.ts';

/** Rank over the rational numbers by fraction-free elimination (Bareiss 1968); exact while minors stay under 2^26. */
export function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  let divisor = 1;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const pivotRow = rows.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivotRow < 0) continue;
    [rows[rank], rows[pivotRow]] = [rows[pivotRow]!, rows[rank]!];
    const top = rows[rank]!;
    const pivot = top[column]!;
    for (const row of rows.slice(rank + 1)) {
      const factor = row[column]!;
      for (let i = 0; i < width; i += 1) row[i] = (pivot * row[i]! - factor * top[i]!) / divisor;
    }
    divisor = pivot;
    rank += 1;
  }
  return rank;
}

function* groupsOf(size: number, people: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < people; first += 1)
      for (const rest of groupsOf(size - 1, people, first + 1)) yield [first, ...rest];
}

/**
 * The same question as `attack`, answered the slow way: for every group of fewer than k people, the rank of the cells
 * drops when the columns of the group are struck out exactly if some combination of cells vanishes on everybody else.
 */
export function exhaustiveAttack(
  cells: readonly CellRow[],
  personCount: number,
  k: number,
): IsolableGroup | null {
  const matrix = cells.map((cell) => {
    const row = Array.from({ length: personCount }, () => 0);
    const people = 'people' in cell ? cell.people : cell;
    people.forEach((person, i) => (row[person]! += 'people' in cell ? cell.weights[i]! : 1));
    return row;
  });
  const fullRank = rankOf(matrix);
  for (let size = 1; size < k; size += 1) {
    for (const people of groupsOf(size, personCount)) {
      const others = matrix.map((row) => row.filter((_, person) => !people.includes(person)));
      if (rankOf(others) < fullRank) return { size, people };
    }
  }
  return null;
}
