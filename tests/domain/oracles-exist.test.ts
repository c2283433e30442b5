import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Every file with a formula says what it is checked against; a name that leads nowhere would be a check that nobody made. */
test('every test and script that a formula names as its oracle is there', () => {
  const folder = join(ROOT, 'server', 'domain');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/tests\/[\w./-]+?\.(?:test\.ts|R)\b/g)].map(
      ([path]) => ({ file, path }),
    ),
  );
  expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(named.length).toBeGreaterThan(80);
});
