import { askedItems, itemsInOrder } from '../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition, Words } from '../../../../server/domain/questionnaire/definition.ts';

/** More than this on one screen makes people scroll past questions. */
const MOST_ITEMS = 5;

export interface ItemsScreen {
  readonly kind: 'items';
  readonly id: string;
  readonly section: number;
  readonly title: Words;
  /** On the first screen of a section only. */
  readonly intro: Words | null;
  /** Places of the items in the answers. */
  readonly positions: readonly number[];
  /** Asks about behaviour or events that may hurt: the help text stands beside it. */
  readonly delicate: boolean;
  /** Stays on the device: the answers are never sent. */
  readonly own: boolean;
}

export type Screen =
  | ItemsScreen
  | { readonly kind: 'background'; readonly id: string; readonly index: number }
  | { readonly kind: 'open'; readonly id: string; readonly index: number };

/**
 * Every screen of a questionnaire, in order: per scale one or more small blocks of items with the same answers, then
 * the open questions, then the background questions one by one.
 */
export function allScreens(definition: Definition): readonly Screen[] {
  const items = itemsInOrder(definition);
  const screens: Screen[] = [];
  let block: number[] = [];
  const close = () => {
    for (const positions of evenParts(block, MOST_ITEMS)) {
      const { scale, section } = items[positions[0]!]!;
      const first = !screens.some((screen) => screen.kind === 'items' && screen.section === section);
      const { title, intro } = definition.sections[section]!;
      screens.push({
        kind: 'items',
        id: `items-${positions[0]}`,
        section,
        title,
        intro: first ? (intro ?? null) : null,
        positions,
        delicate: scale.psa !== 'none' && scale.psa !== 'work-pressure',
        own: scale.report === 'individual',
      });
    }
    block = [];
  };
  items.forEach(({ item, scale }, position) => {
    const before = items[position - 1];
    if (before && (before.scale !== scale || before.item.answers !== item.answers)) close();
    block.push(position);
  });
  close();
  definition.openQuestions.forEach((_, index) => screens.push({ kind: 'open', id: `open-${index}`, index }));
  definition.background.forEach((_, index) =>
    screens.push({ kind: 'background', id: `background-${index}`, index }),
  );
  return screens;
}

/** The screens that are shown, given the answers so far: items that are not asked are left out. */
export function shownScreens(definition: Definition, answers: readonly number[]): readonly Screen[] {
  const asked = askedItems(itemsInOrder(definition), answers);
  return allScreens(definition).flatMap((screen): Screen[] => {
    if (screen.kind !== 'items') return [screen];
    const positions = screen.positions.filter((position) => asked[position]);
    return positions.length > 0 ? [{ ...screen, positions }] : [];
  });
}

/** Seven items become four and three rather than five and two. */
function evenParts(list: readonly number[], most: number): readonly (readonly number[])[] {
  const parts = Math.ceil(list.length / most);
  const size = Math.ceil(list.length / Math.max(parts, 1));
  return Array.from({ length: parts }, (_, part) => list.slice(part * size, (part + 1) * size));
}
