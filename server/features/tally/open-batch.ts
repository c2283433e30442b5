import type { KeyObject } from 'node:crypto';
import { BALLOT_INFO } from '../../crypto/ballot-format.ts';
import { fastReceiptOf } from '../../crypto/fast-bytes.ts';
import { openBox } from '../../crypto/sealed-box.ts';

export interface Sealed {
  readonly box: Uint8Array;
  readonly aad: Uint8Array;
}

export interface Opened {
  /** Null where the box was not sealed to this key for this ballot. */
  readonly plain: Uint8Array | null;
  readonly receipt: string;
}

export function openBatch(key: KeyObject, batch: readonly Sealed[]): readonly Opened[] {
  return batch.map(({ box, aad }) => ({
    plain: openBox(key, box, { info: BALLOT_INFO, aad }),
    receipt: fastReceiptOf(box),
  }));
}
