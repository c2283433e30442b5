/**
 * How long it takes from sums per unit and profile to figures that may be published: plans, certificates, their check,
 * and every cell. No database and no cryptography. One line of JSON; exits with 1 above the limit.
 *
 *   npm run bench:release -- --employees 5000 --units 800 --cuts 3 --scales 25 --seconds 10
 */
import { parseArgs } from 'node:util';
import type { BackgroundQuestion, Definition, Scale } from '../server/domain/questionnaire/definition.ts';
import { rngFromSeed } from '../server/domain/statistics/rng.ts';
import { planMeasures } from '../server/features/tally/plan-measures.ts';
import { Sums } from '../server/features/tally/sums.ts';
import { release } from '../server/privacy/release.ts';
import type { TreeNode } from '../server/privacy/types.ts';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '5000' },
    units: { type: 'string', default: '800' },
    cuts: { type: 'string', default: '3' },
    scales: { type: 'string', default: '25' },
    k: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const setting = (name: keyof typeof values): number => Number(values[name]);
const rng = rngFromSeed(setting('seed'));
const upTo = (most: number): number => Math.floor(rng() * most);
const words = (text: string) => ({ nl: text, en: text });

const ITEMS = 4;
/** Of those invited; the rest did not answer. */
const RESPONSE = 0.72;
const SKIPS = 0.02;
const UNTOLD = 0.06;

/** The categories of the shipped background questions: three, three, three and two. */
const CATEGORIES = [3, 3, 3, 2];

function questions(): readonly BackgroundQuestion[] {
  return Array.from({ length: setting('cuts') }, (_, cut) => ({
    id: `cut-${cut}`,
    title: words(`cut ${cut}`),
    why: words(''),
    options: Array.from({ length: CATEGORIES[cut % CATEGORIES.length] ?? 3 }, (__, option) => ({
      code: `${cut}-${option}`,
      text: words(`${option}`),
    })),
  }));
}

function scale(index: number): Scale {
  return {
    id: `scale-${index}`,
    code: `S${index}`,
    core: false,
    title: words(`scale ${index}`),
    measures: words(''),
    higherIs: 'favourable',
    report: 'scale',
    basis: [],
    field4A: 'content',
    psa: 'none',
    minimumGroup: setting('k'),
    items: Array.from({ length: ITEMS }, (_, item) => ({
      id: `s${index}.${item}`,
      text: words(''),
      reversed: false,
      answers: 'five',
    })),
  };
}

/** A root, about ten directorates, departments below them, and teams below those. */
function tree(): readonly TreeNode[] {
  const directorates = 10;
  const departments = Math.min(110, Math.max(1, Math.floor(setting('units') / 8)));
  return Array.from({ length: setting('units') }, (_, unit): TreeNode => {
    if (unit === 0) return { id: 'u0', parentId: null };
    if (unit <= directorates) return { id: `u${unit}`, parentId: 'u0' };
    if (unit <= directorates + departments) return { id: `u${unit}`, parentId: `u${1 + upTo(directorates)}` };
    return { id: `u${unit}`, parentId: `u${directorates + 1 + upTo(departments)}` };
  });
}

const definition = {
  answerSets: { five: { scored: true, options: [1, 2, 3, 4, 5].map((code) => ({ code, text: words('') })) } },
  scales: Array.from({ length: setting('scales') }, (_, index) => scale(index)),
  background: questions(),
} as unknown as Definition;
const nodes = tree();
const sums = new Sums(definition);
for (let person = 0; person < setting('employees'); person += 1) {
  const unit = nodes[upTo(nodes.length)]?.id ?? 'u0';
  const profile = definition.background.map(({ options }) =>
    rng() < UNTOLD ? '' : (options[upTo(options.length)]?.code ?? ''),
  );
  if (rng() > RESPONSE) continue;
  for (const { id } of definition.scales) {
    if (rng() < SKIPS) continue;
    const codes = Array.from({ length: ITEMS }, () => 1 + upTo(5));
    sums.add(id, unit, profile, { codes, sum: codes.reduce((total, code) => total + code, 0) });
  }
}

const started = performance.now();
const planned = planMeasures({ definition, tree: nodes, sums });
const plannedAt = performance.now();
const cells = release(
  nodes,
  planned.map(({ measure }) => measure),
);
const seconds = (performance.now() - started) / 1000;
const round = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    bench: 'release',
    employees: setting('employees'),
    units: setting('units'),
    cuts: setting('cuts'),
    scales: setting('scales'),
    k: setting('k'),
    cells: cells.length,
    cutUnits: new Set(cells.flatMap((cell) => (cell.kind === 'cut' ? [cell.unit] : []))).size,
    planSeconds: round((plannedAt - started) / 1000),
    seconds: round(seconds),
    limit: setting('seconds'),
  }),
);
if (seconds > setting('seconds')) process.exitCode = 1;
