import type { Cut, TreeNode, UnitId } from '../../server/privacy/types.ts';
import type { Organisation, Person } from './organisation.ts';
import type { Publisher } from './published-cell.ts';
import { everyGroupLargeEnough, nextSmallest, pairwiseRemainder, thresholdOnly } from './vendor-rules.ts';

interface Crew {
  readonly unit: UnitId;
  /** The unit above; the whole organisation when left out. */
  readonly under?: UnitId;
  readonly n: number;
  readonly profile?: readonly string[];
}

/** An organisation of the units that its crews name, all under the unit `all`. */
export function organisationOfCrews(name: string, crews: readonly Crew[]): Organisation {
  const parents = new Map<UnitId, UnitId | null>([['all', null]]);
  for (const { unit, under } of crews) if (!parents.has(unit)) parents.set(unit, under ?? 'all');
  const tree = [...parents].map(([id, parentId]): TreeNode => ({ id, parentId }));
  const people = crews.flatMap(({ unit, n, profile = [] }) =>
    Array.from({ length: n }, (): Person => ({ unit, profile, completed: [true] })),
  );
  const cuts = (crews[0]?.profile ?? []).map((_, i): Cut => {
    return {
      id: `cut ${i + 1}`,
      categories: [...new Set(crews.map(({ profile }) => profile![i]!))].filter(Boolean),
    };
  });
  return { name, tree, cuts, people };
}

const teams = (name: string, sizes: Readonly<Record<string, number>>): Organisation =>
  organisationOfCrews(name, Object.entries(sizes).map(([unit, n]) => ({ unit, n }))); // prettier-ignore

export interface VendorExample {
  readonly name: string;
  /** Where the example, or else only the rule, was published. */
  readonly source: string;
  readonly publish: Publisher;
  readonly organisation: Organisation;
  /** How many people the figures give away. */
  readonly isolates: number;
}

const glint = (k: number, hiddenAtLeast: number) =>
  nextSmallest({ k, hiddenAtLeast, neverHides: 200 * hiddenAtLeast });
const GLINT_SUPPRESSION = 'example: Microsoft Learn, Viva Glint, confidentiality-suppression-reports';
const GLINT_THRESHOLDS = 'example: Microsoft Learn, Viva Glint, manage-confidentiality-thresholds';

/** The default table of Viva Glint: one answer in team C, so team D (350) is hidden with it. Safe on this level. */
export const glintDefaultTable: Organisation = teams('managers A to F', {
  A: 0,
  B: 0,
  C: 1,
  D: 350,
  E: 405,
  F: 425,
});
export const glintDefaults: Publisher = glint(5, 2);

export const vendorExamples: readonly VendorExample[] = [
  {
    name: 'threshold only: six men are shown, so the four women are known',
    source: 'example: newmeasures.com, options for Qualtrics users',
    publish: thresholdOnly(5),
    organisation: organisationOfCrews('department of ten', [
      { unit: 'all', n: 6, profile: ['men'] },
      { unit: 'all', n: 4, profile: ['women'] },
    ]),
    isolates: 4,
  },
  {
    name: 'threshold only: the company of eight less the Tech team of seven',
    source: 'example: PeopleCues, anonymity protection (there shown as the reason for hiding a second group)',
    publish: thresholdOnly(3),
    organisation: teams('company of eight', { Tech: 7, Product: 1 }),
    isolates: 1,
  },
  {
    name: 'threshold only: all less the men leaves the one woman of the department',
    source: 'example: TalentMap, report filter confidentiality',
    publish: thresholdOnly(5),
    organisation: organisationOfCrews('department with one woman', [
      { unit: 'all', n: 11, profile: ['men'] },
      { unit: 'all', n: 1, profile: ['women'] },
    ]),
    isolates: 1,
  },
  {
    name: 'pairwise remainder: either shown team leaves enough people, both together leave four',
    source: 'rule: Culture Amp support 7048609 and Perceptyx exclusion rule; smallest case of our own',
    publish: pairwiseRemainder(5),
    organisation: teams('three teams', { four: 4, six: 6, seven: 7 }),
    isolates: 4,
  },
  {
    name: 'next smallest, hidden 2: the one executive is the only hidden sibling, as Support has over 400 answers',
    // The page tells the one answer and the 400; the counts above 400 stand in its pictures only and are ours here.
    source: GLINT_SUPPRESSION,
    publish: glintDefaults,
    organisation: teams('departments', { Executives: 1, Support: 412, Sales: 650 }),
    isolates: 1,
  },
  {
    name: 'next smallest, hidden 1 with threshold 3: the adjusted settings leave team C alone',
    source: GLINT_THRESHOLDS,
    publish: glint(3, 1),
    organisation: teams('managers A to F', { A: 0, B: 0, C: 1, D: 3, E: 7, F: 10 }),
    isolates: 1,
  },
  {
    name: 'next smallest, hidden 2: two single answers hide each other, and nobody else does',
    source: `rule: ${GLINT_SUPPRESSION.slice(9)}; smallest case of our own`,
    publish: glintDefaults,
    organisation: teams('four teams', { one: 1, another: 1, third: 8, fourth: 9 }),
    isolates: 2,
  },
  {
    name: 'next smallest, hidden 2: team D of the default table is hidden, but the two teams under D are shown',
    source: `${GLINT_THRESHOLDS}, with two teams under manager D`,
    publish: glintDefaults,
    organisation: organisationOfCrews('managers A to F and two below', [
      { unit: 'C', n: 1 },
      { unit: 'D', n: 0 },
      { unit: 'D1', under: 'D', n: 150 },
      { unit: 'D2', under: 'D', n: 200 },
      { unit: 'E', n: 405 },
      { unit: 'F', n: 425 },
    ]),
    isolates: 1,
  },
  {
    name: 'next smallest, hidden k: a department hides beside three people while both its teams are shown',
    source: 'rule: textbook secondary suppression applied per level; smallest case of our own',
    publish: nextSmallest({ k: 5, hiddenAtLeast: 5 }),
    organisation: organisationOfCrews('two departments and a small one', [
      { unit: 'small', n: 3 },
      { unit: 'west', n: 0 },
      { unit: 'west 1', under: 'west', n: 6 },
      { unit: 'west 2', under: 'west', n: 7 },
      { unit: 'east', n: 20 },
    ]),
    isolates: 3,
  },
  {
    name: 'every category at least k: two cuts that differ by one person',
    source: 'rule: each table complete or absent; smallest case of our own',
    publish: everyGroupLargeEnough(5),
    organisation: organisationOfCrews('twenty people, two questions', [
      { unit: 'all', n: 9, profile: ['women', 'part-time'] },
      { unit: 'all', n: 10, profile: ['men', 'full-time'] },
      { unit: 'all', n: 1, profile: ['women', 'full-time'] },
    ]),
    isolates: 1,
  },
  {
    name: 'every category at least k: the category is the team but for two people',
    source: 'rule: each table complete or absent; smallest case of our own',
    publish: everyGroupLargeEnough(5),
    organisation: organisationOfCrews('two teams, one question', [
      { unit: 'north', n: 8, profile: ['desk'] },
      { unit: 'north', n: 2, profile: ['field'] },
      { unit: 'south', n: 9, profile: ['field'] },
    ]),
    isolates: 2,
  },
];
