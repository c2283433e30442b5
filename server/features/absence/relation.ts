import { addTotals } from '../../domain/absence/add-totals.ts';
import { absencePercentage } from '../../domain/absence/absence-percentage.ts';
import { addMonths, type Month } from '../../domain/absence/months.ts';
import { reportFrequency } from '../../domain/absence/report-frequency.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import { benjaminiHochberg } from '../../domain/statistics/benjamini-hochberg.ts';
import { mayShow } from '../../domain/statistics/may-show.ts';
import { quasiPoissonRegression } from '../../domain/statistics/quasi-poisson-regression.ts';
import { rngFromSeed } from '../../domain/statistics/rng.ts';
import { spearmanExactP, MOST_EXACT_PAIRS } from '../../domain/statistics/spearman-exact-p.ts';
import { spearmanPermutationP } from '../../domain/statistics/spearman-permutation-p.ts';
import { spearmanRho } from '../../domain/statistics/spearman-rho.ts';
import type { AbsenceCells } from '../../privacy/absence-cells.ts';
import type { Lag, Outcome, Relation } from './contract.ts';

const REPLICATES = 9999;
const SEED = 20_260_807;
/** A ratio is told for so many points more on a scale of 0 to 100. */
const POINTS = 10;
const DAYS_PER_YEAR = 365;

/** Twelve months around the survey: after it (the score may have led to absence), before it, or half and half. */
export function monthsOfLag(closedIn: Month, lag: Lag): { readonly first: Month; readonly last: Month } {
  const first = { after: 1, around: -5, before: -11 }[lag];
  return { first: addMonths(closedIn, first), last: addMonths(closedIn, first + 11) };
}

interface Input {
  readonly scales: readonly Scale[];
  readonly cells: AbsenceCells;
  readonly names: ReadonlyMap<string, string>;
  /** Shown means by unit, then scale. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly first: Month;
  readonly last: Month;
  readonly outcome: Outcome;
}

/** Per scale: the units that share nobody, with their score and their absence. What may be said depends on how many. */
export function relationsOf(input: Input): Relation[] {
  const absence = absencePerUnit(input);
  const drafts = input.scales.map((scale) => relationOf(scale, absence, input));
  const { significant } = benjaminiHochberg(drafts.map(({ correlation }) => correlation?.p ?? null));
  return drafts
    .map((draft, at) => ({
      ...draft,
      correlation: draft.correlation && { ...draft.correlation, survives: significant[at] ?? false },
    }))
    .toSorted((a, b) => Math.abs(b.correlation?.rho ?? 0) - Math.abs(a.correlation?.rho ?? 0));
}

interface UnitAbsence {
  readonly id: string;
  readonly reports: number;
  readonly personYears: number;
  readonly percentage: number;
  readonly frequency: number;
}

function absencePerUnit({ cells, first, last }: Input): readonly UnitAbsence[] {
  return cells.apart.flatMap((id): UnitAbsence[] => {
    const months = (cells.narrow.get(id) ?? []).filter(({ month }) => month >= first && month <= last);
    if (months.length !== 12) return [];
    const sums = addTotals(months.map((month) => ({ ...month, ended: 0, endedDays: 0 })));
    const percentage = absencePercentage(sums.sickDays, sums.employmentDays);
    const frequency = reportFrequency(sums.reports, sums.headDays)?.value ?? null;
    if (percentage === null || frequency === null) return [];
    return [{ id, reports: sums.reports, personYears: sums.headDays / DAYS_PER_YEAR, percentage, frequency }];
  });
}

function relationOf(scale: Scale, absence: readonly UnitAbsence[], input: Input): Relation {
  const pairs = absence.flatMap((unit) => {
    const score = input.scores.get(unit.id)?.get(scale.id);
    return score === undefined ? [] : [{ ...unit, score }];
  });
  const groups = pairs.length;
  const x = pairs.map(({ score }) => score);
  const y = pairs.map((pair) => pair[input.outcome]);
  const base = { scale: scale.id, title: scale.title, higherIs: scale.higherIs, units: groups };
  if (!mayShow('absence-scatter', { groups }).show)
    return { ...base, points: [], correlation: null, model: null };
  return {
    ...base,
    points: pairs.map(({ id, score, percentage, frequency, personYears }) => ({
      unit: input.names.get(id) ?? '',
      score,
      percentage,
      frequency,
      heads: Math.round(personYears),
    })),
    correlation: mayShow('absence-correlation', { groups }).show ? correlate(x, y) : null,
    model: mayShow('absence-model', { groups }).show ? modelOf(pairs) : null,
  };
}

function correlate(x: readonly number[], y: readonly number[]) {
  const rho = spearmanRho(x, y);
  const p =
    x.length <= MOST_EXACT_PAIRS
      ? spearmanExactP(x, y)
      : spearmanPermutationP(x, y, { replicates: REPLICATES, rng: rngFromSeed(SEED) });
  return rho === null || p === null ? null : { rho, p, survives: false };
}

function modelOf(pairs: readonly (UnitAbsence & { readonly score: number })[]): Relation['model'] {
  const fit = quasiPoissonRegression({
    counts: pairs.map(({ reports }) => reports),
    exposures: pairs.map(({ personYears }) => personYears),
    predictors: pairs.map(({ score }) => [score / POINTS]),
  });
  const slope = fit?.coefficients[1];
  if (!slope) return null;
  const { lower, upper } = slope.interval;
  return {
    ratio: Math.exp(slope.estimate),
    interval: { lower: Math.exp(lower), upper: Math.exp(upper) },
    p: slope.p,
  };
}
