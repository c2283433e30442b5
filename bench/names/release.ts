/**
 * How long it takes from sums per unit and profile to figures that may be published: plans, certificates, their check,
 * and every cell. No database and no cryptography. Settings: --employees 5000 --units 800 --cuts 3 --scales 25 --k 5
 */
import type { BackgroundQuestion, Definition, Scale } from '../../server/domain/questionnaire/definition.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import { planMeasures } from '../../server/features/tally/plan-measures.ts';
import { groupOf, Sums } from '../../server/features/tally/sums.ts';
import { release as releaseCells } from '../../server/privacy/release.ts';
import type { TreeNode } from '../../server/privacy/types.ts';
import { type Bench, setting } from '../kit/bench.ts';

interface Size {
  readonly employees: number;
  readonly units: number;
  readonly cuts: number;
  readonly scales: number;
  readonly k: number;
}

const rng = rngFromSeed(1);
const upTo = (most: number): number => Math.floor(rng() * most);
const words = (text: string) => ({ nl: text, en: text });

const ITEMS = 4;
/** Of those invited; the rest did not answer. */
const RESPONSE = 0.72;
const SKIPS = 0.02;
const UNTOLD = 0.06;

/** The categories of the shipped background questions: three, three, three and two. */
const CATEGORIES = [3, 3, 3, 2];

function questions({ cuts }: Size): readonly BackgroundQuestion[] {
  return Array.from({ length: cuts }, (_, cut) => ({
    id: `cut-${cut}`,
    title: words(`cut ${cut}`),
    why: words(''),
    options: Array.from({ length: CATEGORIES[cut % CATEGORIES.length] ?? 3 }, (__, option) => ({
      code: `${cut}-${option}`,
      text: words(`${option}`),
    })),
  }));
}

function scale(index: number, k: number): Scale {
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
    minimumGroup: k,
    items: Array.from({ length: ITEMS }, (_, item) => ({
      id: `s${index}.${item}`,
      text: words(''),
      reversed: false,
      answers: 'five',
    })),
  };
}

/** A root, about ten directorates, departments below them, and teams below those. */
function tree({ units }: Size): readonly TreeNode[] {
  const directorates = 10;
  const departments = Math.min(110, Math.max(1, Math.floor(units / 8)));
  return Array.from({ length: units }, (_, unit): TreeNode => {
    if (unit === 0) return { id: 'u0', parentId: null };
    if (unit <= directorates) return { id: `u${unit}`, parentId: 'u0' };
    if (unit <= directorates + departments) return { id: `u${unit}`, parentId: `u${1 + upTo(directorates)}` };
    return { id: `u${unit}`, parentId: `u${directorates + 1 + upTo(departments)}` };
  });
}

function sumsOf(size: Size, definition: Definition, nodes: readonly TreeNode[]): Sums {
  const sums = new Sums(definition);
  for (let person = 0; person < size.employees; person += 1) {
    const unit = nodes[upTo(nodes.length)]?.id ?? 'u0';
    const profile = definition.background.map(({ options }) =>
      rng() < UNTOLD ? '' : (options[upTo(options.length)]?.code ?? ''),
    );
    if (rng() > RESPONSE) continue;
    for (const { id } of definition.scales) {
      if (rng() < SKIPS) continue;
      const codes = Array.from({ length: ITEMS }, () => 1 + upTo(5));
      sums.add(id, groupOf(unit, profile), { codes, sum: codes.reduce((total, code) => total + code, 0) });
    }
  }
  return sums;
}

export const release: Bench = async (context) => {
  const size: Size = {
    employees: setting(context, 'employees', 5000),
    units: setting(context, 'units', 800),
    cuts: setting(context, 'cuts', 3),
    scales: setting(context, 'scales', 25),
    k: setting(context, 'k', 5),
  };
  const definition = {
    answerSets: {
      five: { scored: true, options: [1, 2, 3, 4, 5].map((code) => ({ code, text: words('') })) },
    },
    scales: Array.from({ length: size.scales }, (_, index) => scale(index, size.k)),
    background: questions(size),
  } as unknown as Definition;
  const nodes = tree(size);
  const sums = sumsOf(size, definition, nodes);
  const [all, plans]: [number[], number[]] = [[], []];
  let cells: ReturnType<typeof releaseCells> | undefined;
  for (let turn = 0; turn < (context.full ? 5 : 3); turn += 1) {
    const started = performance.now();
    const planned = planMeasures({ definition, tree: nodes, sums });
    plans.push((performance.now() - started) / 1000);
    cells = releaseCells(
      nodes,
      planned.map(({ measure }) => measure),
    );
    all.push((performance.now() - started) / 1000);
  }
  const cutUnits = new Set((cells ?? []).flatMap((cell) => (cell.kind === 'cut' ? [cell.unit] : []))).size;
  const counts = { ...size, cells: cells?.length ?? 0, cutUnits };
  const limits = { floor: 10, goal: 5 };
  context.say({ figure: 'from sums to figures', unit: 's', values: all, better: 'less', counts, limits });
  context.say({ figure: 'of which plans and their proofs', unit: 's', values: plans, better: 'less' });
};
