import type { KeyObject } from 'node:crypto';
import { BALLOT_INFO } from '../../crypto/ballot-format.ts';
import { receiptOf } from '../../crypto/receipt.ts';
import { openBox } from '../../crypto/sealed-box.ts';
import type { Query } from '../../db/connection.ts';
import type { BallotCounter } from './count-ballots.ts';
import type { BallotReader, SealedBallot } from './open-ballot.ts';
import { countBallots, selectBallots } from './queries.ts';

const PAGE = 1000;

/** Every ballot of the box, page by page, so that memory does not grow with their number. */
export async function* everyBallot(
  trx: Query,
  campaignId: string,
  progress: (done: number, total: number) => void,
): AsyncGenerator<SealedBallot> {
  const { total } = await countBallots(trx, campaignId).executeTakeFirstOrThrow();
  let after: Uint8Array = new Uint8Array(0);
  for (let done = 0; ;) {
    const page = await selectBallots(trx, campaignId, after, PAGE).execute();
    yield* page;
    done += page.length;
    progress(done, Number(total));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.serial;
  }
}

/** Opens every box and counts what is in it; gives the receipts of those that count, in an order that says nothing. */
export async function countBox(
  ballots: AsyncIterable<SealedBallot>,
  sealingKey: KeyObject,
  { reader, counter }: { readonly reader: BallotReader; readonly counter: BallotCounter },
): Promise<string[]> {
  const receipts: string[] = [];
  for await (const ballot of ballots) {
    const aad = reader.associatedData(ballot);
    const reading = reader.read(openBox(sealingKey, ballot.box, { info: BALLOT_INFO, aad }));
    if (reading.kind !== 'opened') counter.refuse(reading.kind);
    else if (counter.count(ballot.scopeId, reading.ballot)) receipts.push(await receiptOf(ballot.box));
  }
  return receipts.sort();
}
