import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { associatedData, BALLOT_INFO, encodeAnswers, paddedSize } from '../../server/crypto/ballot-format.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { drawSerial } from '../../server/crypto/fast-client.ts';
import { generateSealingKey, sealBox } from '../../server/crypto/sealed-box.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { BallotCounter } from '../../server/features/tally/count-ballots.ts';
import { BallotReader } from '../../server/features/tally/open-ballot.ts';
import { countBox } from '../../server/features/tally/read-box.ts';
import { TallyThreads } from '../../server/features/tally/tally-threads.ts';
import { readInstruments } from '../../server/instruments.ts';

const definition = selectVariant(
  readInstruments().questionnaires.find(({ id }) => id === 'werkbeleving')!,
  'short',
);
const items = itemsInOrder(definition).length;
const told = definition.background.length;
const size = paddedSize(
  items,
  told,
  definition.openQuestions.map(({ maxLength }) => maxLength),
);
const campaignId = randomUUID();

test('a box counted with one thread, with two and without any gives the same sums; a box of another key is told apart', async () => {
  const [pair, other] = [await generateSealingKey(), await generateSealingKey()];
  const ballots = Array.from({ length: 620 }, (_, nth) => {
    const [serial, scopeId] = [drawSerial(), nth % 3 === 0 ? 'a' : 'b'];
    const codes = Array.from({ length: items + told }, (__, at) => (at < items ? 1 + ((nth + at) % 5) : 0));
    const aad = associatedData(campaignId, scopeId, serial);
    const key = nth === 400 ? other : pair;
    const box = sealBox(key.publicKey, encodeAnswers(codes, [], size), { info: BALLOT_INFO, aad });
    return { scopeId, serial, box };
  });
  const count = async (some: typeof ballots, threads: number) => {
    const unitOf = new Map([
      ['a', 'unit-a'],
      ['b', 'unit-b'],
    ]);
    const counter = new BallotCounter(definition, [], unitOf);
    const reader = new BallotReader(campaignId, definition);
    async function* all() {
      yield* some;
    }
    const help = new TallyThreads(threads);
    const receipts = await countBox(all(), privateKeyFrom(pair.privateKey), { reader, counter }, help);
    await help.close();
    const scale = definition.scales.find(({ report }) => report === 'scale')!.id;
    return { receipts, counted: counter.counted, refused: counter.refused, parts: counter.sums.parts(scale) };
  };
  const [one, two] = [await count(ballots, 1), await count(ballots, 2)];
  expect(one.counted).toBe(619);
  expect(one.refused).toEqual({ 'does-not-open': 1 });
  expect(one.receipts).toHaveLength(619);
  expect(two).toEqual(one);
  const halves = [await count(ballots.slice(0, 200), 1), await count(ballots.slice(200), 1)];
  expect(halves[0]!.counted + halves[1]!.counted).toBe(619);
  expect([...halves[0]!.receipts, ...halves[1]!.receipts].sort()).toEqual(one.receipts);
});
