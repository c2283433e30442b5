import { mayShow } from '../../domain/statistics/may-show.ts';
import { quadrantShares } from '../../domain/statistics/quadrant-shares.ts';
import { unitsInBlocks } from '../../privacy/leaf-counts.ts';
import type { Measure } from '../../privacy/measure.ts';
import { smallestDifference } from '../../privacy/overlap.ts';
import type { AnalysisInput } from '../../privacy/release-analyses.ts';
import type { AnswerRow, AnswerRows } from './answer-rows.ts';

export interface People {
  readonly rows: AnswerRows;
  /** Scored scales with their plans, by scale id. */
  readonly measures: ReadonlyMap<string, Measure>;
}

interface CompleteRow {
  readonly unitId: string;
  readonly scores: readonly number[];
}

/** The scores of everybody who completed all of these scales and stands in a block for each of them. */
export function completeRows(scaleIds: readonly string[], { rows, measures }: People): CompleteRow[] {
  const inBlocks = scaleIds.map((id) => {
    const measure = measures.get(id);
    return measure ? unitsInBlocks(measure.plan) : new Set<string>();
  });
  return rows.rows.flatMap((row): CompleteRow[] => {
    if (!inBlocks.every((units) => units.has(row.unitId))) return [];
    const scores = scaleIds.map((id) => rows.score(row, id));
    return scores.includes(null) ? [] : [{ unitId: row.unitId, scores: scores as number[] }];
  });
}

export function quadrantsOf(
  { demand, control }: { readonly demand: string; readonly control: string },
  people: People,
): AnalysisInput['quadrants'] {
  const plans = [demand, control].map((id) => people.measures.get(id)?.plan);
  const both = completeRows([demand, control], people);
  const shares = quadrantShares(both.map(({ scores }) => ({ demand: scores[0]!, control: scores[1]! })));
  if (shares === null || !plans[0] || !plans[1]) return null;
  const peopleAt = new Map<string, number>();
  for (const { unitId } of both) peopleAt.set(unitId, (peopleAt.get(unitId) ?? 0) + 1);
  const answer = mayShow('quadrants', { respondents: shares.n });
  const differences = plans.map((plan) => smallestDifference(plan!, peopleAt));
  return {
    demand,
    control,
    n: shares.n,
    counts: shares.counts,
    // Nobody is no danger; the smaller of two groups of somebody is.
    smallestDifference: Math.min(...differences.map((n) => (n === 0 ? Infinity : n))),
    k: Math.max(plans[0].k, plans[1].k),
    cautions: answer.show ? answer.cautions : [answer.reason],
  };
}

export function effortRewardByUnit(
  scaleId: string,
  { rows, measures }: People,
): AnalysisInput['effortReward'] {
  const plan = measures.get(scaleId)?.plan;
  if (!plan) return [];
  const at = new Map<string, { n: number; scoreSum: number; moreEffort: number }>();
  for (const row of rows.rows) addEffort(at, row);
  const none = { n: 0, scoreSum: 0, moreEffort: 0 };
  const ofBlock = new Map(
    plan.blocks.map(({ id, parts }) => [
      id,
      add([...new Set(parts.map(({ unit }) => unit))].map((unit) => at.get(unit) ?? none)),
    ]),
  );
  return plan.published
    .map(({ unit, blocks, counted }) => ({
      unit,
      counted,
      ...add(blocks.map((id) => ofBlock.get(id) ?? none)),
    }))
    .filter(({ n, counted }) => n === counted)
    .map(({ counted: _, ...entry }) => entry);
}

function addEffort(
  at: Map<string, { n: number; scoreSum: number; moreEffort: number }>,
  { unitId, effortReward }: AnswerRow,
): void {
  if (effortReward === null) return;
  const sums = at.get(unitId) ?? { n: 0, scoreSum: 0, moreEffort: 0 };
  at.set(unitId, sums);
  sums.n += 1;
  sums.scoreSum += effortReward.score;
  if (effortReward.moreEffort) sums.moreEffort += 1;
}

function add(parts: readonly { n: number; scoreSum: number; moreEffort: number }[]) {
  return parts.reduce(
    (sum, part) => ({
      n: sum.n + part.n,
      scoreSum: sum.scoreSum + part.scoreSum,
      moreEffort: sum.moreEffort + part.moreEffort,
    }),
    { n: 0, scoreSum: 0, moreEffort: 0 },
  );
}

export function straightLiningOf({ rows, measures }: People): AnalysisInput['straightLining'] {
  const counted = new Set([...measures.values()].flatMap(({ plan }) => [...unitsInBlocks(plan)]));
  const judged = rows.rows.filter((row) => row.straightLine !== null && counted.has(row.unitId));
  if (judged.length === 0) return null;
  const changes = [...measures.keys()].map((id) => {
    const all = meanOf(judged, id, rows);
    const without = meanOf(
      judged.filter((row) => !row.straightLine),
      id,
      rows,
    );
    return all === null || without === null ? 0 : Math.abs(all - without);
  });
  const count = judged.filter((row) => row.straightLine).length;
  return { n: judged.length, count, largestChange: Math.max(0, ...changes), cautions: [] };
}

function meanOf(people: readonly AnswerRow[], scaleId: string, rows: AnswerRows): number | null {
  let [sum, number] = [0, 0];
  for (const row of people) {
    const score = rows.score(row, scaleId);
    if (score === null) continue;
    sum += score;
    number += 1;
  }
  return number === 0 ? null : sum / number;
}
