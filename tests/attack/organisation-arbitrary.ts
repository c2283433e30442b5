import fc from 'fast-check';
import type { Cut, TreeNode } from '../../server/privacy/types.ts';
import type { Organisation, Person } from './organisation.ts';

const MOST_CUTS = 4;
const DEEPEST = 4;

interface TeamShape {
  readonly parent: number;
  readonly people: readonly PersonShape[];
}

interface PersonShape {
  readonly choices: readonly number[];
  /** Per cut: 0 tells another answer than a copied question would give, 1 tells nothing, anything else is ordinary. */
  readonly quirks: readonly number[];
  /** 0 leaves the last scale unfinished. */
  readonly care: number;
}

interface CutShape {
  readonly source: 'own' | 'teams' | 'previous';
  readonly categories: number;
}

/** From 1 to `most`, where shrinking moves towards the ordinary end `most`: a smaller case has fewer quirks. */
const mostly = (most: number) => fc.nat(most).map((value) => most - value);

const perCut = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: MOST_CUTS, maxLength: MOST_CUTS });

const personShape: fc.Arbitrary<PersonShape> = fc.record({
  choices: perCut(fc.nat(5)),
  quirks: perCut(mostly(24)),
  care: mostly(30),
});

const teamShape: fc.Arbitrary<TeamShape> = fc.record({
  parent: fc.nat(20),
  people: fc.array(personShape, { maxLength: 25, size: 'max' }),
});

const cutShape: fc.Arbitrary<CutShape> = fc.record({
  source: fc.constantFrom('own', 'teams', 'previous'),
  categories: fc.integer({ min: 2, max: 6 }),
});

/** The first team is the root; each other one hangs under an earlier team that is not too deep. */
function treeOf(teams: readonly TeamShape[]): readonly TreeNode[] {
  const levels = [0];
  return teams.map(({ parent }, index) => {
    if (index === 0) return { id: 'u0', parentId: null };
    const open = levels.flatMap((level, i) => (level < DEEPEST ? [i] : []));
    const above = open[parent % open.length]!;
    levels.push(levels[above]! + 1);
    return { id: `u${index}`, parentId: `u${above}` };
  });
}

function choose(
  cuts: readonly CutShape[],
  team: number,
  { choices, quirks }: PersonShape,
): readonly string[] {
  const chosen: number[] = [];
  return cuts.map(({ source, categories }, i) => {
    const copied = source === 'teams' ? team : source === 'previous' && i > 0 ? chosen[i - 1]! : choices[i]!;
    chosen.push((copied + (source !== 'own' && quirks[i] === 0 ? 1 : 0)) % categories);
    return quirks[i] === 1 ? '' : `${i}-${chosen[i]}`;
  });
}

function build(teams: readonly TeamShape[], shapes: readonly CutShape[]): Organisation {
  const cuts = shapes.map(({ categories }, i): Cut => {
    return {
      id: `c${i}`,
      categories: Array.from({ length: categories }, (_, category) => `${i}-${category}`),
    };
  });
  const people = teams.flatMap((team, index) =>
    team.people.map((shape): Person => {
      return {
        unit: `u${index}`,
        profile: choose(shapes, index, shape),
        completed: [true, shape.care !== 0],
      };
    }),
  );
  return { name: 'arbitrary', tree: treeOf(teams), cuts, people };
}

/** Any organisation, tiny ones included; shrinks by dropping people, teams, questions and quirks. */
export const organisationArbitrary: fc.Arbitrary<Organisation> = fc
  .record({
    teams: fc.array(teamShape, { minLength: 1, maxLength: 12, size: 'max' }),
    cuts: fc.array(cutShape, { maxLength: MOST_CUTS, size: 'max' }),
  })
  .map(({ teams, cuts }) => build(teams, cuts));
