import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../server/http/contract.ts';

const FEATURES = join(import.meta.dirname, '..', '..', 'server', 'features');

/** The contract of every feature, found on disk, so that a new route cannot be forgotten. */
export async function readContracts(): Promise<readonly (readonly [key: string, Contract])[]> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('contract.ts'),
  );
  const modules = await Promise.all(
    files.map((file) => import(join(FEATURES, file)) as Promise<{ routes: Record<string, Contract> }>),
  );
  return modules.flatMap(({ routes }) => Object.entries(routes));
}
