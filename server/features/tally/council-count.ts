import { fastReceiptOf } from '../../crypto/fast-bytes.ts';
import type { BallotCounter } from './count-ballots.ts';
import { type BallotReader, type OpenedBallot, REFUSALS, type SealedBallot } from './open-ballot.ts';

/**
 * What the browser of the works council hands over: answers in an order that it drew, per group, and the receipts of the
 * ballots they came from in an order of their own. Which answers were in which box it keeps to itself.
 */
export interface CouncilCount {
  readonly answers: readonly { readonly scopeId: string; readonly ballots: readonly OpenedBallot[] }[];
  readonly receipts: readonly string[];
  readonly refused: Readonly<Record<string, number>>;
}

/** The count does not belong to the box; nothing is published. */
export class CountRefused extends Error {
  // A worker thread hands over the name of an error, not its class.
  override readonly name = 'CountRefused';
}

/**
 * Counts what the works council opened. The server cannot open a box, but it can hold the count to the box: as many
 * answers and refusals as ballots, no more answers in a group than ballots, and a ballot behind every receipt.
 */
export async function countForCouncil(
  box: AsyncIterable<SealedBallot>,
  count: CouncilCount,
  { reader, counter }: { readonly reader: BallotReader; readonly counter: BallotCounter },
): Promise<string[]> {
  const inBox = new Map<string, number>();
  const known = new Set<string>();
  let total = 0;
  for await (const { scopeId, box: sealed } of box) {
    inBox.set(scopeId, (inBox.get(scopeId) ?? 0) + 1);
    known.add(fastReceiptOf(sealed));
    total += 1;
  }
  const answers = count.answers.reduce((sum, { ballots }) => sum + ballots.length, 0);
  const refusals = REFUSALS.map((reason) => [reason, count.refused[reason] ?? 0] as const);
  const refused = refusals.reduce((sum, [, number]) => sum + number, 0);
  if (answers + refused !== total) throw new CountRefused('not as many answers as ballots');
  if (count.answers.some(({ scopeId, ballots }) => ballots.length > (inBox.get(scopeId) ?? 0)))
    throw new CountRefused('more answers than ballots in a group');
  const receipts = new Set(count.receipts);
  if (
    receipts.size !== answers ||
    count.receipts.length !== answers ||
    ![...receipts].every((each) => known.has(each))
  )
    throw new CountRefused('a receipt without a ballot');
  for (const { scopeId, ballots } of count.answers) {
    for (const ballot of ballots) {
      if (!reader.fits(ballot)) throw new CountRefused('answers that nobody could have given');
      counter.count(scopeId, ballot);
    }
  }
  for (const [reason, number] of refusals)
    for (let each = 0; each < number; each += 1) counter.refuse(reason);
  return [...receipts].sort();
}
