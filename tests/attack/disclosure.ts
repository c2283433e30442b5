import type { IsolableGroup } from './null-space-attack.ts';
import { attack } from './null-space-attack.ts';
import { completePeople } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { PublishedCell, Publisher } from './published-cell.ts';

export interface Breach {
  readonly organisation: string;
  readonly group: IsolableGroup;
}

export interface DisclosureReport {
  readonly organisations: number;
  /** Published figures under attack, all organisations together. */
  readonly cells: number;
  /** The smallest group that any combination of figures rests on, as far as one to four kinds of people make one up. */
  readonly smallestGroup: number | null;
  readonly breaches: readonly Breach[];
  /** Share of the complete respondents who are counted in a published figure of the unit they work in. */
  readonly ownTeamCoverage: number;
  /** Figures in tables of cuts, per organisation. */
  readonly cutCells: number;
}

/** Each figure of the first publisher and of the second, about the same people: two releases, or two campaigns. */
export function stack(
  publish: Publisher,
  first: (organisation: Organisation) => Organisation,
  second: (organisation: Organisation) => Organisation,
): Publisher {
  return (organisation) => [...publish(first(organisation)), ...publish(second(organisation))];
}

/** People counted in a figure of their own unit. */
function countOwnTeam(organisation: Organisation, cells: readonly PublishedCell[]): number {
  const units = cells.filter((cell) => cell.cut === null);
  const covered = new Set(
    units.flatMap(({ unit, people }) =>
      people.filter((person) => organisation.people[person]!.unit === unit),
    ),
  );
  return covered.size;
}

/** Publishes and attacks every organisation. */
export function measureDisclosure(
  publish: Publisher,
  organisations: Iterable<Organisation>,
  k: number,
): DisclosureReport {
  const totals = { organisations: 0, cells: 0, cutCells: 0, respondents: 0, covered: 0 };
  let smallestGroup: number | null = null;
  const breaches: Breach[] = [];
  for (const organisation of organisations) {
    const cells = publish(organisation);
    totals.organisations += 1;
    totals.cells += cells.length;
    totals.cutCells += cells.filter((cell) => cell.cut !== null).length;
    totals.respondents += completePeople(organisation).length;
    totals.covered += countOwnTeam(organisation, cells);
    const sets = cells.map((cell) => cell.people);
    // Beyond k, to tell how near to it the figures come.
    const group = attack(sets, organisation.people.length, 2 * k);
    if (group === null) continue;
    smallestGroup = Math.min(group.size, smallestGroup ?? Infinity);
    if (group.size < k) breaches.push({ organisation: organisation.name, group });
  }
  return {
    organisations: totals.organisations,
    cells: totals.cells,
    smallestGroup,
    breaches,
    ownTeamCoverage: totals.respondents === 0 ? 0 : totals.covered / totals.respondents,
    cutCells: totals.organisations === 0 ? 0 : totals.cutCells / totals.organisations,
  };
}

/** The share of organisations in which the attack finds a group of fewer than k people. */
export function breachShare(publish: Publisher, organisations: Iterable<Organisation>, k: number): number {
  const attacked = [...organisations].map(
    (organisation) =>
      attack(publish(organisation).map((cell) => cell.people), organisation.people.length, k) !== null, // prettier-ignore
  );
  return attacked.length === 0 ? 0 : attacked.filter(Boolean).length / attacked.length;
}
