import type { ProfileRow } from '$lib/charts/profile-drawing';
import { m } from '$lib/paraglide/messages';
import {
  favourableEnd,
  figureText,
  inLanguage,
  placeOf,
  type Results,
  type Scale,
  type Shown,
  shown,
} from './figures';
import { byAttention, type Line } from './order';

/** The subjects of the unit looked at, what asks attention first on top. */
export function unitLines({ scales, figures }: Results): readonly Line[] {
  return byAttention(scales.map((scale) => ({ scale, figure: figures[scale.id] })));
}

/** Whether the unit is the whole organisation, which is compared with nobody. */
export const isWhole = ({ unit }: Results): boolean => unit.parentId === null;

export function markOf(figure: Shown | null): ProfileRow['mark'] {
  const verdict = figure?.comparison?.verdict;
  return verdict === 'attention' || verdict === 'strong' ? verdict : 'plain';
}

/** The uncertainty that is drawn: of the difference where there is a norm, laid around the unit's own figure; otherwise of the mean. */
function drawnInterval(scale: Scale, figure: Shown) {
  const { comparison, interval } = figure;
  const compared = comparison?.interval;
  const rest = compared ? figure.mean - comparison.difference : 0;
  const ends = compared
    ? [rest + compared.lower, rest + compared.upper]
    : interval
      ? [interval.lower, interval.upper]
      : null;
  if (!ends) return null;
  const [a = 0, b = 0] = ends.map((end) => placeOf(scale, Math.min(100, Math.max(0, end))));
  return { lower: Math.min(a, b), upper: Math.max(a, b) };
}

export function profileRow(results: Results, { scale, figure }: Line): ProfileRow {
  const seen = shown(figure);
  const norm = isWhole(results) ? null : shown(results.organisation[scale.id]);
  return {
    title: inLanguage(scale.title),
    place: seen ? placeOf(scale, seen.mean) : null,
    value: seen ? figureText(seen) : m.results_withheld(),
    norm: norm ? placeOf(scale, norm.mean) : null,
    interval: seen ? drawnInterval(scale, seen) : null,
    mark: markOf(seen),
    end: favourableEnd(scale),
  };
}
