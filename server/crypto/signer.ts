import type { KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AskThread } from '../threads/ask-thread.ts';
import { blindSign } from './blind-signature.ts';
import type { SignReply, SignRequest } from './sign-worker.ts';

/** A signature takes a third of a millisecond: two of them delay nobody, a Monday morning's does. */
const SIGNED_HERE = 2;
/** The server itself and the database want a core too. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

interface Waiting {
  readonly key: KeyObject;
  readonly blinded: Uint8Array;
  done(signature: Uint8Array): void;
  failed(error: Error): void;
}

/**
 * Signs blinded messages: at once while few ask, in threads of their own when many do, so that the event loop stays free.
 * What is asked within one turn of the loop travels to a thread in one message. The threads start at the first rush.
 */
export class Signer {
  readonly #waiting: Waiting[] = [];
  readonly #threads = Array.from({ length: THREADS }, () => new SigningThread());
  #scheduled = false;

  sign(key: KeyObject, blinded: Uint8Array): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      this.#waiting.push({ key, blinded, done, failed });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#send());
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #send(): void {
    this.#scheduled = false;
    const batch = this.#waiting.splice(0);
    const busy = this.#threads.some((thread) => thread.waiting > 0);
    if (!busy && batch.length <= SIGNED_HERE) return batch.forEach(signHere);
    const share = Math.ceil(batch.length / this.#threads.length);
    const idlest = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    for (const thread of idlest) {
      const part = batch.splice(0, share);
      if (part.length > 0) void thread.sign(part);
    }
  }
}

function signHere({ key, blinded, done, failed }: Waiting): void {
  try {
    const signed = blindSign(key, blinded);
    if (signed.kind === 'signed') done(signed.blindSignature);
    else failed(new RangeError(signed.reason));
  } catch (error) {
    failed(error as Error);
  }
}

/** Each key travels to a thread once; after that its number does. */
class SigningThread {
  readonly #thread = new AskThread<SignRequest, SignReply>(new URL('./sign-worker.ts', import.meta.url));
  #numbers = new WeakMap<KeyObject, number>();
  #given = 0;
  #start = 0;

  get waiting(): number {
    return this.#thread.waiting;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  async sign(batch: readonly Waiting[]): Promise<void> {
    if (this.#start !== this.#thread.starts) {
      this.#start = this.#thread.starts;
      this.#numbers = new WeakMap();
    }
    try {
      const replies = await this.#thread.ask(batch.map((waiting) => this.#numbered(waiting)));
      for (const [at, { done, failed }] of batch.entries()) {
        const signature = replies[at];
        if (signature) done(signature);
        else failed(new Error('A credential could not be signed'));
      }
    } catch (error) {
      for (const { failed } of batch) failed(error as Error);
    }
  }

  #numbered({ key, blinded }: Waiting): SignRequest[number] {
    const known = this.#numbers.get(key);
    if (known !== undefined) return { number: known, key: null, blinded };
    this.#given += 1;
    this.#numbers.set(key, this.#given);
    return { number: this.#given, key, blinded };
  }
}
