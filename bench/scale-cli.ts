/**
 * `npm run scale`: three processes of the product on one PostgreSQL behind a proxy, with a pooler and a streaming copy
 * (Debian packages, started here on loopback). Prints one line of JSON per question; exits with 1 when one is answered
 * wrongly. `--write` puts the answers into docs/scaling.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine, versions, watchOthers } from './kit/machine.ts';
import { farmChecks } from './scale/checks.ts';
import { startFarm } from './scale/farm.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'scaling.md');

const farm = await startFarm(2_400, 300);
if ('skipped' in farm) {
  console.log(JSON.stringify({ scale: 'all', ...farm }));
} else {
  const others = watchOthers();
  const answers: (readonly [string, object])[] = [];
  try {
    for (const [name, check] of farmChecks) {
      const begun = performance.now();
      const found = await check(farm);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      console.log(JSON.stringify({ scale: name, ...found, seconds }));
      answers.push([name, found]);
      if (!found.ok) process.exitCode = 1;
    }
  } finally {
    await farm.stop();
  }
  if (process.argv.includes('--write')) writePage(answers, others() ?? 0);
}

/** Between two marks in the page stand the answers of the last run that was written. */
function writePage(answers: readonly (readonly [string, object])[], others: number): void {
  const { cores, cpu } = machine();
  const { node, commit } = versions();
  const rows = answers.map(([name, found]) => {
    const said = Object.entries(found).filter(([key]) => key !== 'ok');
    return `| ${name} | ${said.map(([key, value]) => `${key} ${String(value)}`).join(', ')} | ${(found as { ok: boolean }).ok ? 'yes' : 'no'} |`;
  });
  const about = `Written by \`npm run scale -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${cores} cores ${cpu}, PostgreSQL of the Debian package, Node ${node}, commit ${commit}; other programs used ${Math.round(100 * others)}% of the machine meanwhile, and three processes, two databases, pooler, proxy and the people share its cores: more processes cannot be faster here.`;
  const text = readFileSync(PAGE, 'utf8');
  const [head] = text.split('<!-- measured -->');
  const [, tail = ''] = text.split('<!-- end of measured -->');
  const table = ['| question | measured | as it should |', '| --- | --- | --- |', ...rows].join('\n');
  writeFileSync(PAGE, `${head}<!-- measured -->\n\n${about}\n\n${table}\n\n<!-- end of measured -->${tail}`);
}
