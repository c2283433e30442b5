import type { Cell, CutCell, ItemCell, PrevalenceCell, ScaleCell, WithheldCell } from './cells.ts';
import type { CommentCell } from './comments.ts';
import type { Released } from './release.ts';

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

/** Every kind of figure by its name. */
interface CellOf {
  readonly scale: ScaleCell | WithheldCell;
  readonly item: ItemCell | WithheldCell;
  readonly prevalence: PrevalenceCell | WithheldCell;
  readonly cut: CutCell;
  readonly comments: CommentCell;
}

/**
 * A published figure as it was stored: it passed the door when it was released, and the place where it lies is append-only.
 * Anything of another kind throws.
 */
export function readCell<K extends keyof CellOf>(kind: K, stored: unknown): Released<CellOf[K]> {
  const cell = stored as Cell | CommentCell;
  if (cell.kind !== kind) throw new Error(`A ${cell.kind} is not a ${kind}`);
  return cell as CellOf[K] as Released<CellOf[K]>;
}

/** Reads a published scale cell as it was stored; null when it is withheld. */
export function readScaleFigure(stored: unknown): ShownScale | null {
  const cell = readCell('scale', stored);
  if (cell.withheld) return null;
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
