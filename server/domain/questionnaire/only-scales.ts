import type { Condition, Definition, Scale } from './definition.ts';

/**
 * The definition with only these scales, for a short round in between: same items, so that they stay comparable. A scale
 * that is asked after an answer to another one brings that one along. No ids: everything; ids that are not there count for
 * nothing, and when none is there everything is asked.
 */
export function onlyScales(definition: Definition, ids: readonly string[]): Definition {
  const wanted = new Set(ids);
  const named = definition.scales.filter(({ id }) => wanted.has(id));
  if (named.length === 0) return definition;
  const owner = new Map(
    definition.scales.flatMap((scale) => scale.items.map((item) => [item.id, scale] as const)),
  );
  const kept = new Set<Scale>();
  const keep = (scale: Scale): void => {
    if (kept.has(scale)) return;
    kept.add(scale);
    const conditions = [scale.condition, ...scale.items.map((item) => item.condition)];
    for (const item of conditions.flatMap((condition) => (condition ? itemsIn(condition) : []))) {
      const other = owner.get(item);
      if (other) keep(other);
    }
  };
  named.forEach(keep);
  const scales = definition.scales.filter((scale) => kept.has(scale));
  const there = new Set(scales.map(({ id }) => id));
  const used = new Set(scales.flatMap((scale) => scale.items.map((item) => item.answers)));
  return {
    ...definition,
    scales,
    answerSets: Object.fromEntries(Object.entries(definition.answerSets).filter(([id]) => used.has(id))),
    sections: definition.sections
      .map((section) => ({ ...section, scales: section.scales.filter((id) => there.has(id)) }))
      .filter((section) => section.scales.length > 0),
  };
}

function itemsIn(condition: Condition): readonly string[] {
  if ('item' in condition) return [condition.item];
  return ('any' in condition ? condition.any : condition.all).flatMap(itemsIn);
}
