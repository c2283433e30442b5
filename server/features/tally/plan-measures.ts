import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import type { ScaleSums } from '../../privacy/cells.ts';
import { addHistograms, type GroupSums } from '../../privacy/measure.ts';
import { planCampaign } from '../../privacy/plan.ts';
import type { Measure } from '../../privacy/release.ts';
import type { Block, LeafCount, Plan, TreeNode } from '../../privacy/types.ts';
import type { Part, Sums } from './sums.ts';

/** A counted campaign, before anything of it is published. */
export interface Counted {
  readonly definition: Definition;
  readonly tree: readonly TreeNode[];
  readonly sums: Sums;
}

export interface Planned {
  readonly measure: Measure;
  readonly unitOfBlock: ReadonlyMap<string, string>;
}

/** Scales with the same minimum group are planned together, so that they share one grouping of background answers. */
export function planMeasures({ definition, tree, sums }: Counted): readonly Planned[] {
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
