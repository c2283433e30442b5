// Writes what is derived from the migrations: server/db/schema.ts (types) and migrations/schema.sql (readable dump).
// `npm run gen` after a migration; the tests make both again and refuse a difference.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { describeDatabase } from './gen/describe-database.ts';
import { writeDump } from './gen/write-dump.ts';
import { writeTypes } from './gen/write-types.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'werkpeil-gen-'));
const server = await startEmbedded({ dataDir: folder, fast: true });
try {
  await migrate(server.url);
  const description = await describeDatabase(server.url);
  writeFileSync(join(root, 'server/db/schema.ts'), writeTypes(description));
  writeFileSync(join(root, 'migrations/schema.sql'), writeDump(description));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
