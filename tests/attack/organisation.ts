import type { Cut, TreeNode, UnitId } from '../../server/privacy/types.ts';

/** Somebody who took part. */
export interface Person {
  readonly unit: UnitId;
  /** One category per cut, '' when not told. */
  readonly profile: readonly string[];
  /** Which scales this person completed. */
  readonly completed: readonly boolean[];
}

/** A made-up organisation after one campaign. A person is known by the position in `people`. */
export interface Organisation {
  readonly name: string;
  readonly tree: readonly TreeNode[];
  readonly cuts: readonly Cut[];
  readonly people: readonly Person[];
}

/** The people who count: those who completed every scale. */
export function completePeople(organisation: Organisation): readonly number[] {
  return organisation.people.flatMap((person, index) => (person.completed.every(Boolean) ? [index] : []));
}

/** The complete people per unit, at the unit itself. */
export function peopleAt(organisation: Organisation): ReadonlyMap<UnitId, readonly number[]> {
  const at = new Map<UnitId, number[]>(organisation.tree.map((node) => [node.id, []]));
  for (const person of completePeople(organisation)) at.get(organisation.people[person]!.unit)!.push(person);
  return at;
}

export function childrenOf(tree: readonly TreeNode[], unit: UnitId): readonly UnitId[] {
  return tree.filter((node) => node.parentId === unit).map((node) => node.id);
}

/** The complete people per unit, at or below it. */
export function peopleBelow(organisation: Organisation): ReadonlyMap<UnitId, readonly number[]> {
  const at = peopleAt(organisation);
  const below = new Map<UnitId, readonly number[]>();
  const visit = (unit: UnitId): readonly number[] => {
    const people = [...at.get(unit)!, ...childrenOf(organisation.tree, unit).flatMap(visit)];
    below.set(unit, people);
    return people;
  };
  visit(rootOf(organisation.tree));
  return below;
}

export function rootOf(tree: readonly TreeNode[]): UnitId {
  const root = tree.find((node) => node.parentId === null);
  if (root === undefined) throw new Error('The tree has no root.');
  return root.id;
}

/**
 * The same organisation when only some people had answered: the others keep their place in the list, so that figures
 * from both moments are about the same people.
 */
export function withAnswersOf(
  organisation: Organisation,
  answered: (person: number) => boolean,
): Organisation {
  const people = organisation.people.map((person, index) =>
    answered(index) ? person : { ...person, completed: person.completed.map(() => false) },
  );
  return { ...organisation, people };
}
