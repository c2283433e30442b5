import { createHash, randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import type { ScaleSums } from '../../privacy/cells.ts';
import { plan } from '../../privacy/plan.ts';
import { type Measure, release } from '../../privacy/release.ts';
import type { LeafCount, TreeNode } from '../../privacy/types.ts';
import type { Part, Sums } from './sums.ts';

interface Input {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: Date;
  readonly definition: Definition;
  readonly tree: readonly TreeNode[];
  readonly sums: Sums;
}

/** Reliability is computed from this many answers on. */
const MOMENTS_FROM = 100;
const BATCH = 2000;

/** Turns sums per unit into sums per block, stores these, and releases what may be seen. */
export async function publishSums(trx: Query, input: Input): Promise<void> {
  const planned = input.sums.scales().map((scale) => planScale(scale, input));
  await insertBlocks(trx, input, planned);
  await insertMoments(trx, input);
  const cells = release(
    input.tree,
    planned.map(({ measure }) => measure),
  );
  const releaseId = randomUUID();
  const rules = Object.fromEntries(input.definition.scales.map((scale) => [scale.id, scale.minimumGroup]));
  const plans = Object.fromEntries(
    planned.map(({ measure }) => [
      measure.scale,
      measure.plan.published.map(({ unit, blocks }) => ({ unit, blocks })),
    ]),
  );
  await trx
    .insertInto('release')
    .values({
      organisation_id: input.organisationId,
      id: releaseId,
      campaign_id: input.campaignId,
      number: 1,
      released_at: input.now,
      rules: JSON.stringify(rules),
      plans: JSON.stringify(plans),
      digest: createHash('sha256').update(JSON.stringify(plans)).digest('hex'),
    })
    .execute();
  for (let start = 0; start < cells.length; start += BATCH) {
    await trx
      .insertInto('published_cell')
      .values(
        cells.slice(start, start + BATCH).map((cell) => ({
          organisation_id: input.organisationId,
          release_id: releaseId,
          campaign_id: input.campaignId,
          unit_id: cell.unit,
          kind: cell.kind,
          scale: cell.scale,
          item: 'item' in cell ? (cell.item ?? '') : '',
          cell: JSON.stringify(cell),
        })),
      )
      .execute();
  }
}

interface Planned {
  readonly measure: Measure;
  readonly unitOfBlock: ReadonlyMap<string, string>;
}

function planScale(scale: Scale, { definition, tree, sums }: Input): Planned {
  const perUnit = addProfiles(sums.parts(scale.id));
  const counts = [...perUnit].map(([unit, part]): LeafCount => ({ unit, profile: [], n: part.n }));
  const k = scale.minimumGroup;
  const made = plan(tree, counts, { k, cutMin: 4 * k, cuts: [] });
  const blockSums = made.blocks.map(
    (block) => [block.id, addParts(block.parts.map((part) => perUnit.get(part.unit) as Part))] as const,
  );
  const measure: Measure = {
    scale: scale.id,
    report: scale.report === 'individual' ? 'items' : scale.report,
    items: scale.items.map((item) => ({
      id: item.id,
      scored: definition.answerSets[item.answers]?.scored ?? false,
    })),
    plan: made,
    sums: new Map(blockSums),
  };
  return { measure, unitOfBlock: new Map(made.blocks.map((block) => [block.id, block.unit])) };
}

function addProfiles(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const units = new Map<string, Part[]>();
  for (const part of parts) units.set(part.unitId, [...(units.get(part.unitId) ?? []), part]);
  return new Map(
    [...units].map(([unitId, own]) => {
      const n = own.reduce((people, part) => people + part.n, 0);
      const { scoreHistogram, itemHistograms } = addParts(own);
      return [
        unitId,
        {
          unitId,
          profile: [],
          n,
          scoreHistogram: [...scoreHistogram],
          itemHistograms: itemHistograms.map((list) => [...list]),
        },
      ];
    }),
  );
}

function addParts(parts: readonly Part[]): ScaleSums {
  const add = (lists: readonly (readonly number[])[]) =>
    (lists[0] ?? []).map((_, position) => lists.reduce((sum, list) => sum + (list[position] ?? 0), 0));
  return {
    scoreHistogram: add(parts.map((part) => part.scoreHistogram)),
    itemHistograms: (parts[0]?.itemHistograms ?? []).map((_, item) =>
      add(parts.map((part) => part.itemHistograms[item] ?? [])),
    ),
  };
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

async function insertMoments(trx: Query, { organisationId, campaignId, sums }: Input): Promise<void> {
  const rows = sums.scales().flatMap((scale) => {
    const moments = sums.moments(scale.id);
    return moments && moments.n >= MOMENTS_FROM
      ? [
          {
            organisation_id: organisationId,
            campaign_id: campaignId,
            scale: scale.id,
            n: moments.n,
            sums: moments.sums,
            products: moments.products,
          },
        ]
      : [];
  });
  if (rows.length > 0) await trx.insertInto('scale_moments').values(rows).execute();
}
