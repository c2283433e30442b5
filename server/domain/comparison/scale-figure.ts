import type { PublishedMean } from './compare-with-organisation.ts';

/** A shown figure of one unit and scale, as the comparisons need it. */
export interface ScaleFigure {
  readonly mean: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
  readonly step: number;
  readonly nFrom: number;
  readonly nTo: number | null;
  readonly sd: number | null;
}

export function toPublishedMean({ mean, step, nFrom, nTo, sd }: ScaleFigure): PublishedMean {
  return { mean, step, nFrom, nTo, sd };
}

/** "10-14" or "500+". */
export function bandText({ nFrom, nTo }: Pick<ScaleFigure, 'nFrom' | 'nTo'>): string {
  return nTo === null ? `${nFrom}+` : `${nFrom}-${nTo}`;
}
