/**
 * `npm run bench` measures everything, `npm run bench -- submit journey` what is named. One line of JSON per figure.
 *
 *   --full          the long versions; without it everything together stays under twenty minutes
 *   --check         exits with 1 when a figure misses its floor
 *   --out FILE      keeps the lines; `npm run bench:page` makes docs/benchmarks.md of docs/benchmarks.jsonl
 *   --profile FILE  with a profiler in the product, one name at a time; keeps where the time went, not the figures
 *   compare A B     two kept files beside each other
 */
import { rmSync } from 'node:fs';
import { compareFiles } from './compare.ts';
import { type Say, sayer } from './kit/figure.ts';
import { type BenchHouse, startBenchHouse } from './kit/house.ts';
import { watchOthers } from './kit/machine.ts';
import { startProfiling } from './kit/profile.ts';
import { readArguments } from './kit/read-arguments.ts';
import { BENCHES } from './names.ts';

const { names: positionals, settings } = readArguments(process.argv.slice(2));
const out = settings.out;
const full = 'full' in settings;

let running: Promise<BenchHouse> | undefined;
const house = () => (running ??= startBenchHouse(full ? 16_000 : 15_000, 750));

if (positionals[0] === 'compare') {
  compareFiles(positionals[1], positionals[2]);
} else {
  const names = positionals.length === 0 || positionals[0] === 'all' ? Object.keys(BENCHES) : positionals;
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    console.error(
      `There is no ${unknown.join(', ')}. There are: ${[...Object.keys(BENCHES), 'compare', 'all'].join(', ')}.`,
    );
    process.exit(2);
  }
  if (settings.profile !== undefined && names.length > 1) {
    console.error('A profile is of one name: the product is stopped after it.');
    process.exit(2);
  }
  const profiling = settings.profile === undefined ? null : startProfiling();
  const watched = profiling === null ? house : () => profiledHouse(profiling.forget);
  const prepared = (pid: number) => profiling?.forget(pid);
  if (out !== undefined && positionals.length === 0) rmSync(out, { force: true });
  try {
    for (const name of names) {
      const print = sayer(name, watchOthers(), out);
      const say: Say = (measured) => {
        const line = print(measured);
        if ('check' in settings && line.limits?.met === 'neither') process.exitCode = 1;
        return line;
      };
      const begun = performance.now();
      await BENCHES[name]!({ say, full, house: watched, settings, prepared });
      say({
        figure: `time of "${name}" itself`,
        unit: 's',
        values: [(performance.now() - begun) / 1000],
        better: 'less',
      });
    }
  } finally {
    await (await running)?.stop();
    profiling?.keep(names[0]!, `npm run bench -- ${process.argv.slice(2).join(' ')}`, settings.profile!);
  }
}

/** The product, with its start and its launch left out of the profile. */
async function profiledHouse(forget: (pid: number) => void): Promise<BenchHouse> {
  const known = running !== undefined;
  const started = await house();
  if (!known) forget(started.product.pid());
  return started;
}
