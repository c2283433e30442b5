import type { KeyObject } from 'node:crypto';
import { AskThread } from '../../threads/ask-thread.ts';
import { openBatch, type Opened, type Sealed } from './open-batch.ts';
import type { OpenReply, OpenRequest } from './open-worker.ts';

/** Fewer boxes than this are open before a thread has begun. */
export const WORTH_A_THREAD = 250;

/** Opens boxes in threads of their own, so that opening, reading from the database and counting go on beside each other. */
export class BoxOpener {
  readonly #threads: readonly AskThread<OpenRequest, OpenReply>[];
  readonly #key: KeyObject;
  #started = false;

  constructor(key: KeyObject, threads: number) {
    this.#key = key;
    const module = new URL('./open-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => new AskThread<OpenRequest, OpenReply>(module));
  }

  open(batch: readonly Sealed[]): Promise<readonly Opened[]> {
    if (!this.#started && batch.length < WORTH_A_THREAD) return openBatch(this.#key, batch);
    this.#started = true;
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    if (!idlest) throw new Error('An opener has at least one thread');
    return idlest.ask({ key: this.#key, batch });
  }

  /** Ends the threads and with them the keys that they were given. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
