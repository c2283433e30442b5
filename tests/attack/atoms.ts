/** A published sum: the people in it, each counted once, or each with a whole-number weight. */
export type CellRow = readonly number[] | WeightedRow;

export interface WeightedRow {
  readonly people: readonly number[];
  readonly weights: readonly number[];
}

/** People whom no published figure tells apart. */
export interface Atom {
  readonly people: readonly number[];
  /** One entry per cell: how often each of these people counts in it. */
  readonly column: readonly number[];
}

/** Groups people by their membership of all cells; people who are in no cell are left out. */
export function atomsOf(cells: readonly CellRow[], personCount: number): readonly Atom[] {
  const columns = Array.from({ length: personCount }, () => new Map<number, number>());
  cells.forEach((cell, index) => {
    const people = 'people' in cell ? cell.people : cell;
    people.forEach((person, position) => {
      const column = columns[person];
      if (column === undefined) throw new Error(`Cell ${index} counts person ${person} of ${personCount}.`);
      const weight = 'people' in cell ? (cell.weights[position] ?? 0) : 1;
      column.set(index, (column.get(index) ?? 0) + weight);
    });
  });
  const atoms = new Map<string, { people: number[]; column: number[] }>();
  columns.forEach((column, person) => {
    const entries = [...column].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
    if (entries.length === 0) return;
    const key = entries.flat().join();
    const atom = atoms.get(key);
    if (atom) atom.people.push(person);
    else atoms.set(key, { people: [person], column: cells.map((_, index) => column.get(index) ?? 0) });
  });
  return [...atoms.values()];
}
