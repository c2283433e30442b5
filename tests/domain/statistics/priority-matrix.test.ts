import { describe, expect, it } from 'vitest';
import { priorityMatrix } from '../../../server/domain/statistics/priority-matrix.ts';

const scales = [
  { scale: 'autonomy', contribution: 0.06, gap: 0.9, affected: 20 },
  { scale: 'work-pressure', contribution: 0.18, gap: 0.4, affected: 80 },
  { scale: 'support', contribution: 0.06, gap: -0.7, affected: 90 },
];

describe('priority matrix', () => {
  it('places scales by their share of the explained variance, the gap and the people affected', () => {
    const { basis, points } = priorityMatrix(scales);
    expect(basis).toBe('drivers');
    expect(points.map(({ scale }) => scale)).toEqual(['work-pressure', 'autonomy', 'support']);
    expect(points[0]!.x).toBeCloseTo(0.6, 12);
    expect(points[0]).toMatchObject({ y: 0.4, size: 80 });
  });

  it('orders by gap times reach when the drivers are not known', () => {
    const { basis, points } = priorityMatrix(scales.map((scale) => ({ ...scale, contribution: null })));
    expect(basis).toBe('gap-times-reach');
    expect(points.map(({ scale, x }) => [scale, x])).toEqual([
      ['work-pressure', null],
      ['autonomy', null],
      ['support', null],
    ]);
  });

  it('gives favourable scales no urgency: they keep their order at the end', () => {
    const favourable = [
      { scale: 'support', contribution: 0.2, gap: -0.9, affected: 10 },
      { scale: 'clarity', contribution: 0.1, gap: -0.1, affected: 10 },
    ];
    const { points } = priorityMatrix([...favourable, scales[0]!]);
    expect(points.map(({ scale }) => scale)).toEqual(['autonomy', 'support', 'clarity']);
  });

  it('falls back as soon as one scale has no contribution, and leaves the list alone', () => {
    const frozen = Object.freeze([scales[0]!, { ...scales[1]!, contribution: null }]);
    expect(priorityMatrix(frozen).basis).toBe('gap-times-reach');
    expect(priorityMatrix([])).toEqual({ basis: 'gap-times-reach', points: [] });
  });
});
