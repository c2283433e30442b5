import type { TreeNode, UnitId } from '../../server/privacy/types.ts';
import { askBackground } from './background-questions.ts';
import type { Organisation, Person } from './organisation.ts';
import { integerBetween, pick, seededRandom } from './seeded-random.ts';
import type { Rng } from './seeded-random.ts';

export interface OrganisationOptions {
  /** About how many people are invited, at least and at most. */
  readonly invited: readonly [low: number, high: number];
  /** How many background questions there are, at least and at most. */
  readonly cuts: readonly [low: number, high: number];
}

const USUAL: OrganisationOptions = { invited: [30, 160], cuts: [0, 4] };

/** Sizes around small thresholds, where rules have their edges. */
const EDGE_SIZES = [1, 1, 2, 3, 4, 4, 5, 5, 6, 8, 9, 10, 11];

/** How many people work at a unit itself once other units hang under it: in most organisations few or none. */
function staffOf(rng: Rng, style: string, team: number): number {
  if (style === 'none') return 0;
  return style === 'few' ? integerBetween(rng, 0, 4) : team;
}

/** A tree of one to four levels under the root, grown one unit at a time until enough people are invited. */
function growTeams(rng: Rng, invited: number): { tree: TreeNode[]; sizes: Map<UnitId, number> } {
  const depth = integerBetween(rng, 1, 4);
  const edgy = rng() < 0.3;
  const chains = rng() < 0.15;
  const staff = pick(rng, ['none', 'few', 'full']);
  const tree: TreeNode[] = [{ id: 'u0', parentId: null }];
  const levels = new Map<UnitId, number>([['u0', 0]]);
  const sizes = new Map<UnitId, number>([['u0', integerBetween(rng, 1, 25)]]);
  for (let total = 0; total < invited; total = [...sizes.values()].reduce((sum, size) => sum + size, 0)) {
    const open = tree.filter((node) => levels.get(node.id)! < depth);
    // A chain hangs each unit under the newest one that may still have children.
    const parent = (chains && rng() < 0.7 ? open.at(-1)! : pick(rng, open)).id;
    const isFirstChild = tree.every((node) => node.parentId !== parent);
    if (isFirstChild) sizes.set(parent, staffOf(rng, staff, sizes.get(parent)!));
    const id = `u${tree.length}`;
    tree.push({ id, parentId: parent });
    levels.set(id, levels.get(parent)! + 1);
    sizes.set(id, edgy ? pick(rng, EDGE_SIZES) : integerBetween(rng, 1, 25));
  }
  return { tree, sizes };
}

/** Response between 40 and 100 %, not the same in every unit. */
function answer(rng: Rng, tree: readonly TreeNode[], sizes: ReadonlyMap<UnitId, number>): UnitId[] {
  const usual = 0.4 + 0.6 * rng();
  return tree.flatMap(({ id }) => {
    const rate = Math.min(1, Math.max(0.4, usual + 0.3 * (rng() - 0.5)));
    return Array.from({ length: sizes.get(id)! }, () => id).filter(() => rng() < rate);
  });
}

/** A random or adversarial organisation; the seed and the options name it for ever. */
export function organisationOf(seed: number, options: OrganisationOptions = USUAL): Organisation {
  const rng = seededRandom(seed);
  const { tree, sizes } = growTeams(rng, integerBetween(rng, ...options.invited));
  const units = answer(rng, tree, sizes);
  const { cuts, profiles } = askBackground(rng, integerBetween(rng, ...options.cuts), { tree, units });
  const scales = integerBetween(rng, 1, 3);
  const missing = pick(rng, [0, 0, 0.03, 0.12]);
  const people = units.map((unit, index): Person => {
    const completed = Array.from({ length: scales }, () => rng() >= missing);
    return { unit, profile: profiles[index]!, completed };
  });
  return { name: `seed ${seed}`, tree, cuts, people };
}

/** Further apart than anybody asks for organisations, so that two seeds share none. */
const SEED_STEP = 1_000_003;

export function* organisationsFrom(
  seed: number,
  count: number,
  options: OrganisationOptions = USUAL,
): Generator<Organisation> {
  for (let i = 0; i < count; i += 1) yield organisationOf(seed * SEED_STEP + i, options);
}
