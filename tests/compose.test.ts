import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../server/config.ts';

const ROOT = join(import.meta.dirname, '..');

test('the compose file is sound YAML with the database, the server and a mail catcher, and sets what the server reads', () => {
  const { services } = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')) as {
    services: Record<string, { environment?: Record<string, string> }>;
  };
  expect(Object.keys(services)).toEqual(['database', 'mail', 'server']);
  const config = readConfig(services.server?.environment as NodeJS.ProcessEnv);
  expect(config).toMatchObject({ host: '0.0.0.0', smtpUrl: 'smtp://mail:1025', dataDir: '/data' });
  expect(config.databaseUrl).toContain('@database:5432/');
});

test('.env.example names every setting that the server reads, and no other', () => {
  const named = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    (match) => match[1],
  );
  const read = [
    ...readFileSync(join(ROOT, 'server/config.ts'), 'utf8').matchAll(
      /env\.([A-Z_]+)|read\w+\(env, '([A-Z_]+)'/g,
    ),
  ].map((match) => match[1] ?? match[2]);
  expect(named.toSorted()).toEqual([...new Set(read)].toSorted());
});
