/** A table of texts and numbers on its way to CSV or XLSX; null is an empty cell. */
export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** In characters, per column. */
  readonly widths?: readonly number[];
}
