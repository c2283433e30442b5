/**
 * The vectors that a growing list of whole-number vectors spans.
 *
 * **Formula**: row echelon form; a vector lies in the span when subtracting the rows leaves nothing.
 * **Defined for** short vectors of small whole numbers (differences of dummies: -1, 0, 1), where doubles stay far
 * from the tolerance; the verifier repeats every rank in exact whole numbers.
 */
export class Span {
  readonly #rows: { readonly pivot: number; readonly row: Float64Array }[] = [];

  get rank(): number {
    return this.#rows.length;
  }

  /** What is left of a vector after the span is taken out of it: all zero when it lies in the span. */
  remainder(vector: ArrayLike<number>): Float64Array {
    const rest = Float64Array.from(vector);
    for (const { pivot, row } of this.#rows) {
      const factor = rest[pivot] ?? 0;
      if (factor === 0) continue;
      for (let d = pivot; d < rest.length; d++) rest[d] = snap((rest[d] ?? 0) - factor * (row[d] ?? 0));
    }
    return rest;
  }

  holds(vector: ArrayLike<number>): boolean {
    return this.remainder(vector).every((value) => value === 0);
  }

  /** Adds a vector; false when it lay in the span already. */
  add(vector: ArrayLike<number>): boolean {
    const rest = this.remainder(vector);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot < 0) return false;
    const scale = rest[pivot] ?? 1;
    const row = rest.map((value) => snap(value / scale));
    this.#rows.push({ pivot, row });
    this.#rows.sort((a, b) => a.pivot - b.pivot);
    return true;
  }
}

/** Rounding dust of a subtraction that should have given nothing. */
function snap(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}
