/**
 * How long a count takes and how much memory: puts that many sealed ballots in the box of a campaign on the real product,
 * closes it and waits for the figures. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { drawSerial } from '../../server/crypto/fast-client.ts';
import { sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { closeRealCampaign, launchRealCampaign } from '../support/real-campaign.ts';
import { makeRealProduct } from '../support/real-product.ts';

const { values } = parseArgs({ options: { ballots: { type: 'string', default: '10000' } } });
const number = Number(values.ballots);
const BATCH = 500;

const product = await makeRealProduct();
try {
  await product.start();
  const campaign = await launchRealCampaign(product, { people: 400, perTeam: 20 });
  const { material, id } = campaign;
  const scopes = material.manifest.scopes.map((scope) => scope.id);
  const items = itemsInOrder(material.definition);
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  await client.connect();
  for (let done = 0; done < number; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, number - done) }, (_, index) => {
      const scopeId = scopes[(done + index) % scopes.length] as string;
      const serial = drawSerial();
      const box = sealAnswers(material, scopeId, serial, {
        codes: items.map((_item, at) => 1 + ((done + index + at * 7) % 5)),
        background: material.definition.background.map(
          (question) => (done + index) % (question.options.length + 1),
        ),
        openTexts: material.definition.openQuestions.map(() => ''),
      });
      return { scopeId, serial: Buffer.from(serial), box: Buffer.from(box) };
    });
    await client.query(
      'insert into ballot (campaign_id, scope_id, serial, box) select $1, * from unnest($2::uuid[], $3::bytea[], $4::bytea[])',
      [id, rows.map((row) => row.scopeId), rows.map((row) => row.serial), rows.map((row) => row.box)],
    );
  }
  const begun = Date.now();
  await closeRealCampaign(campaign);
  const seconds = (Date.now() - begun) / 1000;
  const status = readFileSync(`/proc/${product.pid()}/status`, 'utf8');
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
  const { rows } = await client.query<{ counted: number; invalid: number }>(
    'select counted, invalid from tally',
  );
  await client.end();
  console.log(
    JSON.stringify({ ballots: number, ...rows[0], seconds, peakMegabytes: Math.round(peak / 1024) }),
  );
} finally {
  await product.stop();
  product.remove();
}
