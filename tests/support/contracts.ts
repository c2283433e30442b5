import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../server/http/contract.ts';

const FEATURES = join(import.meta.dirname, '..', '..', 'server', 'features');

/**
 * The contracts of every feature, found on disk, so that a new route cannot be forgotten. A feature may have several:
 * one for accounts, one for the answer site.
 */
export async function readContracts(): Promise<readonly (readonly [key: string, Contract])[]> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('contract.ts'),
  );
  const modules = await Promise.all(
    files.map((file) => import(join(FEATURES, file)) as Promise<Record<string, unknown>>),
  );
  const routes = new Map<string, Contract>();
  for (const module of modules)
    for (const exported of Object.values(module))
      for (const [key, contract] of Object.entries(exported ?? {}))
        if (/^(GET|POST|PUT|PATCH|DELETE) \/api\//.test(key)) routes.set(key, contract as Contract);
  return [...routes];
}
