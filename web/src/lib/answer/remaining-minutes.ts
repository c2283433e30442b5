import type { Screen } from './screens.ts';

/**
 * Minutes that the screens from `at` on still take.
 * Formula: ceil(items / 5 + open questions * 1.5 + background questions / 5); 0 when nothing is left.
 * Source: the same rule by which the invitation names a duration; a background question reads like an item.
 */
export function remainingMinutes(screens: readonly Screen[], at: number): number {
  const minutes = screens.slice(Math.max(at, 0)).reduce((sum, screen) => {
    if (screen.kind === 'open') return sum + 1.5;
    return sum + (screen.kind === 'items' ? screen.positions.length : 1) / 5;
  }, 0);
  // Thirds of thirds add up to a hair too much; that hair is no minute.
  return Math.max(0, Math.ceil(minutes - 1e-9));
}
