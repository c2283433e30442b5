import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { IMPORT_TABLE, roomOf } from './import-table.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['server', 'web/src', 'scripts', 'tests', 'bench'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): string[] {
  return SOURCES.flatMap((folder) => {
    try {
      return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      );
    } catch {
      return [];
    }
  }).filter(
    (file) => /\.(ts|mjs|svelte)$/.test(file) && !file.includes('paraglide') && !file.includes('.svelte-kit'),
  );
}

/** Imports of one file: own files by their path from the root, packages by name. */
function importsOf(file: string, text: string): Import[] {
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n')
    : text;
  const source = ts.createSourceFile(file, scripts, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const own = specifier.startsWith('$lib')
      ? specifier.replace('$lib', join(ROOT, 'web/src/lib'))
      : specifier;
    const to =
      own.startsWith('.') || own.startsWith('/')
        ? relative(ROOT, resolve(dirname(join(ROOT, file)), own))
        : specifier;
    found.push({ from: file, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly ?? false);
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `server/features/<noun>/` of a file in a feature: a part of a feature may use the rest of it, never another feature. */
function nounFolder(path: string): string {
  return `${path.split('/').slice(0, 3).join('/')}/`;
}

/** A sentence per import that its room may not make. */
export function forbiddenImports(
  files: readonly { readonly path: string; readonly text: string }[],
): string[] {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(path);
    if (!room) return [];
    const allowed = IMPORT_TABLE[room] ?? { values: [] };
    return importsOf(path, text)
      .filter(({ to, typeOnly }) => {
        const rules = typeOnly ? [...allowed.values, ...(allowed.types ?? [])] : allowed.values;
        return !rules.some(
          (rule) =>
            to === rule ||
            to.startsWith(`${rule}/`) ||
            (rule === 'own folder' && to.startsWith(nounFolder(path))),
        );
      })
      .map(({ to }) => `${path} (${room}) may not import ${to}`);
  });
}

const files = sourceFiles().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

test('every import is one that its room may make', () => {
  expect(forbiddenImports(files)).toEqual([]);
});

test('a planted import from domain to db is refused', () => {
  const planted = {
    path: 'server/domain/scoring/planted.ts',
    text: "import { openDoors } from '../../db/connection.ts';",
  };
  expect(forbiddenImports([planted])).toEqual([
    'server/domain/scoring/planted.ts (server/domain/scoring) may not import server/db/connection.ts',
  ]);
});

test('a feature never imports another feature', () => {
  const planted = {
    path: 'server/features/plan/planted.ts',
    text: "import { x } from '../results/routes.ts';",
  };
  expect(forbiddenImports([planted])).toHaveLength(1);
});

test('only the privacy room makes a released figure', () => {
  const forged = files.filter(
    ({ path, text }) =>
      !path.startsWith('server/privacy/') &&
      !path.startsWith('tests/') &&
      /\bas (unknown as )?Released</.test(text),
  );
  expect(forged.map(({ path }) => path)).toEqual([]);
});

test('pure rooms know no clock, no chance and no environment', () => {
  const pure = files.filter(({ path }) => /^server\/(domain|privacy)\//.test(path));
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const impure = pure.filter(({ text }) =>
    /Math\.random|Date\.now|new Date\(\)|process\.|performance\./.test(code(text)),
  );
  expect(impure.map(({ path }) => path)).toEqual([]);
});

test('the environment is read in one place', () => {
  const readers = files.filter(
    ({ path, text }) =>
      path.startsWith('server/') && path !== 'server/config.ts' && /process\.env\.[A-Z]/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});
