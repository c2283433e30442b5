import { expect, test } from 'vitest';
import { BallotQueue } from '../../server/features/ballots/ballot-queue.ts';
import type { Ballot } from '../../server/features/ballots/queries.ts';

const stored = { open: true, stored: true, same: null };
const ballot = (number: number): Ballot => ({
  campaignId: 'c',
  scopeId: 's',
  // Not in the order of arrival: 7 and 101 share no factor.
  serial: Uint8Array.of((number * 7) % 101),
  box: Uint8Array.of(number),
});
const boxes = (batch: readonly Ballot[]) => batch.map(({ box }) => box[0]);

/** A database that answers when told to. */
function slowDatabase(bad: number | null = null) {
  const batches: (readonly Ballot[])[] = [];
  const open: (() => void)[] = [];
  const queue = new BallotQueue(async (batch) => {
    batches.push(batch);
    await new Promise<void>((go) => open.push(go));
    if (bad !== null && boxes(batch).includes(bad)) throw new Error('A bad ballot');
    return batch.map(() => stored);
  });
  const turn = () => new Promise((go) => setImmediate(go));
  const answerAll = async () => {
    await turn();
    while (open.length > 0) {
      for (const go of open.splice(0)) go();
      await turn();
      await turn();
    }
  };
  return { queue, batches, turn, answerAll };
}

test('puts in a ballot that comes alone alone, and those that come meanwhile after it', async () => {
  const { queue, batches, turn, answerAll } = slowDatabase();
  const first = queue.add(ballot(0));
  await turn();
  const rest = [queue.add(ballot(1)), queue.add(ballot(2))];
  await turn();
  expect(batches.map(boxes)).toEqual([[0]]);
  await answerAll();
  expect(await Promise.all([first, ...rest])).toEqual([stored, stored, stored]);
  expect(batches.map((batch) => batch.length)).toEqual([1, 2]);
});

test('puts those of one turn in together, in the order of their serials, and answers after the commit', async () => {
  const { queue, batches, turn, answerAll } = slowDatabase();
  let answered = 0;
  const all = Array.from({ length: 100 }, (_, number) =>
    queue.add(ballot(number)).then(() => (answered += 1)),
  );
  await turn();
  expect([batches.length, answered]).toEqual([1, 0]);
  await answerAll();
  await Promise.all(all);
  const [together = []] = batches;
  expect(together.length).toBe(100);
  const serials = together.map(({ serial }) => serial[0] ?? 0);
  expect(serials).toEqual(serials.toSorted((a, b) => a - b));
  expect(boxes(together)).not.toEqual(boxes(together).toSorted((a, b) => (a ?? 0) - (b ?? 0)));
});

test('a campaign whose box is held up holds up no other, and no batch has ballots of two campaigns', async () => {
  const { queue, batches, turn, answerAll } = slowDatabase();
  const all = Array.from({ length: 10 }, (_, number) => queue.add(ballot(number)));
  const other = queue.add({ ...ballot(10), campaignId: 'd' });
  await turn();
  expect(batches.map((batch) => [batch[0]?.campaignId, batch.length])).toEqual([
    ['c', 10],
    ['d', 1],
  ]);
  await answerAll();
  await Promise.all([...all, other]);
});

test('a bad ballot in a batch fails alone', async () => {
  const { queue, answerAll } = slowDatabase(50);
  const all = Promise.allSettled(Array.from({ length: 100 }, (_, number) => queue.add(ballot(number))));
  await answerAll();
  const failed = (await all).flatMap(({ status }, number) => (status === 'rejected' ? [number] : []));
  expect(failed).toEqual([50]);
});
