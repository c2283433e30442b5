const FIRST_SIZE = 1024;
const GROWTH = 1.5;

/** Whole numbers one after another in four bytes each; an ordinary list takes twice that, and more while it grows. */
export class NumberColumn {
  #values = new Int32Array(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(Math.ceil(this.#values.length * GROWTH));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(position: number): number {
    return this.#values[position] ?? 0;
  }

  /** All of them; a view, not a copy. */
  get values(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
