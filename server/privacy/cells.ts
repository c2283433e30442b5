import type { UnitId } from './types.ts';

/** A number of people as a band; `to` null = and more. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
}

/**
 * A published number. `about`: rounded to `step`. `at-most` / `at-least`: so near an end that the exact value would say
 * what nearly everyone answered.
 */
export interface CodedNumber {
  readonly value: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
  readonly step: number;
}

interface Place {
  readonly unit: UnitId;
  readonly scale: string;
}

/** Mean score 0-100 of one scale in one unit. */
export interface ScaleCell extends Place {
  readonly kind: 'scale';
  readonly withheld: false;
  readonly n: Band;
  readonly mean: CodedNumber;
  /** Whole points; from twenty people on. */
  readonly sd: number | null;
  /** Percent low, middle and high third of the score range; from ten people on. */
  readonly thirds: readonly [CodedNumber, CodedNumber, CodedNumber] | null;
}

/** Mean of one scored item, 0-100, over the same people as its scale. */
export interface ItemCell extends Place {
  readonly kind: 'item';
  readonly withheld: false;
  readonly item: string;
  readonly n: Band;
  readonly mean: CodedNumber;
}

/** Percent of people who experienced something at all. */
export interface PrevalenceCell extends Place {
  readonly kind: 'prevalence';
  readonly withheld: false;
  readonly item: string;
  readonly n: Band;
  readonly share: CodedNumber;
}

/** A withheld figure looks the same for every cause: no number, no reason. */
export interface WithheldCell extends Place {
  readonly kind: 'scale' | 'item' | 'prevalence';
  readonly item?: string;
  readonly withheld: true;
}

export type Cell = ScaleCell | ItemCell | PrevalenceCell | WithheldCell;

/** Sums of one block for one scale. Only sums of whole blocks ever come here. */
export interface ScaleSums {
  /** Position i: people whose directed codes add up to items + i; empty for a scale without a score. */
  readonly scoreHistogram: readonly number[];
  /** Per item, position c: people who gave code c; position 0 = not asked. */
  readonly itemHistograms: readonly (readonly number[])[];
}
