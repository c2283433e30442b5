import type { KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { DominanceWithIntervals } from '../../domain/statistics/dominance-with-intervals.ts';
import { AskThread } from '../../threads/ask-thread.ts';
import { type Drawn, drawIntervals } from './draw-intervals.ts';
import type { HelpReply, HelpRequest } from './help-worker.ts';
import { openBatch, type Opened, type Sealed } from './open-batch.ts';

/** Fewer boxes than this are open before a thread has begun. */
export const WORTH_A_THREAD = 250;
/** So many numbers take about as long to draw from as a thread takes to begin. */
const DRAWN_IN_A_THREAD = 50_000;
/** As many as there are cores: the thread that counts and the database take turns with them. */
const THREADS = Math.max(1, Math.min(8, availableParallelism()));

/**
 * Threads of one tally: they open boxes while the tally reads and counts, and afterwards draw the intervals, an outcome
 * each. They begin at the first thing that is worth it.
 */
export class TallyThreads {
  readonly #threads: readonly AskThread<HelpRequest, HelpReply>[];
  #started = false;

  constructor(threads = THREADS) {
    const module = new URL('./help-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => new AskThread<HelpRequest, HelpReply>(module));
  }

  /** So many batches may be on their way at once. */
  get places(): number {
    return 2 * this.#threads.length + 2;
  }

  async open(key: KeyObject, batch: readonly Sealed[]): Promise<readonly Opened[]> {
    if (!this.#started && batch.length < WORTH_A_THREAD) return openBatch(key, batch);
    return this.#ask({ kind: 'open', key, batch }) as Promise<readonly Opened[]>;
  }

  async draw(drawn: Drawn): Promise<DominanceWithIntervals | null> {
    if (drawn.table.values.length < DRAWN_IN_A_THREAD) return drawIntervals(drawn);
    return this.#ask({ kind: 'draw', drawn }) as Promise<DominanceWithIntervals | null>;
  }

  /** Ends the threads and with them the keys that they were given. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #ask(request: HelpRequest): Promise<HelpReply> {
    this.#started = true;
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    if (!idlest) throw new Error('A tally has at least one thread');
    return idlest.ask(request);
  }
}
