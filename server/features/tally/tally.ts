import { privateKeyFrom } from '../../crypto/key-pair.ts';
import type { KeyStore } from '../../crypto/key-store.ts';
import { type Doors, inOrganisation, type Query } from '../../db/connection.ts';
import { underTerms } from '../../domain/campaign-contract/terms.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { ResponseCount } from '../../privacy/response.ts';
import type { AnswerRows } from './answer-rows.ts';
import { type CouncilCount, countForCouncil } from './council-count.ts';
import { BallotCounter } from './count-ballots.ts';
import { keepComments } from './keep-comments.ts';
import { BallotReader } from './open-ballot.ts';
import { publishPages } from './publish-pages.ts';
import { publishSums } from './publish-sums.ts';
import {
  countReissues,
  deleteCards,
  deleteWaitingMail,
  holdBallotBox,
  insertReceipts,
  insertTally,
  markPublished,
  selectCampaignForTally,
  selectCampaignTree,
  selectScopeUnits,
  selectTerms,
  shredBallotBox,
} from './queries.ts';
import { countBox, everyBallot } from './read-box.ts';
import { destroyRemains } from './destroy-remains.ts';
import { TallyThreads } from './tally-threads.ts';

export interface TallyInput {
  readonly work: Doors['work'];
  readonly keys: KeyStore;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: Date;
  /** What the works council opened, in a campaign that it sealed. */
  readonly council?: CouncilCount | undefined;
  progress(done: number, total: number): void;
}

/**
 * Counts a closed campaign once: opens the ballots, adds them up, publishes sums of blocks and destroys the box, all in
 * one transaction; then destroys the keys. After a crash it starts again and gives the same figures: either everything
 * happened or nothing, and a tally that only has its keys left to destroy does just that. Gives 'waits' when the works
 * council holds the key and has not counted yet.
 */
export async function tally(input: TallyInput): Promise<'published' | 'waits'> {
  const threads = new TallyThreads();
  const outcome = await inOrganisation(input.work, input.organisationId, (trx) =>
    countOnce(trx, { ...input, threads }),
  ).finally(() => threads.close());
  if (outcome === 'published') await destroyRemains(input);
  return outcome;
}

type WithThreads = TallyInput & { readonly threads: TallyThreads };

async function countOnce(trx: Query, input: WithThreads): Promise<'published' | 'waits'> {
  const campaign = await selectCampaignForTally(trx, input.campaignId).executeTakeFirstOrThrow();
  if (campaign.status === 'published') return 'published';
  if (campaign.status !== 'closed') throw new Error('Only a closed campaign can be counted');
  const keys = await input.keys.readCampaignKeys(input.campaignId);
  if (!keys) throw new Error('The keys of this campaign are not in the key store');
  if (keys.sealing === null && !input.council) return 'waits';
  await holdBallotBox(trx, input.campaignId);
  const agreed = await selectTerms(trx, input.campaignId).executeTakeFirst();
  const definition = underTerms(campaign.definition, agreed?.terms ?? null);
  const cuts = agreed?.terms.cuts ?? definition.background.map(({ id }) => id);
  const scopes = await selectScopeUnits(trx, input.campaignId).execute();
  const unitOf = new Map(scopes.map((scope) => [scope.id, scope.unitId]));
  const counting = {
    reader: new BallotReader(input.campaignId, definition),
    counter: new BallotCounter(definition, cuts, unitOf),
  };
  const box = everyBallot(trx, input.campaignId, input.progress);
  const receipts =
    keys.sealing === null
      ? await countForCouncil(box, input.council as CouncilCount, counting)
      : await countBox(box, privateKeyFrom(keys.sealing.privateKey), counting, input.threads);
  const shown = {
    ...definition,
    background: definition.background.filter(({ id }) => cuts.includes(id)),
  };
  await publish(trx, input, { definition: shown, counter: counting.counter, receipts, scopes });
  return 'published';
}

interface Counted {
  readonly definition: Definition;
  readonly counter: BallotCounter;
  readonly receipts: readonly string[];
  readonly scopes: readonly InvitedScope[];
}

interface InvitedScope {
  readonly unitId: string;
  readonly invited: number;
}

async function publish(
  trx: Query,
  input: WithThreads,
  { definition, counter, receipts, scopes }: Counted,
): Promise<void> {
  const { campaignId } = input;
  const tree = await selectCampaignTree(trx, campaignId).execute();
  const { sums, rows, comments, counted, invalid, refused } = counter;
  const counts = responseCounts(scopes, rows);
  await publishSums(trx, { ...input, definition, tree, sums, rows, counts });
  await publishPages(trx, { ...input, definition, tree });
  if (definition.openQuestions.length > 0) {
    const key = await input.keys.comments.make(campaignId);
    const kept = await keepComments(trx, { ...input, definition, tree, comments }, key);
    if (kept === 0) await input.keys.comments.shred(campaignId);
  }
  await insertReceipts(trx, input, receipts).execute(trx);
  const { reissued } = await countReissues(trx, campaignId).executeTakeFirstOrThrow();
  await insertTally(trx, input, { counted, invalid, refused, reissued: Number(reissued ?? 0) }).execute();
  await markPublished(trx, campaignId, input.now).execute();
  await deleteWaitingMail(trx, campaignId).execute();
  await deleteCards(trx, campaignId).execute();
  await shredBallotBox(trx, campaignId);
}

function responseCounts(scopes: readonly InvitedScope[], { rows }: AnswerRows): readonly ResponseCount[] {
  const received = new Map<string, number>();
  for (const { unitId } of rows) received.set(unitId, (received.get(unitId) ?? 0) + 1);
  return scopes.map(({ unitId: unit, invited }) => ({ unit, invited, received: received.get(unit) ?? 0 }));
}
