import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server that the tests clone their databases on, and the name of the migrated template. */
    serverUrl: string;
    templateName: string;
  }
}

/** One PostgreSQL for the whole run: the one of DATABASE_URL, or the embedded one. A template is migrated once. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL || undefined;
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-test-'));
  const embedded = given ? null : await startEmbedded({ dataDir: folder, fast: true });
  const serverUrl = given ?? embedded?.url ?? '';
  const templateName = `werkpeil_template_${process.pid}`;
  await administer(serverUrl, `create database ${templateName}`);
  await migrate(withDatabase(serverUrl, templateName));
  project.provide('serverUrl', serverUrl);
  project.provide('templateName', templateName);
  return async () => {
    await dropDatabase(serverUrl, templateName);
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Drops a database with whoever is still connected. An ordinary owner may not send away a worker of the server itself (it
 * vacuums at times of its own); that worker is done in a moment, so the next try succeeds.
 */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await administer(serverUrl, `drop database if exists ${name} with (force)`);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || tries === 20) throw error;
      await new Promise((wake) => setTimeout(wake, 250));
    }
  }
}
