import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCOPES } from '../server/http/contract.ts';
import { readContracts } from './support/contracts.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'api.md'), 'utf8');

test('the page about the machine API names every scope with exactly the routes that a key with it may call', async () => {
  const contracts = await readContracts();
  for (const scope of SCOPES) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${scope}\` `)) ?? '';
    const named = [...row.matchAll(/`((?:GET|POST) [^`]+)`/g)].map(([, route]) => route);
    const real = contracts.filter(([, contract]) => contract.scope === scope).map(([key]) => key);
    expect([scope, named.toSorted()]).toEqual([scope, real.toSorted()]);
  }
});
