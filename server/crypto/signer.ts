import type { KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { blindSign } from './blind-signature.ts';
import type { SignReply, SignRequest } from './sign-worker.ts';

/** A signature takes a third of a millisecond: two of them delay nobody, a Monday morning's does. */
const SIGNED_HERE = 2;
/** The server itself and the database want a core too. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

interface Waiting {
  readonly request: { readonly key: KeyObject; readonly blinded: Uint8Array };
  done(signature: Uint8Array): void;
  failed(error: Error): void;
}

/**
 * Signs blinded messages: at once while few ask, in threads of their own when many do, so that the event loop stays free.
 * What is asked within one turn of the loop travels to a thread in one message. The threads start at the first rush.
 */
export class Signer {
  readonly #waiting: Waiting[] = [];
  readonly #threads: Thread[] = [];
  #scheduled = false;

  sign(key: KeyObject, blinded: Uint8Array): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      this.#waiting.push({ request: { key, blinded }, done, failed });
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
    const busy = this.#threads.some((thread) => thread.load > 0);
    if (!busy && batch.length <= SIGNED_HERE) return batch.forEach(signHere);
    while (this.#threads.length < THREADS) this.#threads.push(new Thread());
    const share = Math.ceil(batch.length / this.#threads.length);
    const idle = this.#threads.toSorted((a, b) => a.load - b.load);
    for (const thread of idle) thread.send(batch.splice(0, share));
  }
}

function signHere({ request, done, failed }: Waiting): void {
  try {
    const signed = blindSign(request.key, request.blinded);
    if (signed.kind === 'signed') done(signed.blindSignature);
    else failed(new RangeError(signed.reason));
  } catch (error) {
    failed(error as Error);
  }
}

/** A thread with nothing to do for so long ends, and the keys that it was given with it. */
const IDLE_MS = 60_000;

/** One thread with what it was asked, in order. A thread that dies fails what it had and is started again when needed. */
class Thread {
  readonly #asked: Waiting[] = [];
  #worker: Worker | null = null;
  /** Each key travels to the thread once; after that its number does. */
  #numbers = new WeakMap<KeyObject, number>();
  #given = 0;
  #idle: NodeJS.Timeout | undefined;

  get load(): number {
    return this.#asked.length;
  }

  send(batch: readonly Waiting[]): void {
    if (batch.length === 0) return;
    clearTimeout(this.#idle);
    this.#asked.push(...batch);
    this.#worker ??= this.#start();
    this.#worker.postMessage(batch.map(({ request }) => this.#numbered(request)));
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #numbered({ key, blinded }: Waiting['request']): SignRequest[number] {
    const known = this.#numbers.get(key);
    if (known !== undefined) return { number: known, key: null, blinded };
    this.#given += 1;
    this.#numbers.set(key, this.#given);
    return { number: this.#given, key, blinded };
  }

  #start(): Worker {
    this.#numbers = new WeakMap();
    const worker = new Worker(new URL('./sign-thread.mjs', import.meta.url));
    worker.unref();
    worker.on('message', (replies: SignReply) => {
      for (const reply of replies) {
        const asked = this.#asked.shift();
        if (reply === null) asked?.failed(new Error('A credential could not be signed'));
        else asked?.done(reply);
      }
      if (this.#asked.length === 0) this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
    });
    const end = () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const asked of this.#asked.splice(0)) asked.failed(new Error('The thread that signs has stopped'));
    };
    worker.on('error', end);
    worker.on('exit', end);
    return worker;
  }
}
