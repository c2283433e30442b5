import type { UnitId } from '../../server/privacy/types.ts';
import { childrenOf, peopleAt, peopleBelow, rootOf } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { PublishedCell, Publisher } from './published-cell.ts';

type Group = readonly number[];

/** Given a whole and the groups that divide it, the groups that may be shown. */
type SiblingRule = (whole: Group, groups: readonly Group[]) => readonly Group[];

/** The complete people of a unit per answer to a cut; those who did not tell are the last group. */
function groupsByAnswer(organisation: Organisation, cutIndex: number, people: Group): readonly Group[] {
  const answers = [...organisation.cuts[cutIndex]!.categories, ''];
  return answers.map((answer) =>
    people.filter((person) => organisation.people[person]!.profile[cutIndex] === answer),
  );
}

/** Tables of all cuts at one unit, after the rule; the group that did not tell is never shown. */
function cutCells(
  organisation: Organisation,
  unit: UnitId,
  people: Group,
  rule: SiblingRule,
): PublishedCell[] {
  return organisation.cuts.flatMap(({ id }, index) => {
    const groups = groupsByAnswer(organisation, index, people);
    const shown = rule(people, groups).filter((group) => group !== groups.at(-1) && group.length > 0);
    return shown.map((group): PublishedCell => ({ unit, cut: id, people: group }));
  });
}

interface Rules {
  readonly units: SiblingRule;
  readonly cuts: SiblingRule;
  readonly k: number;
  /** Whether nothing is shown below a unit that is hidden itself. */
  readonly stopsAtHidden?: boolean;
}

/** Applies one rule to every unit of the tree and its children, and one to every cut at every unit that is shown. */
function publishLevelByLevel({ units, cuts, k, stopsAtHidden = false }: Rules): Publisher {
  return (organisation) => {
    const below = peopleBelow(organisation);
    const at = peopleAt(organisation);
    const visit = (unit: UnitId, shown: boolean): PublishedCell[] => {
      const people = below.get(unit)!;
      const own = shown ? [{ unit, cut: null, people }, ...cutCells(organisation, unit, people, cuts)] : [];
      if (!shown && stopsAtHidden) return own;
      const children = childrenOf(organisation.tree, unit);
      if (children.length === 0) return own;
      const groups = children.map((child) => below.get(child)!);
      const mayShow = new Set(units(people, [...groups, at.get(unit)!]));
      return [...own, ...children.flatMap((child, i) => visit(child, mayShow.has(groups[i]!)))];
    };
    const root = rootOf(organisation.tree);
    return visit(root, below.get(root)!.length >= k);
  };
}

/** A group is shown if it is large enough, whatever can be taken from what. */
export function thresholdOnly(k: number): Publisher {
  const rule: SiblingRule = (_, groups) => groups.filter((group) => group.length >= k);
  return publishLevelByLevel({ units: rule, cuts: rule, k });
}

/**
 * A group is shown if it and what remains of the whole are each large enough (or nothing remains): the rule for filters
 * of Culture Amp, and the exclusion rule of Perceptyx. It looks at one group at a time.
 */
export function pairwiseRemainder(k: number): Publisher {
  const rule: SiblingRule = (whole, groups) =>
    groups.filter((group) => {
      const rest = whole.length - group.length;
      return group.length >= k && (rest === 0 || rest >= k);
    });
  return publishLevelByLevel({ units: rule, cuts: rule, k });
}

export interface NextSmallestOptions {
  readonly k: number;
  /** Hides the next smallest group until at least so many answers are hidden together. */
  readonly hiddenAtLeast: number;
  /** A group of this size is shown all the same. */
  readonly neverHides?: number;
}

/**
 * Hides groups under the threshold, and then the next smallest group among the siblings until the hidden answers add
 * up. Viva Glint: k = 5, hidden together 2, and a group of 400 is never hidden. With `hiddenAtLeast` = k it is the
 * textbook rule, applied to each level on its own.
 */
export function nextSmallest({ k, hiddenAtLeast, neverHides = Infinity }: NextSmallestOptions): Publisher {
  const rule: SiblingRule = (_, groups) => {
    const bySize = [...groups].sort((a, b) => a.length - b.length);
    let hidden = bySize.filter((group) => group.length < k).reduce((sum, group) => sum + group.length, 0);
    const large = bySize.filter((group) => group.length >= k);
    while (hidden > 0 && hidden < hiddenAtLeast && large.length > 0 && large[0]!.length < neverHides) {
      hidden += large.shift()!.length;
    }
    return large;
  };
  return publishLevelByLevel({ units: rule, cuts: rule, k });
}

/**
 * All groups of a division or none: each must be large enough or empty. Safe for a tree and for any one cut, but each
 * cut is judged without regard to the others.
 */
export function everyGroupLargeEnough(k: number): Publisher {
  const rule: SiblingRule = (_, groups) =>
    groups.every((group) => group.length === 0 || group.length >= k)
      ? groups.filter((group) => group.length > 0)
      : [];
  return publishLevelByLevel({ units: rule, cuts: rule, k, stopsAtHidden: true });
}
