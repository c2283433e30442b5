import { setImmediate as nextTurn } from 'node:timers/promises';
import { isUnreachable } from '../../db/unreachable.ts';
import type { Ballot, PutResult } from './queries.ts';

const MOST_TOGETHER = 128;

type Put = (ballots: readonly Ballot[]) => Promise<readonly PutResult[]>;

interface Waiting {
  readonly ballot: Ballot;
  done(result: PutResult): void;
  failed(error: unknown): void;
}

/**
 * Group commit: one statement and one commit of a campaign at a time. What comes within one turn of the event loop, or while
 * the statement before is under way, goes together, in the order of the random serials, so that a batch does not keep the
 * order in which people sent; who comes alone goes alone and at once. Nobody gets a receipt before the commit. A batch that
 * the database refuses is put in one by one, so that a bad ballot harms no other.
 */
export class BallotQueue {
  readonly #put: Put;
  /** Per campaign: a box that is being counted holds up nobody of another campaign. */
  readonly #lanes = new Map<string, Waiting[]>();

  constructor(put: Put) {
    this.#put = put;
  }

  add(ballot: Ballot): Promise<PutResult> {
    return new Promise((done, failed) => {
      const waiting = { ballot, done, failed };
      const lane = this.#lanes.get(ballot.campaignId);
      if (lane) return void lane.push(waiting);
      this.#lanes.set(ballot.campaignId, [waiting]);
      void this.#empty(ballot.campaignId);
    });
  }

  async #empty(campaignId: string): Promise<void> {
    const lane = this.#lanes.get(campaignId) ?? [];
    while (lane.length > 0) {
      await nextTurn();
      await this.#putIn(lane.splice(0, MOST_TOGETHER).sort(bySerial));
    }
    this.#lanes.delete(campaignId);
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
