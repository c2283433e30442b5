import type { NormRow, NormTable } from '../questionnaire/norms.ts';
import { expiresOn } from './expiry.ts';

/** What is to be put beside a norm. */
export interface NormQuestion {
  readonly indicator: string;
  /** What the own figure is: a mean score of 0 to 100, or a share of people. */
  readonly unit: 'mean' | 'percentage';
  readonly groupCode: string;
  /** Fingerprint of the items behind the own score. */
  readonly items?: string;
  readonly today: string;
}

export type NormRefusal =
  | 'unknown-indicator'
  | 'unknown-group'
  | 'other-unit'
  | 'expired'
  | 'other-items'
  | 'context-only';

export type NormVerdict =
  | { readonly ok: true; readonly row: NormRow }
  | { readonly ok: false; readonly reason: NormRefusal; readonly row: NormRow | null };

/**
 * May this table be the norm for this figure? The newest row of the group counts; a refusal says why, so that nobody
 * wonders where a norm has gone. Percent and mean never meet; an expired row is history; `same-construct` and `context`
 * may be mentioned beside a figure and never compared with it.
 */
export function useNorm({ passport, rows }: NormTable, question: NormQuestion): NormVerdict {
  const ofIndicator = rows.filter((row) => row.indicator === question.indicator);
  if (ofIndicator.length === 0) return { ok: false, reason: 'unknown-indicator', row: null };
  const ofGroup = ofIndicator.filter((row) => row.groupCode === question.groupCode);
  const row = ofGroup.reduce<NormRow | null>((a, b) => (a === null || b.period > a.period ? b : a), null);
  if (row === null) return { ok: false, reason: 'unknown-group', row: null };
  const refuse = (reason: NormRefusal): NormVerdict => ({ ok: false, reason, row });
  if (passport.unit !== question.unit) return refuse('other-unit');
  if ((expiresOn(row.period) ?? passport.expires) < question.today) return refuse('expired');
  if (row.items !== undefined && row.items !== question.items) return refuse('other-items');
  if (passport.comparability === 'same-construct' || passport.comparability === 'context')
    return refuse('context-only');
  return { ok: true, row };
}
