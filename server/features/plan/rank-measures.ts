import type { Measure } from '../../domain/questionnaire/measures.ts';

const STEPS = ['source', 'collective', 'individual'];

/** Measures for one scale: source before collective before individual; within a step those most about this scale first. */
export function rankMeasures(measures: readonly Measure[], scale: string): Measure[] {
  return measures
    .filter((measure) => measure.scales.includes(scale))
    .toSorted((a, b) => compareNumbers(rankFor(scale, a), rankFor(scale, b)));
}

function rankFor(scale: string, measure: Measure): readonly number[] {
  const aboutAbsence = measure.field4A === 'absence' ? 1 : 0;
  return [STEPS.indexOf(measure.step), aboutAbsence, measure.scales.indexOf(scale), measure.scales.length];
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
