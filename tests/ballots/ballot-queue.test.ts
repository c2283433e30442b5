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
    while (open.length > 0) {
      for (const go of open.splice(0)) go();
      await turn();
    }
  };
  return { queue, batches, answerAll };
}

test('puts ballots in one by one while two or fewer are under way', async () => {
  const { queue, batches, answerAll } = slowDatabase();
  const all = Array.from({ length: 2 }, (_, number) => queue.add(ballot(number)));
  expect(batches.map((batch) => batch.length)).toEqual([1, 1]);
  await answerAll();
  expect(await Promise.all(all)).toEqual([stored, stored]);
});

test('puts those that wait beyond two in together, in the order of their serials, and answers after the commit', async () => {
  const { queue, batches, answerAll } = slowDatabase();
  let answered = 0;
  const all = Array.from({ length: 100 }, (_, number) =>
    queue.add(ballot(number)).then(() => (answered += 1)),
  );
  expect([batches.length, answered]).toEqual([2, 0]);
  await answerAll();
  await Promise.all(all);
  const together = batches.find((batch) => batch.length > 1) ?? [];
  expect(together.length).toBe(98);
  const serials = together.map(({ serial }) => serial[0] ?? 0);
  expect(serials).toEqual(serials.toSorted((a, b) => a - b));
  expect(boxes(together)).not.toEqual(boxes(together).toSorted((a, b) => (a ?? 0) - (b ?? 0)));
});

test('a campaign whose box is held up holds up no other, and no batch has ballots of two campaigns', async () => {
  const { queue, batches, answerAll } = slowDatabase();
  const all = Array.from({ length: 10 }, (_, number) => queue.add(ballot(number)));
  const other = queue.add({ ...ballot(10), campaignId: 'd' });
  expect(batches.map(([first]) => first?.campaignId)).toEqual(['c', 'c', 'd']);
  await answerAll();
  await Promise.all([...all, other]);
  expect(batches.map((batch) => batch.length)).toEqual([1, 1, 1, 8]);
});

test('a bad ballot in a batch fails alone', async () => {
  const { queue, answerAll } = slowDatabase(50);
  const all = Promise.allSettled(Array.from({ length: 100 }, (_, number) => queue.add(ballot(number))));
  await answerAll();
  const failed = (await all).flatMap(({ status }, number) => (status === 'rejected' ? [number] : []));
  expect(failed).toEqual([50]);
});
