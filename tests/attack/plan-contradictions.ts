import type { Block, Plan, PublishedUnit, UnitId } from '../../server/privacy/types.ts';
import { fromPlan } from './from-plan.ts';
import { childrenOf, completePeople, peopleBelow } from './organisation.ts';
import type { Organisation } from './organisation.ts';

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

function unitsBelow(organisation: Organisation, unit: UnitId): ReadonlySet<UnitId> {
  return new Set([
    unit,
    ...childrenOf(organisation.tree, unit).flatMap((child) => [...unitsBelow(organisation, child)]),
  ]);
}

function inBlock(plan: Plan, organisation: Organisation, { id, unit, parts, n }: Block): string[] {
  const below = unitsBelow(organisation, unit);
  const found: string[] = [];
  if (n < plan.k) found.push(`Block ${id} has ${n} people.`);
  if (parts.some((part) => !below.has(part.unit)))
    found.push(`Block ${id} counts people from outside ${unit}.`);
  return found;
}

function inUnit(plan: Plan, organisation: Organisation, published: PublishedUnit): string[] {
  const { unit, blocks: ids, answered, sameAs } = published;
  const below = unitsBelow(organisation, unit);
  const found: string[] = [];
  const blocks = plan.blocks.filter(({ id }) => ids.includes(id));
  if (blocks.some(({ parts }) => parts.some((part) => !below.has(part.unit)))) {
    found.push(`${unit} counts people from outside.`);
  }
  const people = peopleBelow(organisation).get(unit)!.length;
  if (answered !== people) found.push(`${unit} says ${answered} people answered; ${people} did.`);
  const children = childrenOf(organisation.tree, unit);
  const equal = plan.published.filter((other) => children.includes(other.unit) && sameIds(other.blocks, ids));
  if ((equal[0]?.unit ?? null) !== sameAs)
    found.push(`${unit} is the same as ${equal[0]?.unit}, and says ${sameAs}.`);
  return found;
}

function inTables(plan: Plan, organisation: Organisation): string[] {
  return plan.cutTables.flatMap(({ unit, cut, groups, blocks }) => {
    const known = organisation.cuts.find(({ id }) => id === cut)?.categories ?? [];
    const used = groups.flat();
    const found: string[] = [];
    if (new Set(used).size !== used.length)
      found.push(`The table of ${cut} at ${unit} has a category twice.`);
    // '' stands for not told; what it does in a group is for the attack to find out.
    if (used.some((category) => category !== '' && !known.includes(category)))
      found.push(`${cut} at ${unit} has an unknown category.`);
    const own = plan.published.find((published) => published.unit === unit);
    if (!own || blocks.some((id) => !own.blocks.includes(id)))
      found.push(`${cut} at ${unit} covers more than ${unit}.`);
    return found;
  });
}

/** Whatever a plan says of itself that is not so. */
export function planContradictions(plan: Plan, organisation: Organisation): readonly string[] {
  const shown = new Set(fromPlan(plan, organisation, 'in no group').flatMap(({ people }) => people));
  const hidden = completePeople(organisation).length - shown.size;
  return [
    ...plan.blocks.flatMap((block) => inBlock(plan, organisation, block)),
    ...plan.published.flatMap((published) => inUnit(plan, organisation, published)),
    ...inTables(plan, organisation),
    ...(hidden === plan.unreported
      ? []
      : [`${hidden} people are in no figure; the plan says ${plan.unreported}.`]),
  ];
}
