import { fromBase64url } from '../../../../server/crypto/base64url.ts';
import { BALLOT_INFO } from '../../../../server/crypto/ballot-format.ts';
import { openSealed } from '../../../../server/crypto/council-client.ts';
import { receiptOf } from '../../../../server/crypto/receipt.ts';
import { BallotReader, type OpenedBallot } from '../../../../server/features/tally/open-ballot.ts';
import { type Answer, call } from '$lib/api';
import { shuffle } from './shuffle.ts';

type Box = Answer<'GET /api/campaigns/:campaignId/council/box'>;

export interface Counted {
  readonly counted: number;
  readonly refused: number;
  readonly upload: Uint8Array<ArrayBuffer>;
}

/**
 * Fetches the sealed ballots, opens them here, checks them by the same lines as the server would, and shuffles. What goes
 * back says per group which answers there were, and apart from that which receipts count: not which belongs to which.
 */
export async function countInBrowser(
  campaignId: string,
  { definition, ballots: total }: Box,
  key: CryptoKeyPair,
  progress: (done: number, total: number) => void,
): Promise<Counted> {
  const reader = new BallotReader(campaignId, definition);
  const answers = new Map<string, OpenedBallot[]>();
  const receipts: string[] = [];
  const refused: Record<string, number> = {};
  let done = 0;
  for await (const { scopeId, serial, box } of sealedBallots(campaignId)) {
    const ballot = { scopeId, serial: bytes(serial), box: bytes(box) };
    const aad = reader.associatedData(ballot);
    const reading = reader.read(await openSealed(key, ballot.box, { info: BALLOT_INFO, aad }));
    if (reading.kind === 'opened') {
      answers.set(scopeId, [...(answers.get(scopeId) ?? []), reading.ballot]);
      receipts.push(await receiptOf(ballot.box));
    } else refused[reading.kind] = (refused[reading.kind] ?? 0) + 1;
    done += 1;
    progress(done, total);
  }
  const count = {
    answers: [...answers].map(([scopeId, ballots]) => ({ scopeId, ballots: shuffle(ballots) })),
    receipts: receipts.toSorted(),
    refused,
  };
  return {
    counted: receipts.length,
    refused: done - receipts.length,
    upload: new TextEncoder().encode(JSON.stringify(count)),
  };
}

async function* sealedBallots(campaignId: string) {
  for (let after: string | undefined; ;) {
    const query = { after };
    const { ballots } = await call('GET /api/campaigns/:campaignId/council/ballots', {
      params: { campaignId },
      query,
    });
    yield* ballots;
    after = ballots.at(-1)?.serial;
    if (after === undefined) return;
  }
}

function bytes(text: string): Uint8Array {
  return fromBase64url(text) ?? new Uint8Array();
}
