import { expect, test } from 'vitest';
import { loadCapacityOf } from '../../../server/domain/analyses/load-capacity.ts';

const scales = { demands: ['pressure', 'emotions'], resources: ['autonomy', 'support'] };
const organisation = new Map<string, { mean: number; sd: number | null }>([
  ['pressure', { mean: 40, sd: 20 }],
  ['emotions', { mean: 30, sd: 10 }],
  ['autonomy', { mean: 60, sd: 20 }],
  ['support', { mean: 70, sd: 10 }],
]);

test('is the mean z of the demands minus the mean z of the resources', () => {
  const unit = new Map([
    ['pressure', { mean: 60, sd: null }], // z = 1
    ['emotions', { mean: 35, sd: null }], // z = 0.5
    ['autonomy', { mean: 50, sd: null }], // z = -0.5
    ['support', { mean: 70, sd: null }], // z = 0
  ]);
  // By hand: 0.75 - (-0.25) = 1.
  expect(loadCapacityOf(scales, unit, organisation)).toEqual({ index: 1, demands: 2, resources: 2 });
});

test('leaves out what has no figure on either side, and says how many scales count', () => {
  const unit = new Map([
    ['pressure', { mean: 60, sd: null }],
    ['support', { mean: 60, sd: null }], // z = -1
  ]);
  expect(loadCapacityOf(scales, unit, organisation)).toEqual({ index: 2, demands: 1, resources: 1 });
  const without = new Map([...organisation, ['support', { mean: 70, sd: null }]]);
  expect(loadCapacityOf(scales, unit, without)).toBeNull();
  expect(loadCapacityOf(scales, new Map(), organisation)).toBeNull();
});

test('the organisation beside itself is 0', () => {
  expect(loadCapacityOf(scales, organisation, organisation)?.index).toBe(0);
});
