import pg from 'pg';
import { drawSerial } from '../../server/crypto/fast-client.ts';
import { sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import {
  closeRealCampaign,
  launchRealCampaign,
  type RealCampaign,
} from '../../tests/support/real-campaign.ts';
import { makeRealProduct } from '../../tests/support/real-product.ts';
import { randomAnswers } from '../kit/ballots.ts';
import type { Bench } from '../kit/bench.ts';
import { memoryOf } from '../kit/machine.ts';
import { nativeOpening } from '../kit/raw-crypto.ts';

const BATCH = 500;
/** Counting one opened ballot in typed arrays on one thread, as measured by hand: 0.12 µs. */
const COUNT_SECONDS = 0.12e-6;

/** From the close to published figures, beside what opening the boxes alone takes on one thread. */
export const tally: Bench = async (context) => {
  const sizes = (context.settings.ballots ?? (context.full ? '10000,100000,1000000' : '10000,50000')).split(
    ',',
  );
  for (const size of sizes.map(Number)) await countOnce(context, size);
};

async function countOnce({ say }: Parameters<Bench>[0], ballots: number): Promise<void> {
  const product = await makeRealProduct();
  try {
    await product.start();
    const campaign = await launchRealCampaign(product, { people: 400, perTeam: 20 });
    const boxBytes = await fillBox(product.databaseUrl(), campaign, ballots);
    const openings = await nativeOpening(boxBytes);
    openings(200);
    const alone = 1 / openings(2000) + COUNT_SECONDS;
    const begun = performance.now();
    await closeRealCampaign(campaign);
    const seconds = (performance.now() - begun) / 1000;
    const client = new pg.Client({ connectionString: product.databaseUrl() });
    await client.connect();
    const { rows } = await client.query<{ counted: number; invalid: number }>(
      'select counted, invalid from tally',
    );
    await client.end();
    const { counted = 0, invalid = 0 } = rows[0] ?? {};
    say({
      figure: `count of ${ballots} ballots, to published figures`,
      unit: 's',
      values: [seconds],
      reference: { name: 'opening and counting alone, one thread', values: [alone * ballots] },
      better: 'less',
      limits: { floor: 2, goal: 1.3, of: 'ratio' },
      counts: { counted, invalid, lost: ballots - counted - invalid, boxBytes },
    });
    const { peak } = memoryOf(product.pid());
    say({
      figure: `memory of the product after ${ballots} ballots, most`,
      unit: 'MB',
      values: [peak],
      better: 'less',
    });
  } finally {
    await product.stop();
    product.remove();
  }
}

/** Puts sealed random answers straight into the box: how they come in is measured elsewhere. */
async function fillBox(url: string, { material, id }: RealCampaign, ballots: number): Promise<number> {
  const scopes = material.manifest.scopes.map((scope) => scope.id);
  const rng = rngFromSeed(ballots);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let boxBytes = 0;
  for (let done = 0; done < ballots; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ballots - done) }, (_, index) => {
      const scopeId = scopes[(done + index) % scopes.length] as string;
      const serial = drawSerial();
      const box = Buffer.from(sealAnswers(material, scopeId, serial, randomAnswers(material, rng)));
      boxBytes = box.length;
      return { scopeId, serial: Buffer.from(serial), box };
    });
    await client.query(
      'insert into ballot (campaign_id, scope_id, serial, box) select $1, * from unnest($2::uuid[], $3::bytea[], $4::bytea[])',
      [id, rows.map((row) => row.scopeId), rows.map((row) => row.serial), rows.map((row) => row.box)],
    );
  }
  await client.end();
  return boxBytes;
}
