import { expect, test } from 'vitest';
import { campaignPicture } from '../../../server/domain/comparison/campaign-picture.ts';
import type { ScaleFigure } from '../../../server/domain/comparison/scale-figure.ts';

const figure = (mean: number, nFrom = 30): ScaleFigure => ({
  mean,
  bound: 'about',
  step: 2.5,
  nFrom,
  nTo: nFrom + 19,
  sd: nFrom >= 20 ? 20 : null,
});
const SCALE = { id: 'work-pressure', higherIs: 'unfavourable' } as const;
const of = (entries: Record<string, number>) =>
  new Map(Object.entries(entries).map(([unit, mean]) => [unit, new Map([[SCALE.id, figure(mean)]])]));

const units = [
  { id: 'org', parentId: null },
  { id: 'north', parentId: 'org' },
  ...['a', 'b', 'c'].map((id) => ({ id, parentId: 'north' })),
  ...['d', 'e', 'f'].map((id) => ({ id, parentId: 'org' })),
];
const shown = of({ org: 50, north: 55, a: 70, b: 45, c: 50, d: 30, e: 50, f: 55 });
shown.get('org')?.set(SCALE.id, { ...figure(50), nFrom: 200, nTo: 499 });

const picture = (earlier: ReturnType<typeof of>, comparable: readonly string[]) =>
  campaignPicture({ units, scales: [SCALE], shown, earlier, comparable: new Set(comparable) });

test('the organisation itself is compared with nobody, every other unit with the rest', () => {
  const { comparisons, topId } = picture(new Map(), []);
  expect(topId).toBe('org');
  expect(comparisons.has('org')).toBe(false);
  expect(comparisons.get('a')?.get(SCALE.id)?.verdict).toBe('attention');
  expect(comparisons.get('d')?.get(SCALE.id)?.verdict).toBe('strong');
});

test('the order keeps its direction and lies closer together than the figures', () => {
  const { shrunken } = picture(new Map(), []);
  const a = shrunken.get('a')?.get(SCALE.id) as number;
  const d = shrunken.get('d')?.get(SCALE.id) as number;
  expect(a).toBeLessThan(70);
  expect(d).toBeGreaterThan(30);
  expect(a).toBeGreaterThan(d);
});

test('a unit above others gets a place in the order, but does not count twice in what teams differ', () => {
  const withoutNorth = new Map([...shown].filter(([unit]) => unit !== 'north'));
  const without = campaignPicture({
    units,
    scales: [SCALE],
    shown: withoutNorth,
    earlier: new Map(),
    comparable: new Set(),
  });
  const { shrunken } = picture(new Map(), []);
  expect(shrunken.get('a')).toEqual(without.shrunken.get('a'));
  expect(shrunken.get('north')?.get(SCALE.id)).toBeGreaterThan(50);
});

test('a change is told only where exactly the same was asked', () => {
  const earlier = of({ org: 50, a: 45 });
  expect(picture(earlier, []).trends.size).toBe(0);
  const { trends } = picture(earlier, [SCALE.id]);
  expect(trends.get('a')?.get(SCALE.id)).toMatchObject({ earlier: 45, verdict: 'worse', difference: 25 });
  expect(trends.has('b')).toBe(false);
});
