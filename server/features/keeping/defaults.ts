import type { Retention, RetentionKind } from './contract.ts';

/** What holds as long as nobody chose; the database has the same defaults and limits. */
export const DEFAULT_DAYS: Retention = {
  invitations: 30,
  figures: 1826,
  roster: 365,
  mail: 30,
  sessions: 30,
  audit: 730,
};

export const LIMITS: readonly {
  readonly kind: RetentionKind;
  readonly lowest: number;
  readonly highest: number;
}[] = [
  { kind: 'invitations', lowest: 1, highest: 30 },
  { kind: 'figures', lowest: 365, highest: 1826 },
  { kind: 'roster', lowest: 0, highest: 730 },
  { kind: 'mail', lowest: 1, highest: 90 },
  { kind: 'sessions', lowest: 1, highest: 90 },
  { kind: 'audit', lowest: 365, highest: 730 },
];
