import type { Condition, Definition, Item, Scale } from './definition.ts';

/** An answer code per item in asking order; 0 = no answer given (skipped, declined or not asked). */
export type Answers = readonly number[];

export interface PlacedItem {
  readonly item: Item;
  readonly scale: Scale;
  readonly section: number;
}

/** Every item in the order asked; its position is its place in the answers. */
export function itemsInOrder(definition: Definition): readonly PlacedItem[] {
  const scales = new Map(definition.scales.map((scale) => [scale.id, scale]));
  return definition.sections.flatMap((section, index) =>
    section.scales.flatMap((id) => {
      const scale = scales.get(id);
      return scale ? scale.items.map((item) => ({ item, scale, section: index })) : [];
    }),
  );
}

/**
 * Which items are asked, given the answers so far. The browser and the tally decide with this one function, so they
 * cannot disagree. An answer to an item that is itself not asked counts as not given.
 */
export function askedItems(items: readonly PlacedItem[], answers: Answers): readonly boolean[] {
  let position: ReadonlyMap<string, number> | undefined;
  const positions = () => (position ??= new Map(items.map(({ item }, index) => [item.id, index])));
  const asked: boolean[] = [];
  const holds = (condition: Condition): boolean => {
    if ('any' in condition) return condition.any.some(holds);
    if ('all' in condition) return condition.all.every(holds);
    const at = positions().get(condition.item);
    return at !== undefined && asked[at] === true && (answers[at] ?? 0) >= condition.atLeast;
  };
  for (const { item, scale } of items) {
    asked.push((!scale.condition || holds(scale.condition)) && (!item.condition || holds(item.condition)));
  }
  return asked;
}
