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
/** The tally itself is the thread of the last core. */
const THREADS = Math.max(1, Math.min(8, availableParallelism() - 1));
/** With so much before it in every thread, the tally does the next thing itself instead of waiting. */
const AHEAD = 2;

/**
 * Threads of one tally: they open boxes while the tally reads, counts and opens, and afterwards draw the intervals, an
 * outcome each. They begin at the first thing that is worth it.
 */
export class TallyThreads {
  readonly #threads: readonly AskThread<HelpRequest, HelpReply>[];
  #started = false;
  #drawn = 0;

  constructor(threads = THREADS) {
    const module = new URL('./help-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => new AskThread<HelpRequest, HelpReply>(module));
  }

  /** So many batches may be on their way at once. */
  get places(): number {
    return 2 * this.#threads.length + 2;
  }

  async open(key: KeyObject, batch: readonly Sealed[]): Promise<readonly Opened[]> {
    const thread = this.#started || batch.length >= WORTH_A_THREAD ? this.#idle() : null;
    if (!thread) return openBatch(key, batch);
    return thread.ask({ kind: 'open', key, batch }) as Promise<readonly Opened[]>;
  }

  async draw(drawn: Drawn): Promise<DominanceWithIntervals | null> {
    // All take equally long, so everybody gets as many, the tally itself among them.
    const thread = this.#threads[this.#drawn++ % (this.#threads.length + 1)];
    if (!thread || drawn.table.values.length < DRAWN_IN_A_THREAD) return drawIntervals(drawn);
    return thread.ask({ kind: 'draw', drawn }) as Promise<DominanceWithIntervals | null>;
  }

  /** Ends the threads and with them the keys that they were given. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #idle(): AskThread<HelpRequest, HelpReply> | null {
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    if (!idlest || idlest.waiting >= AHEAD) return null;
    this.#started = true;
    return idlest;
  }
}
