/** A set of slides, to be written as PowerPoint or as PDF. */
export interface Deck {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly footer: string;
  readonly slides: readonly Slide[];
}

export interface Slide {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly chart?: DeckChart;
  readonly table?: {
    readonly widths: readonly number[];
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  /** An address that phones can read, drawn as a QR code with the text below it. */
  readonly code?: { readonly modules: readonly (readonly boolean[])[]; readonly text: string };
}

/** Horizontal bars from 0 to 100; null is a withheld figure and has no bar. */
export interface DeckChart {
  readonly alt: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}
