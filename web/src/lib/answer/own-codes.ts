import { itemsInOrder } from '../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../../../server/domain/questionnaire/definition.ts';

/** Only the answers that never leave the device; everything else becomes "no answer". */
export function ownCodes(definition: Definition, codes: readonly number[]): readonly number[] {
  return itemsInOrder(definition).map(({ scale }, place) =>
    scale.report === 'individual' ? Math.max(codes[place] ?? 0, 0) : 0,
  );
}
