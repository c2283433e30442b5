import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { writeRelease } from '../../db/write-release.ts';
import { unitsInBlocks } from '../../privacy/leaf-counts.ts';
import { ledgerEntries } from '../../privacy/ledger.ts';
import { release } from '../../privacy/release.ts';
import { releaseAnalyses } from '../../privacy/release-analyses.ts';
import type { ResponseCount } from '../../privacy/response.ts';
import { analyse } from './analyse.ts';
import type { AnswerRows } from './answer-rows.ts';
import { type Counted, type Planned, planMeasures } from './plan-measures.ts';
import { insertAnalyses, selectHeldResponse } from './queries.ts';
import type { TallyThreads } from './tally-threads.ts';

interface Input extends Counted {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: Date;
  readonly rows: AnswerRows;
  /** People invited and ballots counted, per unit that credentials were bound to. */
  readonly counts: readonly ResponseCount[];
  readonly threads: TallyThreads;
}

/** Reliability is computed from this many answers on. */
const MOMENTS_FROM = 100;
const BATCH = 2000;

/** Turns sums per unit into sums per block, stores these, and releases what may be seen. */
export async function publishSums(trx: Query, input: Input): Promise<void> {
  const planned = planMeasures(input);
  await insertBlocks(trx, input, planned);
  await insertMoments(trx, input, planned);
  const measures = planned.map(({ measure }) => measure);
  const cells = release(input.tree, measures);
  const rules = Object.fromEntries(input.definition.scales.map((scale) => [scale.id, scale.minimumGroup]));
  await writeRelease(trx, {
    organisationId: input.organisationId,
    campaignId: input.campaignId,
    releaseId: randomUUID(),
    number: 1,
    now: input.now,
    rules,
    entries: ledgerEntries(measures, cells),
  });
  const nights = await selectHeldResponse(trx, input.campaignId).execute();
  const held = new Map(nights.map((row) => [row.block, row.held]));
  const analyses = releaseAnalyses(await analyse({ ...input, measures, held }));
  for (let start = 0; start < analyses.length; start += BATCH) {
    await insertAnalyses(trx, input, analyses.slice(start, start + BATCH)).execute();
  }
}

async function insertBlocks(trx: Query, input: Input, planned: readonly Planned[]): Promise<void> {
  const rows = planned.flatMap(({ measure, unitOfBlock }) =>
    [...measure.sums].flatMap(([block, sums]) => {
      const row = (item: string, histogram: readonly number[]) => ({
        organisation_id: input.organisationId,
        campaign_id: input.campaignId,
        scale: measure.scale,
        item,
        block,
        unit_id: unitOfBlock.get(block) as string,
        histogram: [...histogram],
      });
      const items = sums.itemHistograms.map((histogram, index) =>
        row(measure.items[index]?.id ?? '', histogram),
      );
      return sums.scoreHistogram.length > 0 ? [row('', sums.scoreHistogram), ...items] : items;
    }),
  );
  for (let start = 0; start < rows.length; start += BATCH) {
    await trx
      .insertInto('block_histogram')
      .values(rows.slice(start, start + BATCH))
      .execute();
  }
}

/** Of the people in blocks only: whoever stands in no figure stands in none of these sums either. */
async function insertMoments(
  trx: Query,
  { organisationId, campaignId, sums }: Input,
  planned: readonly Planned[],
): Promise<void> {
  const rows = planned.flatMap(({ measure: { scale: id, plan } }) => {
    const moments = sums.moments(id, unitsInBlocks(plan));
    return moments && moments.n >= MOMENTS_FROM
      ? [
          {
            organisation_id: organisationId,
            campaign_id: campaignId,
            scale: id,
            n: moments.n,
            sums: moments.sums,
            products: moments.products,
          },
        ]
      : [];
  });
  if (rows.length > 0) await trx.insertInto('scale_moments').values(rows).execute();
}
