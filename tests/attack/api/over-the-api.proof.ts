import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Definition } from '../../../server/domain/questionnaire/definition.ts';
import { plan } from '../../../server/privacy/plan.ts';
import { crawl, type Reply } from './crawl.ts';
import { type Fact, factsOf, onlyIn, plainText } from './facts.ts';
import { castOf, type Crew, playWorld, type Script, type World } from './world.ts';
import { countsOf, fromPlan } from '../from-plan.ts';
import { attack } from '../null-space-attack.ts';
import type { Organisation } from '../organisation.ts';
import { readContracts } from '../../support/contracts.ts';
import { startTestHouse, type TestHouse } from '../../support/test-house.ts';

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
const FIRST: Script = { cast: CAST, managed, crews: crews(range(7, 11), range(11, 14)) };
const SWAPPED: Script = { cast: CAST, managed, crews: crews(range(11, 14), range(7, 11)) };
const REVERSED: Script = { ...FIRST, reversed: true };

/** Without a unit in the question the whole organisation answers. */
const LOOKED_AT = ['N2'];
/** Of the third organisation it is enough to know which figures there are. */
const LOOKERS_AT_THIRD = ['hr', 'adviser', 'manager of N2'];

let house: TestHouse;
let worlds: readonly [World, World, World];
let replies: readonly (readonly Reply[])[];
let facts: readonly [readonly Fact[], readonly Fact[], readonly Fact[]];

beforeAll(async () => {
  house = await startTestHouse();
  const contracts = await readContracts();
  const played: World[] = [];
  for (const script of [FIRST, SWAPPED, REVERSED]) played.push(await playWorld(house, script));
  worlds = played as unknown as typeof worlds;
  const collected: (readonly Reply[])[] = [];
  for (const world of worlds) {
    const units = await Promise.all(LOOKED_AT.map((code) => world.organisation.unitId(code)));
    const known = new Map([
      ['unit', units],
      // The first year is there for the second to be compared with.
      ['campaign', world.campaigns.slice(1).map(({ id }) => id)],
      ['scale', ['work-pressure']],
      ['questionnaire', ['werkbeleving']],
      ['variant', ['short']],
    ]);
    const askers = world.askers.filter(({ name }) => world !== worlds[2] || LOOKERS_AT_THIRD.includes(name));
    collected.push(await crawl(contracts, askers, known, world.nameOf));
  }
  replies = collected;
  facts = await differingFacts(collected);
}, 600_000);
afterAll(() => house.close());

/** The facts of all replies that are not the same in all three organisations. */
async function differingFacts(collected: readonly (readonly Reply[])[]): Promise<typeof facts> {
  const told: [Fact[], Fact[], Fact[]] = [[], [], []];
  const asked = new Set(collected[2]?.map(({ question }) => question));
  const byQuestion = collected.map(
    (list) => new Map(list.filter(({ status }) => status === 200).map((reply) => [reply.question, reply])),
  );
  for (const question of new Set(byQuestion.flatMap((each) => [...each.keys()]))) {
    const same = byQuestion.map((each) => each.get(question));
    const texts = await Promise.all(
      same.map((reply, index) => (reply ? plainText(reply, worlds[index]!.nameOf) : null)),
    );
    const compared = asked.has(question) ? texts : texts.slice(0, 2);
    if (new Set(compared).size === 1) continue;
    for (const [index, reply] of same.entries())
      if (reply) told[index]!.push(...(await factsOf(reply, worlds[index]!.nameOf)));
  }
  return told;
}

const CUTS = ['age-band', 'function-group'];

/** What the attacker knows by being there: who works where, who answered, and what they told about themselves. */
function organisationOf({ crews: all, cast }: Script, background: Definition['background']): Organisation {
  const parents = new Map<string, string | null>([['TOP', null]]);
  for (const { unit, under } of all) parents.set(unit, under);
  const asked = CUTS.flatMap((id) => background.find((question) => question.id === id) ?? []);
  const people = all.flatMap(({ unit, answers }) =>
    answers.map((person) => ({
      unit,
      profile: asked.map(({ options }, cut) => options[(cast[person]?.background[cut] ?? 0) - 1]?.code ?? ''),
      completed: [true],
    })),
  );
  const cuts = asked.map(({ id, options }) => ({ id, categories: options.map(({ code }) => code) }));
  return { name: 'Proefdam', tree: [...parents].map(([id, parentId]) => ({ id, parentId })), cuts, people };
}

const unitNames = ['TOP', 'NOORD', 'N1', 'N2', 'N3', 'Z1'];

/** The unit that a fact names: in the reply, nearest first, or else in the question. */
function namedIn({ about, path, question }: Fact): {
  readonly reply: string | null;
  readonly question: string | null;
} {
  const named = [...path.split(/[.[\]]+/).toReversed(), ...about].find((word) =>
    unitNames.some((unit) => word === unit || word === `Eenheid ${unit}`),
  );
  const asked = unitNames.find((unit) => new RegExp(`[=/]${unit}(&|$|/)`).test(question));
  return { reply: named?.replace('Eenheid ', '') ?? null, question: asked ?? null };
}

const toldAs = ({ question, path, about, value }: Fact): string =>
  JSON.stringify([question.replace(/^[^:]*: /, '').replace(/\?.*/, ''), path, about, value]);

/**
 * The unit of each fact. What is told about no unit by name is about the unit that was asked for, unless the same is told
 * when none is asked for: then it is about everybody.
 */
function unitOfEach(told: readonly Fact[]): (fact: Fact) => string {
  const general = new Set(told.filter((fact) => namedIn(fact).question === null).map(toldAs));
  return (fact) => {
    const { reply, question } = namedIn(fact);
    if (reply !== null) return reply;
    return question === null || general.has(toldAs(fact)) ? 'TOP' : question;
  };
}

/** The people behind every figure that differs when everybody answers the opposite. */
function sumsOf(told: readonly Fact[], k: number): readonly (readonly number[])[] {
  const { definition } = worlds[0].campaigns[0]!;
  const organisation = organisationOf(FIRST, definition.background);
  const { tree, cuts } = organisation;
  const made = plan(tree, countsOf(organisation), { k, cutMin: 4 * k, cuts });
  const published = fromPlan(made, organisation, 'as grouped');
  const unitOf = unitOfEach(told);
  const cells = new Set(told.map((fact) => `${unitOf(fact)}|${groupOf(fact, cuts)}`));
  return [...cells].map((cell) => {
    const [unit = '', cut = '', group = ''] = cell.split('|');
    const whole = published.find((row) => row.unit === unit && row.cut === null)?.people;
    if (cut === '')
      return whole ?? organisation.people.flatMap((person, index) => (person.unit === unit ? [index] : []));
    const position = cuts.findIndex(({ id }) => id === cut);
    const inGroup = (index: number) =>
      group.split('+').includes(organisation.people[index]!.profile[position]!);
    return (whole ?? []).filter(inGroup);
  });
}

/** A figure of a cut names its question and its group: the codes of the categories, joined by a plus. */
function groupOf({ about }: Fact, cuts: Organisation['cuts']): string {
  const cut = cuts.find(({ id }) => about.includes('cut') && about.includes(id));
  if (!cut) return '';
  const codes = new Set(['', ...cut.categories]);
  const group = about.find((word) => word !== '' && word.split('+').every((code) => codes.has(code)));
  return group === undefined ? '' : `${cut.id}|${group}`;
}

const PEOPLE = FIRST.crews.reduce((sum, { answers }) => sum + answers.length, 0);

const about = (title: string) => (fact: Fact) =>
  fact.question.includes(encodeURIComponent(title).replaceAll('%20', ' ')) || fact.question.includes(title);

describe('everything that every role can read, over every route and file', () => {
  test('covers the contracts: each route that reads was answered to somebody', async () => {
    const asked = new Set(replies[0]?.filter(({ status }) => status === 200).map(({ question }) => question));
    const routes = (await readContracts()).filter(
      ([key, { access }]) => access !== 'anyone' && key.startsWith('GET '),
    );
    const silent = routes
      .map(([key]) => key.replace(/:\w+/g, '[^ /?]+'))
      .filter((pattern) => ![...asked].some((question) => new RegExp(`: ${pattern}(\\?|$)`).test(question)));
    console.log(
      JSON.stringify({
        attack: 'api',
        routes: routes.length,
        silent,
        replies: replies[0]?.length,
        facts: facts[0].length,
        figures: onlyIn(facts[0], facts[2]).length,
      }),
    );
    expect(asked.size).toBeGreaterThan(100);
    expect(silent.length).toBeLessThan(routes.length / 2);
  });

  test('tells nothing finer than the published figures', () => {
    expect(onlyIn(facts[0], facts[1]).slice(0, 5)).toEqual([]);
    expect(onlyIn(facts[1], facts[0]).slice(0, 5)).toEqual([]);
  });

  test('holds figures that isolate nobody, all roles together', () => {
    const k = 5;
    const asked = new Set(facts[2].map(({ question }) => question));
    const figures = onlyIn(facts[0], facts[2]).filter(
      (fact) => asked.has(fact.question) && about('Jaar-2')(fact),
    );
    expect(figures.length).toBeGreaterThan(20);
    expect(attack(sumsOf(figures, k), PEOPLE, k)).toBeNull();
  });

  test('shows a withheld figure alike for every cause: its place, and nothing else', () => {
    const shapes = new Set<string>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(look);
      else if (value !== null && typeof value === 'object') {
        if ((value as { withheld?: unknown }).withheld === true)
          shapes.add(Object.keys(value).toSorted().join());
        Object.values(value).forEach(look);
      }
    };
    for (const { status, mediaType, bytes } of replies[0] ?? [])
      if (status === 200 && mediaType.endsWith('json')) look(JSON.parse(bytes.toString('utf8')));
    const place = new Set(['kind', 'unit', 'scale', 'item', 'question', 'withheld']);
    expect(shapes.size).toBeGreaterThan(1);
    for (const shape of shapes)
      expect([shape, shape.split(',').filter((key) => !place.has(key))]).toEqual([shape, []]);
  });
});

describe('the attack is not blind', () => {
  const planted = (unit: string, value: number): Fact => ({
    question: 'hr: GET /api/planted?unitId=TOP',
    path: '.figures[].mean',
    about: ['mean', unit],
    value: String(value),
  });

  test('it finds the four people behind a figure of a team that is withheld', () => {
    const figures = onlyIn([...facts[0], planted('N2', 41)], [...facts[2], planted('N2', 59)]);
    expect(attack(sumsOf(figures, 5), PEOPLE, 5)?.size).toBeLessThan(5);
  });

  test('it finds a number that follows the small team instead of the published figure', () => {
    const finer = onlyIn([...facts[0], planted('N2', 4)], [...facts[1], planted('N2', 3)]);
    expect(finer.filter(({ path }) => path === planted('N2', 4).path)).toHaveLength(1);
  });
});
