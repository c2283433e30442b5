import type { Answer } from '$lib/api';
import type { HeatStep } from '$lib/charts/heat-drawing';
import type { Scale, Shown, TrendVerdict, Unit, Verdict } from './figures';
import { favourably, heatStep } from './order';

type Reply = Answer<'GET /api/campaigns/:campaignId/heatmap'>;

const VERDICTS: Readonly<Record<string, Verdict>> = {
  a: 'attention',
  s: 'strong',
  n: 'no-clear-difference',
  t: 'too-few',
};
const BOUNDS: Readonly<Record<string, Shown['bound']>> = { a: 'about', m: 'at-most', l: 'at-least' };
const TRENDS: Readonly<Record<string, TrendVerdict>> = {
  b: 'better',
  w: 'worse',
  n: 'no-clear-difference',
  t: 'too-few',
};

export interface HeatCell {
  readonly mean: number;
  readonly bound: Shown['bound'];
  readonly nFrom: number;
  /** Null for the organisation itself, which is compared with nobody. */
  readonly verdict: Verdict | null;
  readonly difference: number | null;
  readonly shrunken: number | null;
  readonly trend: TrendVerdict | null;
  readonly step: HeatStep;
}

export interface HeatUnit extends Unit {
  readonly depth: number;
  readonly isLowest: boolean;
}

/** The figures of all units, read from the compact lists where they are needed: nothing is unpacked beforehand. */
export interface HeatView {
  readonly units: readonly HeatUnit[];
  readonly scales: readonly Scale[];
  cell(unit: number, scale: number): HeatCell | null;
  /** How many subjects ask attention in a unit, and how far it lies from the organisation on average. */
  attention(unit: number): { readonly count: number; readonly distance: number };
  isWithheld(unit: number): boolean;
}

export function heatView({ units, scales, heat }: Reply): HeatView {
  const at = (unit: number, scale: number) => unit * scales.length + scale;
  const parents = new Set(units.map((unit) => unit.parentId));
  const depths = new Map<string, number>();
  const placed = units.map((unit): HeatUnit => {
    const depth = unit.parentId === null ? 0 : (depths.get(unit.parentId) ?? -1) + 1;
    depths.set(unit.id, depth);
    return { ...unit, depth, isLowest: !parents.has(unit.id) };
  });
  const cell = (unit: number, scale: number): HeatCell | null => {
    const place = at(unit, scale);
    const [mean, bound, which] = [heat.mean[place], heat.bound[place], scales[scale]];
    if (mean === null || mean === undefined || bound === undefined || !which) return null;
    const verdict = VERDICTS[heat.verdict[place] ?? ''] ?? null;
    const difference = heat.difference[place] ?? null;
    return {
      mean,
      bound: BOUNDS[bound] ?? 'about',
      nFrom: heat.n[place] ?? 0,
      verdict,
      difference,
      shrunken: heat.shrunken[place] ?? null,
      trend: TRENDS[heat.trend[place] ?? ''] ?? null,
      step: heatStep(which, verdict, difference),
    };
  };
  return {
    units: placed,
    scales,
    cell,
    attention(unit) {
      let [count, sum, compared] = [0, 0, 0];
      for (const [index, scale] of scales.entries()) {
        const place = at(unit, index);
        if (heat.verdict[place] === 'a') count += 1;
        const difference = heat.difference[place];
        if (difference === null || difference === undefined) continue;
        sum += favourably(scale, difference);
        compared += 1;
      }
      return { count, distance: compared > 0 ? sum / compared : 0 };
    },
    isWithheld: (unit) => !/[^w]/.test(heat.verdict.slice(at(unit, 0), at(unit, scales.length))),
  };
}
