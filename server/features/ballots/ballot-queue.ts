import { isUnreachable } from '../../db/unreachable.ts';
import type { Ballot, PutResult } from './queries.ts';

/** So many statements of one campaign are under way at once; what comes meanwhile waits and goes together. */
const UNDER_WAY = 2;
const MOST_TOGETHER = 128;

type Put = (ballots: readonly Ballot[]) => Promise<readonly PutResult[]>;

interface Waiting {
  readonly ballot: Ballot;
  done(result: PutResult): void;
  failed(error: unknown): void;
}

/** The ballots of one campaign: a box that is being counted holds up nobody of another campaign. */
interface Lane {
  readonly waiting: Waiting[];
  running: number;
}

/**
 * Group commit: a ballot that finds no more than one other under way is one statement and one commit of its own. Those
 * that come on top wait for a place and are then put in together, in the order of their random serials, so that a batch
 * does not keep the order in which people sent. Nobody gets a receipt before the commit. A batch that the database refuses
 * is put in one by one, so that a bad ballot harms no other.
 */
export class BallotQueue {
  readonly #put: Put;
  readonly #lanes = new Map<string, Lane>();

  constructor(put: Put) {
    this.#put = put;
  }

  add(ballot: Ballot): Promise<PutResult> {
    return new Promise((done, failed) => {
      const lane = this.#lanes.get(ballot.campaignId) ?? { waiting: [], running: 0 };
      this.#lanes.set(ballot.campaignId, lane);
      lane.waiting.push({ ballot, done, failed });
      this.#next(ballot.campaignId, lane);
    });
  }

  #next(campaignId: string, lane: Lane): void {
    while (lane.running < UNDER_WAY && lane.waiting.length > 0) {
      const batch = lane.waiting.splice(0, MOST_TOGETHER);
      lane.running += 1;
      void this.#putIn(batch.sort(bySerial)).finally(() => {
        lane.running -= 1;
        this.#next(campaignId, lane);
      });
    }
    if (lane.running === 0) this.#lanes.delete(campaignId);
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
