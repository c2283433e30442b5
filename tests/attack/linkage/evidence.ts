import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import pg from 'pg';

/** One thing an attacker can lay hands on: bytes in the order in which they were written. */
export interface Medium {
  readonly name: string;
  readonly kind: 'table' | 'log-of-changes' | 'file' | 'log';
  readonly bytes: Buffer;
}

/**
 * Every row of every table, oldest transaction first and then by place, which is what `xmin` and `ctid` give away to
 * whoever can read the database. Binary columns come as hexadecimal text and once more as bytes.
 */
export async function dumpTables(databaseUrl: string): Promise<Medium[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname = 'public' and relkind = 'r' order by 1`,
    );
    const media: Medium[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from public."${name}" t order by xmin::text::bigint, ctid`,
      );
      media.push({ name, kind: 'table', bytes: Buffer.concat(rows.map(({ line }) => bothWays(line))) });
    }
    return media;
  } finally {
    await client.end();
  }
}

/** The text of a row, and behind it the bytes that its hexadecimal parts stand for. */
function bothWays(line: string): Buffer {
  const binary = [...line.matchAll(/\\+x([0-9a-f]{8,})/g)].map((match) => Buffer.from(match[1] ?? '', 'hex'));
  const uuids = [...line.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map((match) =>
    Buffer.from(match[0].replaceAll('-', ''), 'hex'),
  );
  return Buffer.concat([Buffer.from(`${line}\n`), ...binary, ...uuids]);
}

/** The files of PostgreSQL, the files of the product and the logs of both. */
export function readFiles(cluster: string, dataDir: string, logs: string): Medium[] {
  const wal = filesBelow(join(cluster, 'pg_wal')).sort();
  const databaseLogs = filesBelow(join(cluster, 'log')).sort();
  const others = [...filesBelow(join(cluster, 'base')), ...filesBelow(join(dataDir, 'keys'))];
  const as = (kind: Medium['kind'], root: string) => (path: string) => ({
    name: relative(root, path),
    kind,
    bytes: readFileSync(path),
  });
  return [
    // One medium: the log of changes runs on from file to file.
    { name: 'pg_wal', kind: 'log-of-changes', bytes: Buffer.concat(wal.map((path) => readFileSync(path))) },
    ...others.map(as('file', dataDir)),
    ...[...databaseLogs, ...filesBelow(logs)].map(as('log', logs)),
  ];
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
  } catch {
    return [];
  }
}
