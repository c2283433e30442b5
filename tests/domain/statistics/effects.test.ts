import { describe, expect, it } from 'vitest';
import { cohensD } from '../../../server/domain/statistics/cohens-d.ts';
import { effectBand } from '../../../server/domain/statistics/effect-band.ts';
import { hedgesCorrection } from '../../../server/domain/statistics/hedges-correction.ts';
import { hedgesG } from '../../../server/domain/statistics/hedges-g.ts';
import { readOrganisations } from './oracle.ts';

describe('effect sizes', () => {
  it('count a difference in deviations (58 against 50 with sd 16 is half a deviation)', () => {
    expect(cohensD({ mean: 58, reference: 50, sd: 16 })).toBe(0.5);
    expect(cohensD({ mean: 42, reference: 50, sd: 16 })).toBe(-0.5);
    expect(cohensD({ mean: 58, reference: 50, sd: 0 })).toBeNull();
  });

  it('shrink by 3 / (4 df - 1) in small groups', () => {
    expect(hedgesCorrection(10)).toBeCloseTo(36 / 39, 12);
    expect(hedgesG({ mean: 58, reference: 50, sd: 16, df: 10 })).toBeCloseTo(0.5 * (36 / 39), 12);
    expect(hedgesCorrection(1)).toBeNull();
    expect(hedgesG({ mean: 1, reference: 0, sd: 0, df: 10 })).toBeNull();
  });

  it('have a correction close to the exact one of the gamma function in R', () => {
    for (const { total, rest } of readOrganisations()) {
      expect(hedgesCorrection(total.n - 2)).toBeCloseTo(rest.exactJ, 4);
    }
  });

  it('fall into the bands of Cohen', () => {
    expect([0, 0.19, 0.2, -0.49, 0.5, -0.79, 0.8, -3].map(effectBand)).toEqual([
      'negligible',
      'negligible',
      'small',
      'small',
      'medium',
      'medium',
      'large',
      'large',
    ]);
    expect(effectBand(NaN)).toBeNull();
  });
});
