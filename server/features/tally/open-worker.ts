import type { KeyObject } from 'node:crypto';
import { BALLOT_INFO } from '../../crypto/ballot-format.ts';
import { receiptOf } from '../../crypto/receipt.ts';
import { openBox } from '../../crypto/sealed-box.ts';
import { answerQuestions } from '../../threads/answer-questions.ts';

export interface OpenRequest {
  readonly key: KeyObject;
  readonly batch: readonly { readonly box: Uint8Array; readonly aad: Uint8Array }[];
}

/** Null where the box was not sealed to this key for this ballot. */
export type OpenReply = readonly { readonly plain: Uint8Array | null; readonly receipt: string }[];

let known: KeyObject | undefined;

answerQuestions(({ key, batch }: OpenRequest): Promise<OpenReply> => {
  // A key arrives as a new object each time; the first one has been prepared for opening already.
  const kept = (known = known?.equals(key) ? known : key);
  return Promise.all(
    batch.map(async ({ box, aad }) => ({
      plain: openBox(kept, box, { info: BALLOT_INFO, aad }),
      receipt: await receiptOf(box),
    })),
  );
});
