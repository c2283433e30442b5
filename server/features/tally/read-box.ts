import type { KeyObject } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import type { BallotCounter } from './count-ballots.ts';
import type { BallotReader, SealedBallot } from './open-ballot.ts';
import type { Opened } from './open-batch.ts';
import { countBallots, selectBallots } from './queries.ts';
import { type TallyThreads, WORTH_A_THREAD } from './tally-threads.ts';

const PAGE = 1000;
const BATCH = WORTH_A_THREAD;

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

interface Counting {
  readonly reader: BallotReader;
  readonly counter: BallotCounter;
}

/** Opens every box and counts what is in it; gives the receipts of those that count, in an order that says nothing. */
export async function countBox(
  ballots: AsyncIterable<SealedBallot>,
  sealingKey: KeyObject,
  counting: Counting,
  threads: TallyThreads,
): Promise<string[]> {
  const receipts: string[] = [];
  const underWay: Promise<() => void>[] = [];
  const countOldest = async () => (await underWay.shift())?.();
  const send = (batch: readonly SealedBallot[]) => {
    const sealed = batch.map((ballot) => ({ box: ballot.box, aad: counting.reader.associatedData(ballot) }));
    const opened = threads.open(sealingKey, sealed);
    underWay.push(opened.then((answers) => () => countBatch(batch, answers, counting, receipts)));
    // Whoever awaits it sees the error; until then it is nobody's.
    underWay.at(-1)?.catch(() => {});
  };
  let batch: SealedBallot[] = [];
  for await (const ballot of ballots) {
    batch.push(ballot);
    if (batch.length < BATCH) continue;
    send(batch);
    batch = [];
    if (underWay.length >= threads.places) await countOldest();
  }
  if (batch.length > 0) send(batch);
  while (underWay.length > 0) await countOldest();
  return receipts.sort();
}

function countBatch(
  batch: readonly SealedBallot[],
  answers: readonly Opened[],
  { reader, counter }: Counting,
  receipts: string[],
): void {
  for (const [at, { scopeId }] of batch.entries()) {
    const { plain = null, receipt = '' } = answers[at] ?? {};
    const reading = reader.read(plain);
    if (reading.kind !== 'opened') counter.refuse(reading.kind);
    else if (counter.count(scopeId, reading.ballot)) receipts.push(receipt);
  }
}
