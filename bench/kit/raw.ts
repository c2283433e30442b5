import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * The yardstick of a submission: a spent token and a row of sealed answers in one statement, prepared, over plain tables
 * in the same database, without a product around it.
 */
export interface RawTable {
  /** Rows a second with so many connections. */
  perSecond(connections: number, rows: number): Promise<number>;
  /** Rows a second in statements of a thousand rows. */
  batched(rows: number): Promise<number>;
  drop(): Promise<void>;
}

const INSERT = `with spent as (insert into raw_spent (token) values ($1) on conflict do nothing returning 1)
  insert into raw_ballot (campaign_id, scope_id, serial, box) select $2, $3, $1, $4 from spent`;

export async function makeRawTable(url: string, boxBytes: number): Promise<RawTable> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`create table if not exists raw_spent (token bytea primary key);
    create table if not exists raw_ballot (campaign_id uuid not null, scope_id uuid not null, serial bytea not null, box bytea not null);
    truncate raw_spent, raw_ballot`);
  const [campaign, scope] = [randomUUID(), randomUUID()];
  const box = randomBytes(boxBytes);
  const clients: pg.Client[] = [];
  const connected = async (number: number) => {
    while (clients.length < number) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      clients.push(client);
    }
    return clients.slice(0, number);
  };
  return {
    async perSecond(connections, rows) {
      const used = await connected(connections);
      let left = rows;
      const begun = performance.now();
      await Promise.all(
        used.map(async (client) => {
          while (left-- > 0)
            await client.query({
              name: 'raw',
              text: INSERT,
              values: [randomBytes(32), campaign, scope, box],
            });
        }),
      );
      return (1000 * rows) / (performance.now() - begun);
    },
    async batched(rows) {
      const begun = performance.now();
      for (let done = 0; done < rows; done += 1000) {
        const serials = Array.from({ length: 1000 }, () => randomBytes(32));
        await owner.query(
          'insert into raw_ballot select $1, $2, serial, $3 from unnest($4::bytea[]) as serial',
          [campaign, scope, box, serials],
        );
      }
      return (1000 * rows) / (performance.now() - begun);
    },
    async drop() {
      await Promise.all(clients.map((client) => client.end()));
      await owner.query('drop table raw_spent, raw_ballot');
      await owner.end();
    },
  };
}
