import {
  askedItems,
  itemsInOrder,
  type PlacedItem,
} from '../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition, Scale, Words } from '../../../../server/domain/questionnaire/definition.ts';

/** More than this on one screen makes people scroll past questions. A small screen holds one at a time. */
export const MOST_ITEMS = 5;

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
 * Every screen of a questionnaire, in order: per section small blocks of items with the same answers, then the open
 * questions, then the background questions one by one.
 */
export function allScreens(definition: Definition, most = MOST_ITEMS): readonly Screen[] {
  const known = made.get(definition)?.get(most);
  if (known) return known;
  const screens = makeScreens(definition, most);
  made.set(definition, new Map([...(made.get(definition) ?? []), [most, screens]]));
  return screens;
}

/** A definition never changes, and every answer asks for its screens: on a slow phone making them again is felt. */
const made = new WeakMap<Definition, ReadonlyMap<number, readonly Screen[]>>();

function makeScreens(definition: Definition, most: number): readonly Screen[] {
  const introduced = new Set<number>();
  const items = itemsInOrder(definition);
  const blocks = blocksOf(items, most).map((positions): Screen => {
    const { scale, section } = items[positions[0]!]!;
    const { title, intro } = definition.sections[section]!;
    const first = !introduced.has(section);
    introduced.add(section);
    return {
      kind: 'items',
      id: `items-${positions[0]}`,
      section,
      title,
      intro: first ? (intro ?? null) : null,
      positions,
      delicate: isDelicate(scale),
      own: scale.report === 'individual',
    };
  });
  return [
    ...blocks,
    ...definition.openQuestions.map((_, index): Screen => ({ kind: 'open', id: `open-${index}`, index })),
    ...definition.background.map((_, index): Screen => ({
      kind: 'background',
      id: `background-${index}`,
      index,
    })),
  ];
}

/** Asks about behaviour or events that the law counts as a burden of their own. */
const isDelicate = (scale: Scale) => scale.psa !== 'none' && scale.psa !== 'work-pressure';

/** A scale is never spread over more blocks than it needs; short scales of one section share a block. */
function blocksOf(items: readonly PlacedItem[], most: number): readonly (readonly number[])[] {
  const runs: number[][] = [];
  items.forEach(({ item, scale }, position) => {
    const before = items[position - 1];
    if (before?.scale === scale && before.item.answers === item.answers) runs.at(-1)?.push(position);
    else runs.push([position]);
  });
  const blocks: (readonly number[])[] = [];
  for (const part of runs.flatMap((run) => evenParts(run, most))) {
    const last = blocks.at(-1);
    if (last && last.length + part.length <= most && goTogether(items[last[0]!]!, items[part[0]!]!))
      blocks.splice(-1, 1, [...last, ...part]);
    else blocks.push(part);
  }
  return blocks;
}

function goTogether(one: PlacedItem, other: PlacedItem): boolean {
  if (one.scale === other.scale) return false;
  return (
    one.section === other.section &&
    one.item.answers === other.item.answers &&
    one.scale.report === other.scale.report &&
    isDelicate(one.scale) === isDelicate(other.scale)
  );
}

/** The screens that are shown, given the answers so far: items that are not asked are left out. */
export function shownScreens(
  definition: Definition,
  answers: readonly number[],
  most = MOST_ITEMS,
): readonly Screen[] {
  const asked = askedItems(itemsInOrder(definition), answers);
  return allScreens(definition, most).flatMap((screen): Screen[] => {
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

/** Where a screen is, or the one that took its place when the device was turned or an earlier answer changed. */
export function placeOf(screens: readonly Screen[], id: string | null): number {
  const exact = screens.findIndex((screen) => screen.id === id);
  if (exact >= 0) return exact;
  const item = Number(/^items-(\d+)$/.exec(id ?? '')?.[1] ?? -1);
  const nearest = screens.findLastIndex((screen) => screen.kind === 'items' && screen.positions[0]! <= item);
  return Math.max(nearest, 0);
}

/** Numbers of the first and the last question of a screen among all that are asked. */
export function questionNumbers(
  screens: readonly Screen[],
  at: number,
): { readonly from: number; readonly to: number; readonly total: number } {
  const count = (screen: Screen) => (screen.kind === 'items' ? screen.positions.length : 1);
  const sum = (part: readonly Screen[]) => part.reduce((total, screen) => total + count(screen), 0);
  const before = sum(screens.slice(0, at));
  const own = screens[at] ? count(screens[at]) : 0;
  return { from: before + 1, to: before + own, total: sum(screens) };
}
