import { analysisPlan } from '../../domain/analyses/analysis-plan.ts';
import { ratioOfScore } from '../../domain/analyses/effort-reward.ts';
import { loadCapacityOf } from '../../domain/analyses/load-capacity.ts';
import { biasInPoints, responseCautions, weightedByInvited } from '../../domain/analyses/non-response.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { ASSUMED_DIFFERENCE } from '../../domain/statistics/non-response-bias.ts';
import type { AnalysisCell } from '../../privacy/analysis-cells.ts';
import type { ShownScale } from '../../privacy/read-cell.ts';
import type { AnalysesReply, NonResponse, UnitAnalyses } from './contract.ts';

interface InvitedUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  /** People invited at or below the unit. */
  readonly invited: number;
}

interface Input {
  readonly definition: Definition;
  readonly tree: readonly InvitedUnit[];
  readonly top: InvitedUnit;
  readonly shown: readonly InvitedUnit[];
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, ShownScale>>;
  readonly cells: readonly AnalysisCell[];
}

type Kind<K extends AnalysisCell['kind']> = Extract<AnalysisCell, { kind: K }>;

/** Without a norm, demands and control count as high from the middle of the scale. */
const QUADRANT_CUT = 50;

/** Everything about one unit and the organisation that was computed at the tally or follows from published figures. */
export function composeAnalyses(input: Input): Omit<AnalysesReply, 'campaign'> {
  const { definition, cells } = input;
  const scales = definition.scales.filter(({ report }) => report === 'scale');
  const inOrder = new Map(scales.map(({ id }, index) => [id, index]));
  const byScale = <C extends { readonly scale: string }>(found: readonly C[]) =>
    found.toSorted((a, b) => (inOrder.get(a.scale) ?? 0) - (inOrder.get(b.scale) ?? 0));
  const [quadrants] = of(cells, 'quadrants');
  const [straightLining] = of(cells, 'straight-lining');
  return {
    scales: scales.map(({ id, title, higherIs }) => ({ id, title, higherIs })),
    reliability: byScale(of(cells, 'reliability')) as AnalysesReply['reliability'],
    teamDifferences: byScale(of(cells, 'team-differences')) as AnalysesReply['teamDifferences'],
    drivers: byScale(of(cells, 'drivers')).map((cell) =>
      cell.shown ? { ...cell, predictors: cell.predictors.toSorted((a, b) => b.share - a.share) } : cell,
    ) as AnalysesReply['drivers'],
    quadrants: (quadrants ? { ...quadrants, cut: QUADRANT_CUT } : null) as AnalysesReply['quadrants'],
    straightLining: (straightLining ?? null) as AnalysesReply['straightLining'],
    nonResponse: nonResponse(
      input,
      scales.map(({ id }) => id),
    ),
    units: input.shown.map((unit) => unitAnalyses(unit, input)),
  };
}

function of<K extends AnalysisCell['kind']>(cells: readonly AnalysisCell[], kind: K): readonly Kind<K>[] {
  return cells.filter((cell): cell is Kind<K> => cell.kind === kind);
}

function unitAnalyses(unit: InvitedUnit, { definition, top, figures, cells }: Input): UnitAnalyses {
  const { loadCapacity } = analysisPlan(definition);
  const [own, organisation] = [figures.get(unit.id), figures.get(top.id)];
  const effort = of(cells, 'effort-reward').find((cell) => cell.unit === unit.id);
  return {
    id: unit.id,
    name: unit.name,
    invited: unit.invited,
    response: responseOf(unit.id, cells),
    agreement: Object.fromEntries(
      of(cells, 'agreement')
        .filter((cell) => cell.unit === unit.id)
        .map(({ scale, word, value }) => [scale, { word, value }]),
    ),
    loadCapacity:
      loadCapacity && own && organisation ? loadCapacityOf(loadCapacity, own, organisation) : null,
    effortReward: effort
      ? {
          n: effort.n,
          score: effort.score,
          ratio: ratioOfScore(effort.score.value),
          moreEffort: effort.moreEffort,
        }
      : null,
  };
}

function nonResponse({ tree, top, figures, cells }: Input, scaleIds: readonly string[]): NonResponse | null {
  const organisation = figures.get(top.id);
  if (!organisation) return null;
  const response = responseOf(top.id, cells);
  // "Below" a limit is taken as nothing: the bound on the bias has to hold whatever the true response is.
  const percent = response === null || response.bound === 'below' ? 0 : response.percent;
  const departments = tree.filter(({ parentId }) => parentId === top.id);
  return {
    invited: top.invited,
    response,
    cautions: response === null ? [] : [...responseCautions(percent)],
    assumedDifference: ASSUMED_DIFFERENCE,
    scales: scaleIds.flatMap((scale) => {
      const whole = organisation.get(scale);
      if (!whole) return [];
      const weighted = weightedByInvited(
        departments.map(({ id, invited }) => ({ invited, mean: figures.get(id)?.get(scale)?.mean ?? null })),
      );
      return [
        {
          scale,
          mean: whole.mean,
          weighted: weighted?.mean ?? null,
          coveredShare: weighted?.coveredShare ?? null,
          biasPoints: whole.sd === null ? null : biasInPoints(percent, whole.sd),
        },
      ];
    }),
  };
}

function responseOf(unitId: string, cells: readonly AnalysisCell[]) {
  const cell = of(cells, 'response').find(({ unit }) => unit === unitId);
  return cell && !cell.withheld ? { percent: cell.percent, bound: cell.bound } : null;
}
