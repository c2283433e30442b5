import { isUnreachable } from '../../db/unreachable.ts';
import type { Ballot, PutResult } from './queries.ts';

/** So many ballots go to the database one by one; what comes on top of that waits and goes together. */
const ONE_BY_ONE = 16;
const MOST_TOGETHER = 128;

type Put = (ballots: readonly Ballot[]) => Promise<readonly PutResult[]>;

interface Waiting {
  readonly ballot: Ballot;
  done(result: PutResult): void;
  failed(error: unknown): void;
}

/**
 * Group commit: every ballot is one statement and one commit of its own until about sixteen are under way; those that
 * come on top wait for a place and are then put in together, in the order of their random serials, so that a batch does not
 * keep the order in which people sent. Nobody gets a receipt before the commit. A batch that the database refuses is put in one by one,
 * so that a bad ballot harms no other.
 */
export class BallotQueue {
  readonly #put: Put;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(put: Put) {
    this.#put = put;
  }

  add(ballot: Ballot): Promise<PutResult> {
    return new Promise((done, failed) => {
      this.#waiting.push({ ballot, done, failed });
      this.#next();
    });
  }

  #next(): void {
    while (this.#running < ONE_BY_ONE && this.#waiting.length > 0) {
      const together = this.#waiting.length > ONE_BY_ONE;
      const batch = this.#waiting.splice(0, together ? MOST_TOGETHER : 1);
      this.#running += 1;
      void this.#putIn(batch.sort(bySerial)).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #putIn(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#put(batch.map(({ ballot }) => ballot));
      batch.forEach(({ done }, at) => done(results[at] as PutResult));
    } catch (error) {
      // A database that is away is away for each of them.
      if (batch.length > 1 && !isUnreachable(error))
        for (const waiting of batch) await this.#putIn([waiting]);
      else for (const { failed } of batch) failed(error);
    }
  }
}

function bySerial({ ballot: a }: Waiting, { ballot: b }: Waiting): number {
  return Buffer.compare(a.serial, b.serial);
}
