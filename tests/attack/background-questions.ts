import type { Cut, TreeNode, UnitId } from '../../server/privacy/types.ts';
import { integerBetween, pick } from './seeded-random.ts';
import type { Rng } from './seeded-random.ts';

interface Setting {
  readonly tree: readonly TreeNode[];
  /** The unit of each person. */
  readonly units: readonly UnitId[];
}

/** Answers to one background question, one per person, as positions in its list of categories; null is not told. */
interface Answers {
  readonly categories: number;
  readonly chosen: readonly (number | null)[];
}

type Question = (rng: Rng, setting: Setting, earlier: readonly Answers[]) => Answers;

/** Categories of unequal popularity, as age or contract would be. */
const ordinary: Question = (rng, { units }) => {
  const categories = integerBetween(rng, 2, 6);
  const shares = Array.from({ length: categories }, () => 0.1 + rng());
  const total = shares.reduce((sum, share) => sum + share, 0);
  const chosen = units.map(() => {
    let left = rng() * total;
    return Math.max(0, shares.findIndex((share) => (left -= share) < 0)); // prettier-ignore
  });
  return { categories, chosen };
};

/** Half and half, which tables show most readily. */
const evenHalves: Question = (rng, { units }) => ({
  categories: 2,
  chosen: units.map(() => (rng() < 0.5 ? 0 : 1)),
});

/** The category is the team, or the branch of the tree, under another name. */
const sameAsTeams: Question = (rng, { tree, units }) => {
  const branches = rng() < 0.5;
  const parents = new Map(tree.map((node) => [node.id, node.parentId]));
  const branchOf = (unit: UnitId): UnitId => {
    const parent = parents.get(unit);
    return parent && parents.get(parent) ? branchOf(parent) : unit;
  };
  const groups = units.map((unit) => (branches ? branchOf(unit) : unit));
  const names = [...new Set(groups)];
  return { categories: Math.max(2, names.length), chosen: groups.map((name) => names.indexOf(name)) };
};

/** One person alone in a category. */
const oneAlone: Question = (rng, setting, earlier) => {
  const { categories, chosen } = evenHalves(rng, setting, earlier);
  const alone = integerBetween(rng, 0, Math.max(0, chosen.length - 1));
  return {
    categories: categories + 1,
    chosen: chosen.map((choice, i) => (i === alone ? categories : choice)),
  };
};

/** The answers to an earlier question (or the teams), but for one to three people. */
const nearCopy: Question = (rng, setting, earlier) => {
  const source = earlier.length > 0 && rng() < 0.75 ? pick(rng, earlier) : sameAsTeams(rng, setting, earlier);
  const chosen = [...source.chosen];
  for (let changes = integerBetween(rng, 1, 3); changes > 0 && chosen.length > 0; changes -= 1) {
    const person = integerBetween(rng, 0, chosen.length - 1);
    chosen[person] = ((chosen[person] ?? 0) + 1) % source.categories;
  }
  return { categories: source.categories, chosen };
};

const QUESTIONS: readonly Question[] = [
  ordinary,
  ordinary,
  evenHalves,
  sameAsTeams,
  oneAlone,
  nearCopy,
  nearCopy,
];

function withhold(rng: Rng, { categories, chosen }: Answers): Answers {
  const untold = pick(rng, [0, 0, 0, 0.05, 0.2]);
  return { categories, chosen: chosen.map((choice) => (rng() < untold ? null : choice)) };
}

/** Asks a number of background questions, ordinary and adversarial ones mixed. */
export function askBackground(
  rng: Rng,
  count: number,
  setting: Setting,
): { cuts: readonly Cut[]; profiles: readonly (readonly string[])[] } {
  const answers: Answers[] = [];
  while (answers.length < count) answers.push(withhold(rng, pick(rng, QUESTIONS)(rng, setting, answers)));
  const cuts = answers.map(({ categories }, i): Cut => {
    return {
      id: `c${i}`,
      categories: Array.from({ length: categories }, (_, category) => `${i}-${category}`),
    };
  });
  const profiles = setting.units.map((_, person) =>
    answers.map(({ chosen }, i) => (chosen[person] == null ? '' : `${i}-${chosen[person]}`)),
  );
  return { cuts, profiles };
}
