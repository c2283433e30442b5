import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actKey } from '../server/features/audit/name-of-act.ts';
import type { Contract } from '../server/http/contract.ts';
import { hasWords } from '../server/words.ts';

const FEATURES = join(import.meta.dirname, '..', 'server', 'features');

async function changingRoutes(): Promise<string[]> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('contract.ts'),
  );
  const modules = await Promise.all(
    files.map((file) => import(join(FEATURES, file)) as Promise<{ routes: Record<string, Contract> }>),
  );
  return modules.flatMap(({ routes }) =>
    Object.entries(routes)
      .filter(
        ([key, { access, changes }]) => access !== 'anyone' && !key.startsWith('GET') && changes !== false,
      )
      .map(([key]) => key),
  );
}

test('every act that the log keeps has words in both languages', async () => {
  const acts = [...(await changingRoutes()), 'sign-in', 'password-reset', 'account-opened'];
  expect(acts.length).toBeGreaterThan(60);
  const silent = acts.filter((act) => !hasWords('nl', actKey(act)) || !hasWords('en', actKey(act)));
  expect(silent).toEqual([]);
});
