// Makes docs/benchmarks.md of docs/benchmarks.jsonl.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLines } from './compare.ts';
import { pageOf } from './page.ts';

const docs = join(import.meta.dirname, '..', 'docs');
writeFileSync(join(docs, 'benchmarks.md'), pageOf(readLines(join(docs, 'benchmarks.jsonl'))));
execFileSync('npx', ['oxfmt', join(docs, 'benchmarks.md')], { stdio: 'ignore' });
