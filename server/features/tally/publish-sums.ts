import { createHash, randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import type { ScaleSums } from '../../privacy/cells.ts';
import { addHistograms, type GroupSums } from '../../privacy/measure.ts';
import { planCampaign } from '../../privacy/plan.ts';
import { type Measure, release } from '../../privacy/release.ts';
import type { Block, LeafCount, Plan, TreeNode } from '../../privacy/types.ts';
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
  const planned = planScales(input);
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
          cut: cell.kind === 'cut' ? cell.cut : '',
          category: cell.kind === 'cut' ? cell.category : '',
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

/** Scales with the same minimum group are planned together, so that they share one grouping of background answers. */
function planScales({ definition, tree, sums }: Input): readonly Planned[] {
  const cuts = definition.background.map((question) => ({
    id: question.id,
    categories: question.options.map((option) => option.code),
  }));
  const scales = sums.scales();
  return [...new Set(scales.map((scale) => scale.minimumGroup))].flatMap((k) => {
    const together = scales.filter((scale) => scale.minimumGroup === k);
    const counts = together.map((scale) => sums.parts(scale.id).map(toLeafCount));
    const plans = planCampaign(tree, counts, { k, cutMin: 4 * k, cuts });
    return together.map((scale, index) =>
      withSums(scale, plans[index] as Plan, sums.parts(scale.id), definition),
    );
  });
}

function toLeafCount({ unitId, profile, n }: Part): LeafCount {
  return { unit: unitId, profile, n };
}

function withSums(scale: Scale, plan: Plan, parts: readonly Part[], definition: Definition): Planned {
  const partOf = new Map(parts.map((part) => [nameOf(part.unitId, part.profile), part]));
  const partsOf = (block: Block) =>
    block.parts.map((leaf) => partOf.get(nameOf(leaf.unit, leaf.profile)) as Part);
  const cuts = plan.merged.flatMap(({ cut, groups }, position) =>
    groups.map((group, index): GroupSums => ({
      cut,
      group: index,
      scoreHistograms: new Map(
        plan.blocks.map((block) => {
          const members = partsOf(block).filter((part) => group.includes(part.profile[position] ?? ''));
          return [block.id, addParts(members).scoreHistogram];
        }),
      ),
    })),
  );
  const measure: Measure = {
    scale: scale.id,
    report: scale.report === 'individual' ? 'items' : scale.report,
    items: scale.items.map((item) => ({
      id: item.id,
      scored: definition.answerSets[item.answers]?.scored ?? false,
    })),
    plan,
    sums: new Map(plan.blocks.map((block) => [block.id, addParts(partsOf(block))])),
    cuts: scale.report === 'scale' ? cuts : [],
  };
  return { measure, unitOfBlock: new Map(plan.blocks.map((block) => [block.id, block.unit])) };
}

function nameOf(unitId: string, profile: readonly string[]): string {
  return `${unitId}|${profile.join('|')}`;
}

function addParts(parts: readonly Part[]): ScaleSums {
  return {
    scoreHistogram: addHistograms(parts.map((part) => part.scoreHistogram)),
    itemHistograms: (parts[0]?.itemHistograms ?? []).map((_, item) =>
      addHistograms(parts.map((part) => part.itemHistograms[item] ?? [])),
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
