import { expect, test } from 'vitest';
import { measureGrowth } from '../../bench/kit/growth.ts';

test(
  'cost grows as it may: statements, pages and memory at two sizes, by counting',
  { timeout: 240_000 },
  async () => {
    const found = await measureGrowth({ small: 200, large: 2_000 });
    expect(found.map(({ figure }) => figure)).toContain('statements of a submission');
    const above = found.filter(({ large, atMost }) => large > atMost);
    expect(above).toEqual([]);
  },
);
