import { itemsInOrder } from '../../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../../../../server/domain/questionnaire/definition.ts';

/** Whether somebody answered that undesired behaviour happened to them: then help comes before any figure. */
export function metSomething(definition: Definition, codes: readonly number[]): boolean {
  return itemsInOrder(definition).some(
    ({ scale, item }, place) =>
      scale.report === 'prevalence' && item.condition === undefined && (codes[place] ?? 0) > 1,
  );
}
