import pg from 'pg';
import { type Medium, dumpTables } from './evidence.ts';

export interface Sheet {
  readonly tokenHash: Buffer;
  readonly scope: string;
  readonly codes: readonly number[];
}

/**
 * What most products call anonymous: the token is crossed off in one table and the answers go to another, without a key
 * between them. The same people in the same order as in the real run, in a database of their own.
 */
export async function runMutant(databaseUrl: string, sheets: readonly Sheet[]): Promise<Medium[]> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  const url = new URL(databaseUrl);
  url.pathname = '/mutant';
  try {
    await admin.query('create database mutant');
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(
        'create table link (token_hash bytea primary key, used boolean not null default false)',
      );
      await client.query(
        'create table answer (id uuid primary key, scope text not null, codes smallint[] not null)',
      );
      const byHash = [...sheets].sort((a, b) => Buffer.compare(a.tokenHash, b.tokenHash));
      for (const { tokenHash } of byHash) await client.query('insert into link values ($1)', [tokenHash]);
      for (const { tokenHash, scope, codes } of sheets) {
        await client.query('update link set used = true where token_hash = $1', [tokenHash]);
        await client.query('insert into answer values (gen_random_uuid(), $1, $2)', [scope, codes]);
      }
    } finally {
      await client.end();
    }
    return await dumpTables(url.href);
  } finally {
    await admin.query('drop database if exists mutant with (force)');
    await admin.end();
  }
}
