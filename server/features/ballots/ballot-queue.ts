import { Together } from '../../db/together.ts';
import type { Ballot, PutResult } from './queries.ts';

type Put = (ballots: readonly Ballot[]) => Promise<readonly PutResult[]>;

/**
 * Group commit: one statement and one commit of a campaign at a time. Ballots that go together go in the order of their
 * random serials, so that a batch does not keep the order in which people sent.
 */
export class BallotQueue {
  readonly #put: Put;
  /** Per campaign: a box that is being counted holds up nobody of another campaign. */
  readonly #lanes = new Map<string, Together<Ballot, PutResult>>();

  constructor(put: Put) {
    this.#put = put;
  }

  async add(ballot: Ballot): Promise<PutResult> {
    const { campaignId } = ballot;
    const lane = this.#lanes.get(campaignId) ?? new Together({ ask: this.#put, order: bySerial });
    this.#lanes.set(campaignId, lane);
    return lane.ask(ballot);
  }
}

function bySerial(a: Ballot, b: Ballot): number {
  return Buffer.compare(a.serial, b.serial);
}
