import type { Range } from './absence-costs.ts';

/**
 * Business case of a measure against absence.
 *
 * Answers: how much absence has a measure to prevent to pay for itself?
 * Formula: work-related cost = cost x work-related part, low x low to high x high; days to prevent = measure cost / cost
 *   per day, fewest at the high price; cases = measure cost / (days per case x cost per day); needed part = measure
 *   cost / work-related cost, smallest at the high cost
 * Source: elementary; parts and prices come with their source on the page. Ranges, because no source gives a point.
 * Defined for: prices, days per case and parts > 0 with low <= high, measure cost >= 0; otherwise null.
 * Oracle: hand, tests/domain/absence/costs.test.ts.
 */
export function businessCase(input: {
  readonly cost: Range;
  readonly workRelatedPart: Range;
  readonly measureCost: number;
  readonly perDay: Range;
  readonly daysPerCase: number;
}): {
  readonly workRelated: Range;
  readonly daysToPrevent: Range;
  readonly casesToPrevent: Range;
  readonly neededPart: Range;
} | null {
  const { cost, workRelatedPart, measureCost, perDay, daysPerCase } = input;
  const ranges = [cost, workRelatedPart, perDay];
  if (!ranges.every(({ low, high }) => low > 0 && high >= low)) return null;
  if (!(daysPerCase > 0 && measureCost >= 0)) return null;
  const workRelated = {
    low: cost.low * workRelatedPart.low,
    high: cost.high * workRelatedPart.high,
  };
  const over = (price: Range): Range => ({ low: measureCost / price.high, high: measureCost / price.low });
  return {
    workRelated,
    daysToPrevent: over(perDay),
    casesToPrevent: over({ low: perDay.low * daysPerCase, high: perDay.high * daysPerCase }),
    neededPart: over(workRelated),
  };
}
