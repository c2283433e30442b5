import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The last column of every row of the two tables, by what the row says. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (ASVS|Pitfall|-)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
  .map((cells) => [`${cells[0]}: ${cells[1]}`, cells.at(-1) ?? ''] as const);

const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `tests/${file.replaceAll('\\', '/')}`);

/** Files that a word between backticks means: a path, or the name of a test with or without its ending. */
function filesOf(word: string): readonly string[] {
  const [folder, ending] = word.split('*');
  if (ending !== undefined)
    return tests.filter((file) => file.startsWith(folder ?? '') && file.endsWith(ending));
  if (word.startsWith('tests/')) return tests.filter((file) => file === word || file.startsWith(`${word}/`));
  return tests.filter((file) => file.endsWith(`/${word}`) || file.endsWith(`/${word}.test.ts`));
}

/** Where a name that is made from a table stands in full. */
const snapshotOf = (file: string) => join(dirname(file), '__snapshots__', `${basename(file)}.snap`);

test('the list of requirements has a row per chapter, and only one says that there is no test', () => {
  const chapters = new Set(rows.map(([row]) => row.split(':')[0]));
  for (const chapter of [
    'V1',
    'V2',
    'V3',
    'V4',
    'V5',
    'V6',
    'V7',
    'V8',
    'V9',
    'V10',
    'V11',
    'V12',
    'V13',
    'V14',
  ])
    expect(chapters).toContain(chapter);
  for (const chapter of ['V15', 'V16', 'Backups', 'Linkage', 'Canary']) expect(chapters).toContain(chapter);
  expect(rows.filter(([, behind]) => behind === 'none')).toHaveLength(1);
});

test.each(rows.filter(([, behind]) => behind !== 'none'))('%s', (_, behind) => {
  const words = [...behind.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
  const commands = words.flatMap((word) => /^npm run ([\w:-]+)/.exec(word)?.[1] ?? []);
  for (const command of commands) expect(scripts).toHaveProperty([command]);
  const named = words.filter((word) => /\.ts$|^tests\/|^[a-z]+(-[a-z]+)+$/.test(word));
  expect(named.length + commands.length).toBeGreaterThan(0);
  const files = named.map((word) => [word, filesOf(word)] as const);
  expect(files.filter(([, found]) => found.length === 0)).toEqual([]);
  const text = files
    .flatMap(([, found]) => found)
    .flatMap((file) => [file, snapshotOf(file)].filter((path) => existsSync(join(ROOT, path))))
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  // “of the manage site …” is the beginning of the name of a test in one of these files.
  const quoted = [...behind.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name.replace(/\s*…$/, ''));
  expect(quoted.filter((name) => !text.includes(name))).toEqual([]);
});

test('every package of the lock file has one version and the hash of what was fetched', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, object>;
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  const packages = Object.entries(read('package-lock.json').packages ?? {}) as [
    string,
    { integrity?: string },
  ][];
  const without = packages.filter(
    ([path, { integrity }]) => path !== '' && !integrity?.startsWith('sha512-'),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});
