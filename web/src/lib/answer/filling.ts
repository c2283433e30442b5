/** Whoever fills in questions: an employee with a link, or anybody for themselves. */
export interface Filling {
  /** Answer code per item in asking order. */
  codes: number[];
  /** One question at a time: on a screen too small for a block. */
  readonly single: boolean;
  /** On to the next question as soon as an answer is tapped. */
  onward: boolean;
  keep(): Promise<void>;
  next(): void;
}
