import Fastify from 'fastify';
import type { Static, TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import {
  CommentFigure,
  CutFigure,
  ItemFigure,
  PrevalenceFigure,
  ScaleFigure,
} from '../../server/http/released-schema.ts';
import type { ScaleCell } from '../../server/privacy/cells.ts';
import { readCell } from '../../server/privacy/read-cell.ts';
import { release } from '../../server/privacy/release.ts';
import { flat } from '../privacy/organisations.ts';
import { measureOf, team } from '../privacy/release-house.ts';
import { readContracts } from '../support/contracts.ts';

/** What leaves through a route with this reply. */
async function sent(reply: TSchema, value: unknown): Promise<unknown> {
  const app = Fastify();
  app.get('/', { schema: { response: { 200: reply } } }, async () => value);
  const response = await app.inject('/');
  await app.close();
  return response.json();
}

/** The same with a key that nobody asked for, at every level. */
function withStray(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStray);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withStray(each)] as const);
  return { ...Object.fromEntries(entries), respondent_id: 42 };
}

const { tree } = flat(0, 0, 0);
const cells = release(tree, [
  measureOf({
    tree,
    people: [...team('t1', 4, [[2], [4]]), ...team('t2', 9, [[2], [4]]), ...team('t3', 24, [[1], [3], [5]])],
  }),
  measureOf({
    tree,
    people: team('t3', 24, [[1], [1], [2]]),
    report: 'prevalence',
    scale: 'behaviour',
    k: 10,
  }),
]);

describe('a released figure on the wire', () => {
  test.each([
    ['scale', ScaleFigure],
    ['item', ItemFigure],
    ['prevalence', PrevalenceFigure],
  ] as const)(
    'of kind %s is sent as it is, and a stray key is dropped at every level',
    async (kind, schema) => {
      const own = cells.filter((cell) => cell.kind === kind);
      expect(own.some((cell) => cell.withheld)).toBe(true);
      for (const cell of own) expect(await sent(schema, withStray(cell))).toEqual(cell);
    },
  );

  test('of a cut and of comments drops a stray key too', async () => {
    const cut = {
      kind: 'cut',
      withheld: false,
      unit: 'u',
      scale: 's',
      n: { from: 5, to: 9 },
      cut: 'age',
      category: 'a+b',
      categories: ['a', 'b'],
      mean: { value: 50, bound: 'about', step: 5 },
    };
    const list = { kind: 'comments', withheld: false, unit: 'u', question: 'q', comments: ['een', 'twee'] };
    expect(await sent(CutFigure, withStray(cut))).toEqual(cut);
    expect(await sent(CommentFigure, withStray(list))).toEqual(list);
    const withheld = { kind: 'comments', withheld: true, unit: 'u', question: 'q' };
    expect(await sent(CommentFigure, withStray({ ...withheld, comments: ['geheim'] }))).toEqual(withheld);
  });

  test('cannot be made outside privacy: a figure that was not released does not compile', () => {
    const [released] = cells.filter((cell) => cell.kind === 'scale');
    const stored: Static<typeof ScaleFigure> = readCell('scale', JSON.parse(JSON.stringify(released)));
    const made = { ...stored } as unknown as ScaleCell;
    // @ts-expect-error: a scale cell is no released figure
    const refused: Static<typeof ScaleFigure> = made;
    expect(refused).toEqual(stored);
  });

  test('is refused under another name than its own', () => {
    const [released] = cells.filter((cell) => cell.kind === 'scale');
    expect(() => readCell('item', released)).toThrow('A scale is not a item');
  });
});

/** Places in a reply that let any key through. */
function openPlaces(schema: TSchema, path: string): string[] {
  const { type, properties, items, anyOf, additionalProperties, patternProperties } = schema as {
    type?: string;
    properties?: Record<string, TSchema>;
    items?: TSchema;
    anyOf?: readonly TSchema[];
    additionalProperties?: boolean | TSchema;
    patternProperties?: Record<string, TSchema>;
  };
  if (anyOf) return anyOf.flatMap((each) => openPlaces(each, path));
  if (items) return openPlaces(items, `${path}[]`);
  const listed = { ...properties, ...patternProperties };
  if (additionalProperties === true) return [path];
  if (Object.keys(listed).length > 0)
    return Object.entries(listed).flatMap(([key, each]) => openPlaces(each, `${path}.${key}`));
  const isOpen = type === undefined && !('const' in schema) && !('enum' in schema);
  return isOpen || (type === 'object' && !properties) ? [path] : [];
}

test('no reply of a route that gives figures lets any key through', async () => {
  const figures = /\/(results|figures|coverage|comments|heatmap|analyses|trend|reports?|session)\b/;
  const open = (await readContracts())
    .filter(([key, { download }]) => figures.test(key) && key.includes(':campaignId') && !download)
    .flatMap(([key, { reply }]) => openPlaces(reply, key));
  // The passport of a norm and the definition of a questionnaire are data of surveys/, not about answers.
  expect(open.filter((place) => !/passport|questions/.test(place))).toEqual([]);
});
