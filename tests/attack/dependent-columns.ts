import { invert, invertAll, multiply, subtract } from './prime-field.ts';
import { TwinTable } from './twin-table.ts';

export interface DependentSet {
  readonly columns: readonly number[];
  readonly weight: number;
}

/** Whether some non-zero combination of these columns is zero: rank by elimination on a small copy. */
export function isDependent(vectors: readonly Float64Array[], columns: readonly number[]): boolean {
  const rows = columns.map((column) => vectors.map((vector) => vector[column]!));
  for (let done = 0; done < rows.length; done += 1) {
    const row = rows[done]!;
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) return true;
    const scale = invert(row[pivot]!);
    for (const other of rows.slice(done + 1)) {
      const factor = multiply(other[pivot]!, scale);
      row.forEach((value, i) => (other[i] = subtract(other[i]!, multiply(factor, value))));
    }
  }
  return false;
}

/**
 * The lightest linearly dependent set of one to four columns that weighs less than `limit`, or null.
 *
 * Columns are read as points in projective space (their first four coordinates, the first scaled to 1). Two columns
 * are dependent when their points coincide, three when these lie on a line, four when these lie in a plane. Looking
 * from a point turns planes into lines, looking from a second one turns lines into coinciding slopes, and those are
 * found with a hash table. A set found this way is judged again on all coordinates.
 */
export function lightestDependentSet(
  vectors: readonly Float64Array[],
  weights: readonly number[],
  limit: number,
): DependentSet | null {
  return new Search(vectors, weights, limit).run();
}

class Search {
  private best: DependentSet | null = null;
  /** Columns that are not zero, lightest first. */
  private readonly order: readonly number[];
  private readonly sorted: Float64Array;
  private readonly points: readonly [Float64Array, Float64Array, Float64Array];
  private readonly table: TwinTable;
  private readonly divisors: Float64Array;
  private readonly scratch: Float64Array;
  private readonly members: Int32Array;

  constructor(
    private readonly vectors: readonly Float64Array[],
    private readonly weights: readonly number[],
    private limit: number,
  ) {
    const columns = weights.map((_, column) => column);
    for (const column of columns) if (isDependent(vectors, [column])) this.keep([column]);
    this.order = columns
      .filter((column) => vectors.some((vector) => vector[column] !== 0))
      .sort((a, b) => weights[a]! - weights[b]!);
    const count = this.order.length;
    this.sorted = Float64Array.from(this.order, (column) => weights[column]!);
    this.table = new TwinTable(count);
    this.divisors = new Float64Array(count);
    this.scratch = new Float64Array(count);
    this.members = new Int32Array(count);
    const scales = Float64Array.from(this.order, (column) => vectors[0]![column]!);
    invertAll(scales, count, this.scratch);
    const coordinate = (row: number) =>
      Float64Array.from(this.order, (column, i) => multiply(vectors[row]![column]!, scales[i]!));
    this.points = [coordinate(1), coordinate(2), coordinate(3)];
  }

  run(): DependentSet | null {
    const [x, y, z] = this.points;
    this.matchEqual(x, 0, []);
    for (let a = 0; a < this.order.length && 3 * this.sorted[a]! < this.limit; a += 1) {
      this.matchSlopes(x, y, [a]);
    }
    const u = new Float64Array(this.order.length);
    const v = new Float64Array(this.order.length);
    for (let a = 0; a < this.order.length && 4 * this.sorted[a]! < this.limit; a += 1) {
      this.lookFrom(a, [x, y, z], [u, v]);
      for (let b = a + 1; b < this.order.length; b += 1) {
        if (this.sorted[a]! + 3 * this.sorted[b]! >= this.limit) break;
        if (u[b]! >= 0) this.matchSlopes(u, v, [a, b]);
      }
    }
    return this.best;
  }

  private keep(columns: readonly number[]): void {
    const weight = columns.reduce((sum, column) => sum + this.weights[column]!, 0);
    if (weight >= this.limit) return;
    this.best = { columns, weight };
    this.limit = weight;
  }

  /** Finds columns with equal keys that make a dependent set together with the columns `seen` from. */
  private matchEqual(keys: Float64Array, count: number, seen: readonly number[]): void {
    const base = seen.reduce((sum, i) => sum + this.sorted[i]!, 0);
    const total = seen.length === 0 ? this.order.length : count;
    const settle = (earlier: number, later: number): boolean => {
      // Columns come lightest first: if this twin is too heavy, or makes a set, no later twin does better.
      if (base + this.sorted[earlier]! + this.sorted[later]! >= this.limit) return true;
      const columns = [...seen, earlier, later].map((i) => this.order[i]!);
      if (!isDependent(this.vectors, columns)) return false;
      this.keep(columns);
      return true;
    };
    this.table.empty();
    for (let i = 0; i < total; i += 1) {
      this.table.meet(keys[i]!, seen.length === 0 ? i : this.members[i]!, settle);
    }
  }

  /** Twins among the slopes of the lines from the last column of `seen` to all heavier columns. */
  private matchSlopes(x: Float64Array, y: Float64Array, seen: readonly number[]): void {
    const from = seen.at(-1)!;
    const base = seen.reduce((sum, i) => sum + this.sorted[i]!, 0);
    let count = 0;
    for (let i = from + 1; i < this.order.length; i += 1) {
      // The other twin weighs at least as much as `from`.
      if (base + this.sorted[from]! + this.sorted[i]! >= this.limit) break;
      // Same point: together with `seen` already a smaller dependent set, which an earlier round has found.
      if (x[i]! < 0 || x[i] === x[from]) continue;
      this.members[count] = i;
      this.divisors[count] = subtract(x[i]!, x[from]!);
      count += 1;
    }
    if (count < 2) return;
    invertAll(this.divisors, count, this.scratch);
    for (let i = 0; i < count; i += 1) {
      const rise = subtract(y[this.members[i]!]!, y[from]!);
      this.divisors[i] = multiply(rise, this.divisors[i]!);
    }
    this.matchEqual(this.divisors, count, seen);
  }

  /** Projects all columns after `a` from the point of `a`; a column at the same point gets -1. */
  private lookFrom(
    a: number,
    [x, y, z]: readonly [Float64Array, Float64Array, Float64Array],
    [u, v]: readonly [Float64Array, Float64Array],
  ): void {
    let count = 0;
    for (let i = a + 1; i < this.order.length; i += 1) {
      u[i] = -1;
      if (x[i] === x[a]) continue;
      this.members[count] = i;
      this.divisors[count] = subtract(x[i]!, x[a]!);
      count += 1;
    }
    invertAll(this.divisors, count, this.scratch);
    for (let position = 0; position < count; position += 1) {
      const i = this.members[position]!;
      u[i] = multiply(subtract(y[i]!, y[a]!), this.divisors[position]!);
      v[i] = multiply(subtract(z[i]!, z[a]!), this.divisors[position]!);
    }
  }
}
