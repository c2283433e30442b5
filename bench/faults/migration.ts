import pg from 'pg';
import { migrateWith } from '../../server/db/migrate.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, pause } from '../kit/cluster.ts';
import { quantile, rounded } from '../kit/statistics.ts';
import { compareStored, type Fault, storedSerials, tryOnce, withFaultHouse } from './fault-house.ts';

/** What a next version would bring: a column, its values, a constraint and an index, on tables that people use at that moment. */
const NEXT = {
  '9990_expand': `alter table campaign add column tested_at timestamptz; alter table scope add column tested integer;`,
  '9991_backfill': `update scope set tested = 0 where tested is null;`,
  '9992_contract': `alter table scope add constraint scope_tested check (tested is null or tested >= 0) not valid;
    alter table scope validate constraint scope_tested; create index scope_tested on scope (organisation_id, tested);`,
};

/**
 * Migrations on a database in use, while an old report holds one of the tables: the migration gives way instead of
 * letting everybody queue behind it, and tries again. People that are answering notice nothing.
 */
export const migration: Fault = ({ full }) =>
  withFaultHouse({ people: 60, perTeam: 20 }, async (house) => {
    const { product, campaign, cluster } = house;
    const seconds = full ? 60 : 14;
    const ballots = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), seconds * 60);
    const url = `${product.answerUrl}/api/ballots`;
    const survey = `${product.answerUrl}/api/campaigns/${campaign.id}/manifest`;
    const [acknowledged, slow]: [string[], number[]] = [[], []];
    let errors = 0;
    const begun = performance.now();
    const sending = ballots.map(async ({ body, serial }, at) => {
      await pause((at * 1000) / 60);
      const replies = [await tryOnce(survey), await tryOnce(url, body)];
      slow.push(...replies.map(({ milliseconds }) => milliseconds));
      if (replies.some(({ status }) => status !== 200 && status !== 201)) errors += 1;
      if (replies[1]?.status === 201) acknowledged.push(serial);
    });
    await pause(2000);
    const report = new pg.Client({ connectionString: cluster.url() });
    await report.connect();
    await report.query('begin; select count(*) from campaign; select count(*) from scope');
    const migrating = migrateWith(cluster.url(), NEXT);
    await pause(Math.min(4000, seconds * 250));
    await report.query('commit');
    await report.end();
    const carriedOut = await migrating;
    const took = (performance.now() - begun) / 1000;
    await Promise.all(sending);
    const compared = compareStored(acknowledged, await storedSerials(house));
    const [columns] = await ask<{ number: number }>(
      cluster.url(),
      "select count(*)::int as number from information_schema.columns where table_name = 'scope' and column_name = 'tested'",
    );
    const figures = {
      ...compared,
      errors,
      migrations: carriedOut.length,
      requests: slow.length,
      p95Ms: rounded(quantile(slow, 0.95)),
      longestMs: rounded(Math.max(...slow)),
      secondsUntilMigrated: rounded(took),
    };
    const ok =
      compared.lost + compared.duplicates + errors === 0 &&
      columns?.number === 1 &&
      figures.longestMs < 1500 &&
      carriedOut.length === 3;
    return { ...figures, ok };
  });
