import type { CategoryId, CutId, UnitId } from './types.ts';

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

/**
 * A published share in per cent. `rest` is what the other shares of the same figure leave: it adds no knowledge, and
 * differs from the truth by as much as the others are rounded or bounded.
 */
export interface CodedShare {
  readonly value: number;
  readonly bound: CodedNumber['bound'] | 'rest';
  readonly step: number;
}

/** Low, middle and high third of the score range, or the answers below, at and above the middle of an item. */
export type Thirds = readonly [CodedShare, CodedShare, CodedShare];

/** Neighbouring answers (0 = lowest) or sixths of the score range that are shown as one bar. */
export interface Bar {
  readonly answers: readonly number[];
  readonly share: CodedShare;
}

interface Place {
  readonly unit: UnitId;
  readonly scale: string;
}

/** What every shown figure says about the people behind it. */
interface Shown extends Place {
  readonly withheld: false;
  /**
   * How many people are counted, as a band, and how many more from this unit may be counted one level up (or, at the
   * top, in no figure): nobody where the unit has a block of its own, otherwise "fewer than k", so `k - 1`. The true
   * number left over is always smaller than k, so any sharper statement ("31 of 34") would be a figure about fewer than
   * k people: which of them took part. Differences of bands are no worse than differences of counts, and these are sums
   * of whole blocks.
   */
  readonly n: Band;
  readonly elsewhereAtMost: number;
}

/** Mean score 0-100 of one scale in one unit. */
export interface ScaleCell extends Shown {
  readonly kind: 'scale';
  /** Set when the same people are the figure of this one child. */
  readonly sameAs: UnitId | null;
  readonly mean: CodedNumber;
  /** Standard deviation between people, in points; from twenty people on. */
  readonly sd: CodedNumber | null;
  /** From ten people on. */
  readonly thirds: Thirds | null;
  /** Sixths of the score range; from twenty people on. */
  readonly distribution: readonly Bar[] | null;
}

/** Mean of one scored item, 0-100, over the same people as its scale. */
export interface ItemCell extends Shown {
  readonly kind: 'item';
  readonly item: string;
  readonly mean: CodedNumber;
  readonly thirds: Thirds | null;
  readonly distribution: readonly Bar[] | null;
}

/** Percent of people who experienced something at all; from fifteen people on, never for a team. */
export interface PrevalenceCell extends Shown {
  readonly kind: 'prevalence';
  readonly item: string;
  readonly share: CodedNumber;
}

/** Mean score of the people of one unit in one group of a background question. A cut has all of its groups or none. */
export interface CutCell extends Omit<Shown, 'elsewhereAtMost'> {
  readonly kind: 'cut';
  readonly cut: CutId;
  /** The categories of the group, joined by '+': its name in keys. */
  readonly category: string;
  /** '' among them: the people who did not tell are counted in this group. */
  readonly categories: readonly CategoryId[];
  readonly mean: CodedNumber;
}

/** A withheld figure looks the same for every cause: no number, no reason. */
export interface WithheldCell extends Place {
  readonly kind: 'scale' | 'item' | 'prevalence';
  readonly item?: string;
  readonly withheld: true;
}

/**
 * Every kind of figure about answers that may leave. There are no withheld cut cells: where a table is not shown
 * there is none, for whatever cause.
 */
export type Cell = ScaleCell | ItemCell | PrevalenceCell | CutCell | WithheldCell;

/** Sums of one block for one scale. Only sums of whole blocks ever come here. */
export interface ScaleSums {
  /** Position i: people whose directed codes add up to items + i; empty for a scale without a score. */
  readonly scoreHistogram: readonly number[];
  /** Per item, position c: people who gave code c; position 0 = not asked. */
  readonly itemHistograms: readonly (readonly number[])[];
}
