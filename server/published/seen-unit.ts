import { NotAllowed, NotFound } from '../http/errors.ts';
import type { readSeen } from './seen-campaign.ts';
import { topmost } from './seen-tree.ts';

type Seen = Awaited<ReturnType<typeof readSeen>>;

/** The unit asked for, or the topmost one in sight, with the units directly below it that may be seen. */
export function seenUnit({ tree, visible }: Seen, unitId: string | undefined) {
  const unit = tree.find(({ id }) => id === (unitId ?? topmost(visible)?.id));
  if (!unit) throw new NotFound();
  if (!visible.some(({ id }) => id === unit.id)) throw new NotAllowed();
  return { unit, below: visible.filter(({ parentId }) => parentId === unit.id) };
}
