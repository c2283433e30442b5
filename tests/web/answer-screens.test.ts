import { describe, expect, test } from 'vitest';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { readInstruments } from '../../server/instruments.ts';
import { emptyAnswers, RATHER_NOT } from '../../web/src/lib/answer/filled-in.ts';
import { remainingMinutes } from '../../web/src/lib/answer/remaining-minutes.ts';
import { reviewLines } from '../../web/src/lib/answer/review-lines.ts';
import { allScreens, shownScreens } from '../../web/src/lib/answer/screens.ts';

const { questionnaires } = readInstruments();
const definitionOf = (id: string) =>
  selectVariant(
    questionnaires.find((questionnaire) => questionnaire.id === id)!,
    'long',
  );
const stress = definitionOf('stress-risico');
const items = itemsInOrder(stress);
const at = (id: string) => items.findIndex(({ item }) => item.id === id);
const itemScreens = (screens: ReturnType<typeof allScreens>) =>
  screens.flatMap((screen) => (screen.kind === 'items' ? [screen] : []));

describe.each(questionnaires.map(({ id }) => id))('screens of %s', (id) => {
  const definition = definitionOf(id);
  const placed = itemsInOrder(definition);
  const blocks = itemScreens(allScreens(definition));

  test('show every item once, in asking order', () => {
    expect(blocks.flatMap(({ positions }) => positions)).toEqual(placed.map((_, position) => position));
  });

  test('hold at most five items of one section with the same answers', () => {
    for (const { positions } of blocks) {
      expect(positions.length).toBeLessThanOrEqual(5);
      expect(new Set(positions.map((position) => placed[position]!.section)).size).toBe(1);
      expect(new Set(positions.map((position) => placed[position]!.item.answers)).size).toBe(1);
    }
  });

  test('spread a scale over no more screens than it needs', () => {
    for (const scale of definition.scales) {
      const sizes = new Map<string, number>();
      for (const item of scale.items) sizes.set(item.answers, (sizes.get(item.answers) ?? 0) + 1);
      const needed = [...sizes.values()].reduce((sum, size) => sum + Math.ceil(size / 5), 0);
      const used = blocks.filter(({ positions }) =>
        positions.some((at) => placed[at]!.scale.id === scale.id),
      );
      expect([scale.id, used.length]).toEqual([scale.id, needed]);
    }
  });

  test('introduce each section once', () => {
    const introduced = blocks.filter(({ intro }) => intro !== null).map(({ section }) => section);
    expect(new Set(introduced).size).toBe(introduced.length);
  });

  test('end with the background questions', () => {
    const { background } = definition;
    expect(
      allScreens(definition)
        .slice(-background.length)
        .every(({ kind }) => kind === 'background'),
    ).toBe(true);
  });
});

describe('conditional items', () => {
  const nothing = emptyAnswers(stress).codes;
  const follow = at('undesired-behaviour.6');
  const shown = (codes: readonly number[]) =>
    itemScreens(shownScreens(stress, codes)).flatMap(({ positions }) => positions);

  test('appear once their condition holds', () => {
    expect(shown(nothing)).not.toContain(follow);
    expect(shown(nothing.with(at('undesired-behaviour.4'), 2))).toContain(follow);
  });

  test('do not appear for somebody who would rather not say', () => {
    expect(shown(nothing.with(at('undesired-behaviour.4'), RATHER_NOT))).not.toContain(follow);
  });
});

test('the help text stands beside undesired behaviour and shocking events only', () => {
  const delicate = itemScreens(allScreens(stress)).filter((screen) => screen.delicate);
  const scales = delicate.flatMap(({ positions }) => positions.map((position) => items[position]!.scale.id));
  expect([...new Set(scales)]).toEqual(['undesired-behaviour', 'shocking-events']);
});

describe('minutes left', () => {
  const block = { kind: 'items', positions: [0, 1, 2, 3, 4] } as never;
  const open = { kind: 'open', id: 'open-0', index: 0 } as const;

  test('count a minute per five items and one and a half per open question', () => {
    expect(remainingMinutes([block, block, open], 0)).toBe(4);
    expect(remainingMinutes([block, block, open], 1)).toBe(3);
  });

  test('are none after the last screen', () => {
    expect(remainingMinutes([block], 1)).toBe(0);
    expect(remainingMinutes([], 0)).toBe(0);
  });

  test('gain no minute from rounding in binary', () => {
    const three = { kind: 'items', positions: [0, 1, 2] } as never;
    expect(remainingMinutes([three, three, three, three, three], 0)).toBe(3);
  });
});

test('the review counts what was answered and what somebody would rather not say, per section', () => {
  const definition = definitionOf('werkbeleving');
  const codes = emptyAnswers(definition).codes.with(0, 3).with(1, RATHER_NOT);
  const [first, ...others] = reviewLines(shownScreens(definition, codes), codes, [1, 0, RATHER_NOT, 2]);
  expect(first).toMatchObject({ section: 0, screenId: 'items-0', answered: 1, ratherNot: 1 });
  expect(others.at(-1)).toMatchObject({ section: null, asked: 4, answered: 2, ratherNot: 1 });
});
