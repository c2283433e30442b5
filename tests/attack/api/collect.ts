import type { TestHouse } from '../../support/test-house.ts';
import { readContracts } from '../../support/contracts.ts';
import { crawl, type Reply } from './crawl.ts';
import { type Fact, factsOf, plainText } from './facts.ts';
import { castOf, type Crew, playWorld, type Script, type World } from './world.ts';

/**
 * Three organisations of the same shape. In the second, what four and three people of two small teams answered is
 * swapped between the teams, so every published figure stays what it was. In the third everybody answers the opposite.
 * So what differs between the first two is finer than a published figure, and what differs between the first and the
 * third is a figure about answers.
 */
const CAST = castOf(34, 3);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const crews = (small: readonly number[], other: readonly number[]): readonly Crew[] => [
  { unit: 'NOORD', under: 'TOP', invited: 0, answers: [] },
  { unit: 'N1', under: 'NOORD', invited: 8, answers: range(0, 7) },
  { unit: 'N2', under: 'NOORD', invited: 6, answers: small },
  { unit: 'N3', under: 'NOORD', invited: 6, answers: other },
  { unit: 'Z1', under: 'TOP', invited: 20, answers: range(14, 34) },
];
const managed = ['NOORD', 'N2'];
export const FIRST: Script = { cast: CAST, managed, crews: crews(range(7, 11), range(11, 14)) };
const SWAPPED: Script = { cast: CAST, managed, crews: crews(range(11, 14), range(7, 11)) };
const REVERSED: Script = { ...FIRST, reversed: true };

/** Of the third organisation it is enough to know which figures there are. */
const LOOKERS_AT_THIRD = ['hr', 'adviser', 'manager of NOORD', 'manager of N2', 'nobody'];

type Three<T> = readonly [T, T, T];

export interface Collected {
  readonly worlds: Three<World>;
  readonly replies: Three<readonly Reply[]>;
  /** Only what is not the same in all three. */
  readonly facts: Three<readonly Fact[]>;
}

/** Plays the three organisations in one house and asks everything there is to ask. */
export async function collectAll(house: TestHouse, isSmall: boolean): Promise<Collected> {
  const contracts = await readContracts();
  const collect = async (script: Script): Promise<[World, readonly Reply[]]> => {
    const world = await playWorld(house, script, isSmall);
    const asking = world.askers.filter(({ name }) => script !== REVERSED || LOOKERS_AT_THIRD.includes(name));
    const { known, nameOf, acted } = world;
    const got = await crawl(contracts, asking, { known, nameOf, files: !isSmall });
    return [world, [...acted, ...got]];
  };
  const [first, second, third] = [await collect(FIRST), await collect(SWAPPED), await collect(REVERSED)];
  const worlds = [first[0], second[0], third[0]] as const;
  const replies = [first[1], second[1], third[1]] as const;
  return { worlds, replies, facts: await differingFacts(worlds, replies) };
}

/** The facts of all replies that are not the same in all three organisations. */
async function differingFacts(
  worlds: Three<World>,
  replies: Three<readonly Reply[]>,
): Promise<Three<readonly Fact[]>> {
  const told: [Fact[], Fact[], Fact[]] = [[], [], []];
  const asked = new Set(replies[2].map(({ question }) => question));
  const byQuestion = replies.map(
    (list) => new Map(list.filter(({ status }) => status < 300).map((reply) => [reply.question, reply])),
  );
  for (const question of new Set(byQuestion.flatMap((each) => [...each.keys()]))) {
    const same = byQuestion.map((each) => each.get(question));
    const texts = await Promise.all(
      same.map((reply, index) => (reply ? plainText(reply, worlds[index]!.plain) : null)),
    );
    const compared = asked.has(question) ? texts : texts.slice(0, 2);
    if (new Set(compared).size === 1) continue;
    for (const [index, reply] of same.entries())
      if (reply) told[index]!.push(...(await factsOf(reply, worlds[index]!.plain)));
  }
  return told;
}
