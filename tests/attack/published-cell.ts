import type { CutId, UnitId } from '../../server/privacy/types.ts';
import type { Organisation } from './organisation.ts';

/** One published figure: whose answers it sums, and where it stands in a report. */
export interface PublishedCell {
  readonly unit: UnitId;
  /** The cut whose table it is in, or null for the figure of the unit itself. */
  readonly cut: CutId | null;
  readonly people: readonly number[];
}

/** A rule that decides what an organisation gets to see. */
export type Publisher = (organisation: Organisation) => readonly PublishedCell[];
