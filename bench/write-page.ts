// Makes docs/benchmarks.md of docs/benchmarks.jsonl and docs/profiles.jsonl.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLines } from './compare.ts';
import { readProfiles } from './kit/profile.ts';
import { pageOf } from './page.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const page = pageOf(readLines(join(docs, 'benchmarks.jsonl')), readProfiles(join(docs, 'profiles.jsonl')));
writeFileSync(join(docs, 'benchmarks.md'), page);
execFileSync('npx', ['oxfmt', join(docs, 'benchmarks.md')], { stdio: 'ignore' });
