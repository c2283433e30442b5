import { makeRealProduct } from '../../tests/support/real-product.ts';
import type { Bench } from '../kit/bench.ts';

/** From the command to a site that answers: the very first time (a new database) and every later time. Pages are built. */
export const coldStart: Bench = async ({ say, full }) => {
  const product = await makeRealProduct();
  try {
    const started = async () => {
      const begun = performance.now();
      await product.start();
      const seconds = (performance.now() - begun) / 1000;
      await product.stop();
      return seconds;
    };
    const limits = { floor: 30, goal: 10 };
    say({
      figure: 'first start, empty database',
      unit: 's',
      values: [await started()],
      better: 'less',
      limits,
    });
    const later: number[] = [];
    for (let turn = 0; turn < (full ? 9 : 4); turn += 1) later.push(await started());
    say({ figure: 'later start', unit: 's', values: later, better: 'less', limits: { floor: 10, goal: 3 } });
  } finally {
    await product.stop();
    product.remove();
  }
};
