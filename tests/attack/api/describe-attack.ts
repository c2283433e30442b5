import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContracts } from '../../support/contracts.ts';
import { startTestHouse, type TestHouse } from '../../support/test-house.ts';
import { attack } from '../null-space-attack.ts';
import { type Collected, collectAll } from './collect.ts';
import { isReading } from './crawl.ts';
import { type Fact, onlyIn } from './facts.ts';
import { SILENT_ROUTES } from './silent-routes.ts';
import { aboutWithheld, ofCampaign, PEOPLE, sumsOf } from './sums.ts';

const MINUTES = 60_000;

/**
 * Signs in as everybody, collects what every reading route and every act tells, and attacks that. `isSmall` leaves out
 * the files and the comparison with a year before.
 */
export function describeAttack({ isSmall }: { readonly isSmall: boolean }): void {
  let house: TestHouse;
  let collected: Collected;
  /** What differs between the first organisation and the one that answers the opposite. */
  let figures: readonly Fact[];

  beforeAll(async () => {
    house = await startTestHouse();
    collected = await collectAll(house, isSmall);
    const askedOfBoth = new Set(collected.facts[2].map(({ question }) => question));
    figures = onlyIn(collected.facts[0], collected.facts[2]).filter(({ question }) =>
      askedOfBoth.has(question),
    );
  }, 15 * MINUTES);
  afterAll(() => house.close());

  const definitionOf = (title: string) =>
    collected.worlds[0].campaigns.find((campaign) => campaign.title === title)!.definition;

  describe('everything that everybody can read, over every route', () => {
    test('covers the contracts: a route that reads was answered, or stands in a list with why not', async () => {
      const answered = collected.replies[0].filter(({ status }) => status === 200);
      const asked = new Set(answered.map(({ question }) => question));
      const routes = (await readContracts()).filter(
        (route) => isReading(route) && !(isSmall && route[1].download),
      );
      const silent = routes
        .map(([key]) => key)
        .filter((key) => {
          const pattern = new RegExp(`: ${key.replace(/:\w+/g, '[^ /?]+')}(\\?|$)`);
          return ![...asked].some((question) => pattern.test(question));
        });
      console.log(
        JSON.stringify({
          ...{ attack: 'api', routes: routes.length, silent: silent.length },
          ...{ replies: collected.replies[0].length, figures: figures.length },
        }),
      );
      expect(silent.toSorted()).toEqual(Object.keys(SILENT_ROUTES).toSorted());
    });

    test('tells nothing finer than the published figures', () => {
      const [first, second] = collected.facts;
      expect(onlyIn(first, second).slice(0, 5)).toEqual([]);
      expect(onlyIn(second, first).slice(0, 5)).toEqual([]);
    });

    test.each([
      ['Jaar-2', 5],
      ['Stress', 8],
    ])('holds figures of %s that isolate nobody below %i, all askers together', (title, k) => {
      const own = figures.filter(ofCampaign(title));
      expect(own.length).toBeGreaterThan(20);
      const sums = sumsOf(own, definitionOf(title), k);
      expect(attack(sums, PEOPLE, 5)).toBeNull();
      expect(Math.min(...sums.map((people) => people.length))).toBeGreaterThanOrEqual(k);
    });

    test('tells no figure of a team that has none, whatever the route is about', () => {
      expect(aboutWithheld(figures).slice(0, 5)).toEqual([]);
    });

    test('tells no figure while a campaign runs', () => {
      const running = collected.replies[0].filter(
        ({ question, status }) => status === 200 && question.includes('/campaigns/Lopend/'),
      );
      expect(running.length).toBeGreaterThan(3);
      // The mirror of an employee puts the published figures of the year before beside the own answers, as a norm.
      const told = figures.filter(ofCampaign('Lopend')).filter(({ path }) => !path.includes('.norms[]'));
      expect(told.slice(0, 5)).toEqual([]);
    });

    test('shows a withheld figure alike for every cause: its place, and nothing else', () => {
      const place = new Set(['kind', 'unit', 'scale', 'item', 'question', 'withheld']);
      const shapes = shapesOfWithheld(collected);
      expect(shapes.length).toBeGreaterThan(1);
      for (const shape of shapes)
        expect([shape, shape.filter((key) => !place.has(key))]).toEqual([shape, []]);
    });
  });

  describe('the attack is not blind', () => {
    const planted = (unit: string, value: number): Fact => ({
      question: 'hr: GET /api/campaigns/Jaar-2/planted?unitId=TOP',
      path: '.figures[].mean',
      about: ['mean', unit],
      value: String(value),
    });

    test('it finds the people behind a figure of a team that is withheld', () => {
      const found = [...figures.filter(ofCampaign('Jaar-2')), planted('N2', 41)];
      expect(attack(sumsOf(found, definitionOf('Jaar-2'), 5), PEOPLE, 5)?.size).toBeLessThan(5);
      expect(aboutWithheld(found)).toHaveLength(1);
    });

    test('it finds a number that follows the small team instead of the published figure', () => {
      const [first, second] = collected.facts;
      const finer = onlyIn([...first, planted('N2', 4)], [...second, planted('N2', 3)]);
      expect(finer.filter(({ path }) => path === planted('N2', 4).path)).toHaveLength(1);
    });
  });
}

/** The keys of every withheld figure in a reply, each list once. */
function shapesOfWithheld({ replies }: Collected): readonly (readonly string[])[] {
  const shapes = new Map<string, readonly string[]>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') {
      const keys = Object.keys(value).toSorted();
      if ((value as { withheld?: unknown }).withheld === true) shapes.set(keys.join(), keys);
      Object.values(value).forEach(look);
    }
  };
  for (const { status, mediaType, bytes } of replies[0])
    if (status === 200 && mediaType.endsWith('json')) look(JSON.parse(bytes.toString('utf8')));
  return [...shapes.values()];
}
