import { itemsInOrder } from '../../../../server/domain/questionnaire/asked-items.ts';
import type { Definition, Scale } from '../../../../server/domain/questionnaire/definition.ts';
import { ownScore } from '../../../../server/domain/scoring/scale-scores.ts';

/** One scale that is for the employee alone; `position` runs from 0 to 100 with the favourable side at 100. */
export interface MirrorLine {
  readonly scale: Scale;
  readonly position: number;
}

/** Only the answers that never leave the device; everything else becomes "no answer". */
export function ownCodes(definition: Definition, codes: readonly number[]): readonly number[] {
  return itemsInOrder(definition).map(({ scale }, place) =>
    scale.report === 'individual' ? Math.max(codes[place] ?? 0, 0) : 0,
  );
}

/** Where somebody stands on the scales that were asked for the own overview; scales that were skipped are left out. */
export function ownMirror(definition: Definition, codes: readonly number[]): readonly MirrorLine[] {
  const items = itemsInOrder(definition);
  const own = ownCodes(definition, codes);
  return definition.scales.flatMap((scale) => {
    if (scale.report !== 'individual') return [];
    const score = ownScore(
      scale,
      own.filter((_, place) => items[place]?.scale === scale),
    );
    if (score === null) return [];
    return [{ scale, position: Math.round(scale.higherIs === 'unfavourable' ? 100 - score : score) }];
  });
}
