import { expect, test } from 'vitest';
import { absenceCosts } from '../../../server/domain/absence/absence-costs.ts';
import { businessCase } from '../../../server/domain/absence/business-case.ts';

test('1400 weighted days are 1000 working days; with 250 to 400 a day and 14000 + 7000 fixed: 271000 to 421000', () => {
  const cost = absenceCosts({
    sickDays: 1400,
    heads: 100,
    longCases: 2,
    perDay: { low: 250, high: 400 },
    healthServicePerHead: 140,
    perLongCase: 3500,
  });
  expect(cost).toEqual({ workingDays: 1000, fixed: 21_000, low: 271_000, high: 421_000 });
});

test('a measure of 45000 has to prevent one case of 180 days at 250 a day, fewer at a higher price', () => {
  const result = businessCase({
    cost: { low: 250_000, high: 400_000 },
    workRelatedPart: { low: 0.1, high: 0.4 },
    measureCost: 45_000,
    perDay: { low: 250, high: 400 },
    daysPerCase: 180,
  });
  expect(result?.workRelated).toEqual({ low: 25_000, high: 160_000 });
  expect(result?.daysToPrevent).toEqual({ low: 112.5, high: 180 });
  expect(result?.casesToPrevent).toEqual({ low: 0.625, high: 1 });
  expect(result?.neededPart).toEqual({ low: 45 / 160, high: 1.8 });
});

test('negative amounts, reversed ranges and a case of no days give nothing', () => {
  const cost = {
    sickDays: 1,
    heads: 1,
    longCases: 0,
    perDay: { low: 1, high: 2 },
    healthServicePerHead: 0,
    perLongCase: 0,
  };
  expect(absenceCosts({ ...cost, sickDays: -1 })).toBeNull();
  expect(absenceCosts({ ...cost, perDay: { low: 2, high: 1 } })).toBeNull();
  const measure = {
    cost: { low: 1, high: 2 },
    workRelatedPart: { low: 0.1, high: 0.2 },
    measureCost: 1,
    perDay: { low: 1, high: 2 },
    daysPerCase: 10,
  };
  expect(businessCase({ ...measure, daysPerCase: 0 })).toBeNull();
  expect(businessCase({ ...measure, workRelatedPart: { low: 0, high: 0.2 } })).toBeNull();
});
