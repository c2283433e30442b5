import type { FilledIn } from './filled-in.ts';

/** The request for a credential. Kept from before it is sent: sent again, it gets the same signature. */
export interface CredentialRequest {
  readonly blindedMessage: string;
  readonly inverse: string;
}

/** Everything needed to go on later. Bytes are base64url. */
export interface Draft extends FilledIn {
  readonly campaignId: string;
  readonly scopeId: string;
  readonly manifestHash: string;
  /** Prepared message with the serial: what the credential is about. */
  readonly prepared: string;
  /** Until the credential has come; on a device that took over there never was one. */
  readonly request: CredentialRequest | null;
  readonly credential: string | null;
  /** The screen last looked at. */
  readonly screen: string | null;
  /** The sealed answers, from the first attempt to send them on: only this very box may be sent again. */
  readonly box: string | null;
}

export const DRAFT_DAYS = 7;

/** Whether a draft last changed on `savedOn` may still be opened on `today` (days as 2026-11-22). */
export function isFresh(savedOn: string, today: string): boolean {
  const age = (Date.parse(today) - Date.parse(savedOn)) / 86_400_000;
  return age >= 0 && age <= DRAFT_DAYS;
}

/** Whether a draft belongs to this manifest and this questionnaire. */
export function fits(draft: Draft, manifestHash: string, empty: FilledIn): boolean {
  if (draft.manifestHash !== manifestHash) return false;
  const lists = ['codes', 'background', 'openTexts'] as const;
  return lists.every((list) => draft[list].length === empty[list].length);
}

export type Resumption = 'start' | 'begin-again' | 'answer' | 'send' | 'used-elsewhere';

/** Where somebody who opens the link goes on. */
export function resumption(draft: Draft | null, issued: boolean): Resumption {
  if (draft?.box) return 'send';
  if (draft?.credential) return 'answer';
  if (draft) return 'begin-again';
  return issued ? 'used-elsewhere' : 'start';
}
