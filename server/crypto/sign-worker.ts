import type { KeyObject } from 'node:crypto';
import { answerQuestions } from '../threads/answer-questions.ts';
import { blindSign } from './blind-signature.ts';

/** The key comes along the first time that its number is used. */
export type SignRequest = readonly {
  readonly number: number;
  readonly key: KeyObject | null;
  readonly blinded: Uint8Array;
}[];
/** Null where signing failed its own check. */
export type SignReply = readonly (Uint8Array | null)[];

const keys = new Map<number, KeyObject>();

answerQuestions((request: SignRequest): SignReply => request.map(sign));

function sign({ number, key, blinded }: SignRequest[number]): Uint8Array | null {
  if (key) keys.set(number, key);
  const known = keys.get(number);
  if (!known) return null;
  try {
    const signed = blindSign(known, blinded);
    return signed.kind === 'signed' ? signed.blindSignature : null;
  } catch {
    return null;
  }
}
