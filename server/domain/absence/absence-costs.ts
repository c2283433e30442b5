/** From a low to a high estimate. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Working days in a week of seven calendar days. */
const WORKING_PART = 5 / 7;

/**
 * Cost of absence.
 *
 * Answers: what did the lost days cost, roughly?
 * Formula: working days = weighted sick days x 5/7; cost = working days x cost per day + heads x yearly cost of the
 *   occupational health service + long absences x cost of reintegration; low with the low, high with the high price
 * Source: amounts are defaults with their own source and population, all editable (surveys/norms/verzuimkosten-per-dag);
 *   the division by 5/7 because providers price working days.
 * Defined for: amounts and numbers >= 0, low <= high; otherwise null.
 * Oracle: hand, tests/domain/absence/costs.test.ts.
 */
export function absenceCosts(input: {
  readonly sickDays: number;
  readonly heads: number;
  readonly longCases: number;
  readonly perDay: Range;
  readonly healthServicePerHead: number;
  readonly perLongCase: number;
}): (Range & { readonly workingDays: number; readonly fixed: number }) | null {
  const { sickDays, heads, longCases, perDay, healthServicePerHead, perLongCase } = input;
  const all = [sickDays, heads, longCases, perDay.low, healthServicePerHead, perLongCase];
  if (!all.every((value) => value >= 0) || !(perDay.high >= perDay.low)) return null;
  const workingDays = sickDays * WORKING_PART;
  const fixed = heads * healthServicePerHead + longCases * perLongCase;
  return {
    workingDays,
    fixed,
    low: workingDays * perDay.low + fixed,
    high: workingDays * perDay.high + fixed,
  };
}
