import { privateKeyFrom } from '../../crypto/key-pair.ts';
import type { KeyStore } from '../../crypto/key-store.ts';
import { receiptOf } from '../../crypto/receipt.ts';
import { type Doors, inOrganisation, type Query } from '../../db/connection.ts';
import type { ResponseCount } from '../../privacy/response.ts';
import type { AnswerRows } from './answer-rows.ts';
import { BallotCounter } from './count-ballots.ts';
import { keepComments } from './keep-comments.ts';
import { publishSums } from './publish-sums.ts';
import {
  countBallots,
  deleteWaitingMail,
  holdBallotBox,
  insertReceipts,
  insertTally,
  markPublished,
  selectBallots,
  selectCampaignForTally,
  selectCampaignTree,
  selectScopeUnits,
  shredBallotBox,
} from './queries.ts';

export interface TallyInput {
  readonly work: Doors['work'];
  readonly keys: KeyStore;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: Date;
  progress(done: number, total: number): void;
}

const PAGE = 1000;

/**
 * Counts a closed campaign once: opens the ballots, adds them up, publishes sums of blocks and destroys the box, all in
 * one transaction; then destroys the keys. After a crash it starts again and gives the same figures: either everything
 * happened or nothing, and a tally that only has its keys left to destroy does just that.
 */
export async function tally(input: TallyInput): Promise<void> {
  await inOrganisation(input.work, input.organisationId, async (trx) => {
    const campaign = await selectCampaignForTally(trx, input.campaignId).executeTakeFirstOrThrow();
    if (campaign.status === 'published') return;
    if (campaign.status !== 'closed') throw new Error('Only a closed campaign can be counted');
    await holdBallotBox(trx, input.campaignId);
    const keys = await input.keys.readCampaignKeys(input.campaignId);
    if (!keys?.sealing) throw new Error('The sealing key of this campaign is not in the key store');
    const scopes = await selectScopeUnits(trx, input.campaignId).execute();
    const counter = new BallotCounter(
      {
        campaignId: input.campaignId,
        definition: campaign.definition,
        sealingKey: privateKeyFrom(keys.sealing.privateKey),
      },
      new Map(scopes.map((scope) => [scope.id, scope.unitId])),
    );
    const receipts = await openAll(trx, input, counter);
    const tree = await selectCampaignTree(trx, input.campaignId).execute();
    const { definition } = campaign;
    const { sums, rows, comments } = counter;
    const counts = responseCounts(scopes, rows);
    await publishSums(trx, { ...input, definition, tree, sums, rows, counts });
    if (definition.openQuestions.length > 0) {
      const key = await input.keys.comments.make(input.campaignId);
      const kept = await keepComments(trx, { ...input, definition, tree, comments }, key);
      if (kept === 0) await input.keys.comments.shred(input.campaignId);
    }
    await insertReceipts(trx, input, receipts).execute(trx);
    await insertTally(trx, input, { counted: counter.counted, invalid: counter.invalid }).execute();
    await markPublished(trx, input.campaignId, input.now).execute();
    await deleteWaitingMail(trx, input.campaignId).execute();
    await shredBallotBox(trx, input.campaignId);
  });
  await destroyKeys(input);
}

function responseCounts(
  scopes: readonly { readonly unitId: string; readonly invited: number }[],
  { rows }: AnswerRows,
): readonly ResponseCount[] {
  const received = new Map<string, number>();
  for (const { unitId } of rows) received.set(unitId, (received.get(unitId) ?? 0) + 1);
  return scopes.map(({ unitId: unit, invited }) => ({ unit, invited, received: received.get(unit) ?? 0 }));
}

async function openAll(trx: Query, input: TallyInput, counter: BallotCounter): Promise<string[]> {
  const { total } = await countBallots(trx, input.campaignId).executeTakeFirstOrThrow();
  const receipts: string[] = [];
  let after: Uint8Array = new Uint8Array(0);
  for (let done = 0; ;) {
    const page = await selectBallots(trx, input.campaignId, after, PAGE).execute();
    for (const ballot of page) if (counter.count(ballot)) receipts.push(await receiptOf(ballot.box));
    done += page.length;
    input.progress(done, Number(total));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return receipts.sort();
    after = last.serial;
  }
}

/** The certificate says what was destroyed; it is kept with the tally. */
async function destroyKeys({ work, keys, organisationId, campaignId }: TallyInput): Promise<void> {
  const certificate = await keys.shredCampaignKeys(campaignId);
  if (!certificate) return;
  await inOrganisation(work, organisationId, (trx) =>
    trx
      .updateTable('tally')
      .set({ certificate: JSON.stringify(certificate) })
      .where('campaign_id', '=', campaignId)
      .execute(),
  );
}
