import { largeCampaign } from '../../tests/support/large-campaign.ts';
import { PASSWORD, startRunningHouse } from '../../tests/support/running-house.ts';
import { type Bench, setting } from '../kit/bench.ts';
import { LIMESURVEY } from '../kit/peers.ts';

const EMAIL = 'directie@testdam.example';

/**
 * Everything that may be exported of a large organisation. Rows of persons are never exported; the largest file is one
 * row per unit and subject, so what it costs depends on the tree and not on the number of answers.
 */
export const exports_: Bench = async (context) => {
  const [units, scales] = [setting(context, 'units', 2000), setting(context, 'scales', 25)];
  const house = await startRunningHouse();
  try {
    await house.addAccount(EMAIL, 'management');
    const { campaignId } = await largeCampaign(house, { units, scales, answers: 100_000 });
    const reply = await house.apps.manage.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: EMAIL, password: PASSWORD },
    });
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
    for (const [kind, address] of [
      ['csv, streamed', 'figures.csv'],
      ['xlsx of the top', 'report.xlsx'],
    ] as const) {
      const [seconds, sizes]: [number[], number[]] = [[], []];
      let rss = 0;
      for (let turn = 0; turn <= (context.full ? 9 : 4); turn += 1) {
        const begun = performance.now();
        const before = process.memoryUsage().rss;
        const response = await fetch(`${house.manageUrl}/api/campaigns/${campaignId}/${address}`, {
          headers: { cookie },
        });
        let bytes = 0;
        for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
        if (response.status !== 200) throw new Error(`The export gave ${response.status}`);
        if (turn === 0) continue;
        seconds.push((performance.now() - begun) / 1000);
        sizes.push(bytes);
        rss = Math.max(rss, process.memoryUsage().rss - before);
      }
      const counts = { units, scales, bytes: sizes[0] ?? 0, megabytes: Math.round(rss / 1024 / 1024) };
      const reference = LIMESURVEY.export100k;
      context.say({
        figure: `figures of ${units} units as ${kind}`,
        unit: 's',
        values: seconds,
        reference,
        better: 'less',
        counts,
        limits: { floor: 2, goal: 1 },
      });
    }
  } finally {
    await house.stop();
  }
};
