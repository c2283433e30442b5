import type { KeyObject } from 'node:crypto';
import { AskThread } from '../../threads/ask-thread.ts';
import type { OpenReply, OpenRequest } from './open-worker.ts';

interface Sealed {
  readonly box: Uint8Array;
  readonly aad: Uint8Array;
}

/** Opens boxes in threads of their own, so that opening, reading from the database and counting go on beside each other. */
export class BoxOpener {
  readonly #threads: readonly AskThread<OpenRequest, OpenReply>[];
  readonly #key: KeyObject;

  constructor(key: KeyObject, threads: number) {
    this.#key = key;
    const module = new URL('./open-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => new AskThread<OpenRequest, OpenReply>(module));
  }

  open(batch: readonly Sealed[]): Promise<OpenReply> {
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    if (!idlest) throw new Error('An opener has at least one thread');
    return idlest.ask({ key: this.#key, batch: batch.map(({ box, aad }) => ({ box, aad })) });
  }

  /** Ends the threads and with them the keys that they were given. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
