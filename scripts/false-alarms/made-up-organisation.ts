import { normalQuantile } from '../../server/domain/statistics/normal-quantile.ts';
import type { Rng } from '../../server/domain/statistics/types.ts';
import type { TreeNode } from '../../server/privacy/types.ts';

export interface Planted {
  readonly team: string;
  /** Indexes of scales; others have no true difference. */
  readonly scales: readonly number[];
  /** In standard deviations between people. */
  readonly d: number;
}

export interface MadeUp {
  readonly tree: readonly TreeNode[];
  /** Codes 1-5 per scale and item of everybody who answered, per team. */
  readonly answers: ReadonlyMap<string, readonly (readonly (readonly number[])[])[]>;
}

export const SCALES = 20;
const ITEMS = 4;
/** How much of a person's answers is one general mood, how much belongs to the scale; the rest is the item's. */
const [GENERAL, OWN] = [0.35, 0.35];
/** Limits between five answers, on the standard normal: most answers lie in the middle and above it. */
const LIMITS = [-1.6, -0.6, 0.4, 1.4];

/**
 * An organisation in which nobody works better or worse than anybody else: departments of teams, people with a mood
 * that colours all of their answers, five-point items. With `planted` one team differs on some scales.
 */
export function madeUpOrganisation(rng: Rng, planted: Planted | null): MadeUp {
  const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, rng()))) ?? 0;
  const tree: TreeNode[] = [{ id: 'top', parentId: null }];
  const answers = new Map<string, (readonly (readonly number[])[])[]>();
  const departments = 3 + Math.floor(rng() * 5);
  for (let d = 0; d < departments; d += 1) {
    tree.push({ id: `d${d}`, parentId: 'top' });
    const teams = 2 + Math.floor(rng() * 6);
    for (let t = 0; t < teams; t += 1) {
      const id = `d${d}t${t}`;
      tree.push({ id, parentId: `d${d}` });
      const people = id === planted?.team ? 20 : 5 + Math.floor(rng() * 30);
      const shift = (scale: number) =>
        id === planted?.team && planted.scales.includes(scale) ? planted.d : 0;
      answers.set(
        id,
        Array.from({ length: people }, () => person(normal, shift)),
      );
    }
  }
  return { tree, answers };
}

function person(normal: () => number, shift: (scale: number) => number): readonly (readonly number[])[] {
  const mood = normal();
  return Array.from({ length: SCALES }, (_, scale) => {
    const trait = normal();
    return Array.from({ length: ITEMS }, () => {
      const noise = Math.sqrt(1 - GENERAL - OWN) * normal();
      const lasting = Math.sqrt(GENERAL) * mood + Math.sqrt(OWN) * trait;
      // d is meant in deviations of the scale score, which has less noise than an item.
      const spread = Math.sqrt(GENERAL + OWN + (1 - GENERAL - OWN) / ITEMS);
      const value = lasting + noise + shift(scale) * spread;
      return 1 + LIMITS.filter((limit) => value > limit).length;
    });
  });
}
