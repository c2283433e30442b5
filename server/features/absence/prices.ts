import type { Prices } from './contract.ts';

/**
 * Where the calculation starts when an organisation has no prices of its own.
 *
 * perDayLow: 250 euro a day, without replacement; of absences through mental complaints (003_c3785596c6ab26ef.txt,
 * section 1.2). perDayHigh: 400 euro (NN, 2025-2026, through surveys/norms/verzuimkosten-per-dag.csv). The health
 * service (140 a year) and reintegration (3500 per long absence): example of an insurer, to be replaced by one's own.
 * workRelatedLow: 7.1 per cent of employees with absence call it mainly work-related (NEA 2023). workRelatedHigh: 46 per
 * cent of the wage cost of absence, 6.1 of 13.3 billion (2017-2018, surveys/norms/verzuimkosten-nederland.csv): other
 * people count other things, so this is a range and not a middle. daysPerCase: 180 days, of absences through mental
 * complaints (same section).
 */
export const DEFAULT_PRICES: Prices = {
  perDayLow: 250,
  perDayHigh: 400,
  healthServicePerHead: 140,
  perLongCase: 3500,
  workRelatedLow: 7.1,
  workRelatedHigh: 46,
  daysPerCase: 180,
  measureCost: 10_000,
};
