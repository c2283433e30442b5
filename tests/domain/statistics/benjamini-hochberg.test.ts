import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { benjaminiHochberg } from '../../../server/domain/statistics/benjamini-hochberg.ts';
import { expectAllClose, readOrganisations } from './oracle.ts';

describe('false discovery rate', () => {
  it.each(readOrganisations().map(({ tests }, i) => ({ i, tests })))(
    'is that of p.adjust in organisation $i in R',
    ({ tests }) => {
      expectAllClose(benjaminiHochberg(tests.p).adjusted, tests.adjusted);
    },
  );

  it('marks the first four of the fifteen p values of Benjamini & Hochberg 1995', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const { significant } = benjaminiHochberg(p, 0.05);
    expect(significant).toEqual(p.map((_, i) => i < 4));
  });

  it('passes over cells that were not tested', () => {
    const { adjusted, significant } = benjaminiHochberg([null, 0.04, null, 0.01]);
    expect(adjusted).toEqual([null, 0.04, null, 0.02]);
    expect(significant).toEqual([null, true, null, true]);
    expect(benjaminiHochberg([]).significant).toEqual([]);
  });

  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

  it('never lowers a p value, keeps their order and stays at most 1', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = benjaminiHochberg(p).adjusted as number[];
        p.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (value < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
      }),
    );
  });

  it('marks no fewer cells when one p value gets smaller', () => {
    fc.assert(
      fc.property(pValues, fc.nat(), (p, pick) => {
        const i = pick % p.length;
        const marks = (list: number[]): number => benjaminiHochberg(list).significant.filter(Boolean).length;
        expect(marks(p.with(i, p[i]! / 2))).toBeGreaterThanOrEqual(marks(p));
      }),
    );
  });

  it('marks what the step-up rule marks: up to the largest i with p(i) <= q * i / m', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, i) => value <= (0.05 * (i + 1)) / p.length);
        expect(benjaminiHochberg(p).significant).toEqual(
          p.map((value) => last >= 0 && value <= sorted[last]!),
        );
      }),
    );
  });
});
