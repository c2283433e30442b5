import type { Cell } from './cells.ts';

/** A shown scale figure in the flat form that comparisons use. */
export interface ShownScale {
  readonly mean: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
  readonly step: number;
  readonly nFrom: number;
  readonly nTo: number | null;
  readonly sd: number | null;
  readonly thirds: readonly number[] | null;
}

/** Reads a published scale cell as it was stored; null when it is withheld. */
export function readScaleFigure(stored: unknown): ShownScale | null {
  const cell = stored as Cell;
  if (cell.withheld || cell.kind !== 'scale') return null;
  return {
    mean: cell.mean.value,
    bound: cell.mean.bound,
    step: cell.mean.step,
    nFrom: cell.n.from,
    nTo: cell.n.to,
    sd: cell.sd?.value ?? null,
    thirds: cell.thirds?.map((third) => third.value) ?? null,
  };
}
