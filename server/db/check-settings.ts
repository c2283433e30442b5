import pg from 'pg';
import { StartError } from '../start-error.ts';

/**
 * Settings of a PostgreSQL server under which answers could be traced or a receipt could be empty: who committed when,
 * statements or their values in the log, answers that are acknowledged before they are on disk.
 */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  track_commit_timestamp: ['off'],
  log_statement: ['none', 'ddl'],
  log_duration: ['off'],
  log_min_duration_statement: ['-1'],
  log_min_duration_sample: ['-1'],
  log_transaction_sample_rate: ['0'],
  log_parameter_max_length_on_error: ['0'],
  synchronous_commit: ['on', 'remote_apply', 'remote_write', 'local'],
  fsync: ['on'],
  full_page_writes: ['on'],
};

export interface WrongSetting {
  readonly name: string;
  readonly value: string;
  readonly wanted: string;
}

/** Which settings of this server are not as they must be; empty when all are. */
export async function wrongSettings(databaseUrl: string): Promise<readonly WrongSetting[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [[...Object.keys(WANTED), 'shared_preload_libraries', 'session_preload_libraries']],
    );
    return rows.flatMap(({ name, setting }) => {
      if (name.endsWith('preload_libraries'))
        return setting.includes('auto_explain') ? [{ name, value: setting, wanted: 'no auto_explain' }] : [];
      const wanted = WANTED[name] ?? [];
      return wanted.includes(setting) ? [] : [{ name, value: setting, wanted: wanted[0] ?? '' }];
    });
  } finally {
    await client.end();
  }
}

/** Refuses to start on a server that keeps more than it should. */
export async function refuseTracing(databaseUrl: string): Promise<void> {
  const wrong = await wrongSettings(databaseUrl);
  if (wrong.length === 0) return;
  const list = wrong.map(({ name, value, wanted }) => `${name} is ${value} and must be ${wanted}`).join('; ');
  throw new StartError(
    `With the settings of this database server answers could be traced or lost: ${list}. Ask its administrator to change them, then start again.`,
  );
}
