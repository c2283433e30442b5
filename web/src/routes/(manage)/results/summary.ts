import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { figureText, inLanguage, listNames, type Results, type Scale, shown, type Shown } from './figures';
import { type Ask, asksAttention } from './findings';
import { heatRows } from './heat-order';
import type { HeatView } from './heat-view';
import { isWhole, unitLines } from './lines';
import type { Line } from './order';

/** The four questions that a reader comes with, answered in words. */
export interface Minute {
  readonly stands: string;
  readonly where: string;
  readonly changed: string;
  readonly next: string;
  /** What to begin with; null when nothing asks attention. */
  readonly first: { readonly unit: Results['unit']; readonly scale: Scale } | null;
}

export function inAMinute(results: Results, heat: HeatView): Minute {
  const seen = unitLines(results).filter(({ figure }) => shown(figure));
  const own = seen.filter(({ figure }) => shown(figure)?.comparison?.verdict === 'attention');
  const below = asksAttention(heat, heatRows(heat, results.unit.id, 'all'));
  const [ownFirst] = own;
  const [belowFirst] = below;
  const first = ownFirst
    ? { unit: results.unit, scale: ownFirst.scale }
    : belowFirst
      ? { unit: belowFirst.unit, scale: belowFirst.scale }
      : null;
  return {
    stands: isWhole(results) ? wholeStands(results, seen) : unitStands(results, seen),
    where: whereWrong(results, own, below),
    changed: [changedSince(results), changedBelow(results, heat)].filter(Boolean).join(' '),
    next: first
      ? m.dashboard_next_first({ scale: small(first.scale), unit: first.unit.name })
      : m.results_next_keep(),
    first,
  };
}

const small = (scale: Scale): string => inLanguage(scale.title).toLowerCase();

function wholeStands(results: Results, seen: readonly Line[]): string {
  const directed = seen.filter(({ scale }) => scale.higherIs !== 'neutral');
  return m.dashboard_stands_whole({
    total: number(seen.length),
    least: listNames(directed.slice(0, 2).map((line) => withFigures(results, line))),
    best: listNames(
      directed
        .slice(-2)
        .toReversed()
        .map((line) => withFigures(results, line)),
    ),
  });
}

function unitStands(results: Results, seen: readonly Line[]): string {
  const having = (verdict: string) =>
    seen.filter(({ figure }) => shown(figure)?.comparison?.verdict === verdict).length;
  const few = having('too-few');
  if (few === seen.length)
    return m.results_summary_untested({
      names: listNames(seen.slice(0, 2).map((line) => withFigures(results, line))),
    });
  return m.dashboard_stands_unit({
    strong: number(having('strong')),
    attention: number(having('attention')),
    same: number(having('no-clear-difference')),
  });
}

function whereWrong(results: Results, own: readonly Line[], below: readonly Ask[]): string {
  const parts: string[] = [];
  if (own.length > 0)
    parts.push(m.dashboard_where_own({ names: listNames(own.map((line) => withFigures(results, line))) }));
  const units = byUnit(below);
  if (units.length > 0) {
    const names = units.map((asks) =>
      m.dashboard_where_unit({
        unit: asks[0]?.unit.name ?? '',
        scales: listNames(
          asks.map(({ scale }) => small(scale)),
          2,
        ),
      }),
    );
    parts.push(m.dashboard_where_below({ names: listNames(names) }));
  }
  return parts.length > 0 ? parts.join(' ') : m.dashboard_where_nowhere();
}

function byUnit(asks: readonly Ask[]): readonly (readonly Ask[])[] {
  const found = new Map<string, Ask[]>();
  for (const ask of asks) found.set(ask.unit.id, [...(found.get(ask.unit.id) ?? []), ask]);
  return [...found.values()];
}

function withFigures(results: Results, { scale, figure }: Line): string {
  const seen = shown(figure);
  const norm = isWhole(results) ? null : shown(results.organisation[scale.id]);
  const name = small(scale);
  if (!seen) return name;
  const value = figureText(seen);
  return norm
    ? m.results_name_with_norm({ name, value, norm: figureText(norm) })
    : m.results_name_with_value({ name, value });
}

/** What changed since the campaign before, in a sentence. */
export function changedSince(results: Results): string {
  const seen = unitLines(results).filter(({ figure }) => shown(figure)?.trend);
  const { previous } = results;
  if (!previous || seen.length === 0) return m.results_summary_no_previous();
  const campaign = previous.title;
  const verdictOf = ({ figure }: Line) => shown(figure)?.trend?.verdict;
  if (seen.every((line) => verdictOf(line) === 'too-few'))
    return m.results_summary_change_untested({ campaign });
  const having = (verdict: string) => seen.filter((line) => verdictOf(line) === verdict).map(withTrend);
  const [better, worse] = [having('better'), having('worse')];
  if (better.length + worse.length === 0) return m.results_summary_no_change({ campaign });
  const parts = [
    better.length > 0 ? m.results_summary_better({ names: listNames(better) }) : '',
    worse.length > 0 ? m.results_summary_worse({ names: listNames(worse) }) : '',
  ].filter(Boolean);
  return m.results_summary_changed({ campaign, changes: parts.join('; ') });
}

/** Departments and teams where something clearly changed, whatever the whole did; empty when there are none. */
function changedBelow(results: Results, heat: HeatView): string {
  const rows = heatRows(heat, results.unit.id, 'all');
  const having = (verdict: 'better' | 'worse') =>
    rows.flatMap((row) => {
      const scales = heat.scales.filter((_, column) => heat.cell(row, column)?.trend === verdict);
      const unit = heat.units[row]?.name ?? '';
      return scales.length > 0
        ? [m.dashboard_where_unit({ unit, scales: listNames(scales.map(small), 2) })]
        : [];
    });
  const [better, worse] = [having('better'), having('worse')];
  return [
    better.length > 0 ? m.dashboard_below_better({ names: listNames(better) }) : '',
    worse.length > 0 ? m.dashboard_below_worse({ names: listNames(worse) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function withTrend({ scale, figure }: Line): string {
  const seen = shown(figure) as Shown;
  return m.results_name_with_change({
    name: small(scale),
    earlier: number(seen.trend?.earlier ?? seen.mean),
    value: figureText(seen),
  });
}
