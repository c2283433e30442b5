import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { figureText, inLanguage, listNames, type Results, type Shown, shown } from './figures';
import { byAttention, type Line } from './order';

export interface Summary {
  readonly stands: string;
  readonly changed: string;
  readonly next: string;
}

/** The three sentences above the pictures: what stands out, what changed, what to do now. */
export function summarise(results: Results): Summary {
  const own = results.figures[results.unit.id] ?? {};
  const lines = byAttention(results.scales.map((scale) => ({ scale, figure: own[scale.id] })));
  const seen = lines.filter(({ figure }) => shown(figure));
  const compared = seen.some(({ figure }) => shown(figure)?.comparison);
  return {
    stands: compared ? standsOut(results, seen) : ofWhole(results, seen),
    changed: changedSince(results, seen),
    next: whatNow(results, seen),
  };
}

const title = ({ scale }: Line) => inLanguage(scale.title);

function withFigures(results: Results, line: Line): string {
  const figure = shown(line.figure);
  const norm = shown(results.organisation[line.scale.id]);
  if (!figure) return title(line);
  const value = figureText(figure);
  return norm && results.path.length + (results.unit.parentId ? 1 : 0) > 1
    ? m.results_name_with_norm({ name: title(line), value, norm: figureText(norm) })
    : m.results_name_with_value({ name: title(line), value });
}

function standsOut(results: Results, seen: readonly Line[]): string {
  const having = (verdict: string) =>
    seen.filter(({ figure }) => shown(figure)?.comparison?.verdict === verdict);
  const attention = having('attention');
  const strong = having('strong');
  const names = (lines: readonly Line[]) => listNames(lines.map((line) => withFigures(results, line)));
  const tested = seen.filter(({ figure }) => isTested(shown(figure)));
  const total = number(tested.length);
  if (tested.length === 0) return m.results_summary_untested({ names: names(seen.slice(0, 2)) });
  const first =
    attention.length === 0
      ? m.results_summary_attention_none({ total })
      : attention.length === 1
        ? m.results_summary_attention_one({ total, names: names(attention) })
        : m.results_summary_attention_many({
            count: number(attention.length),
            total,
            names: names(attention),
          });
  const second =
    strong.length === 0
      ? m.results_summary_strong_none()
      : strong.length === 1
        ? m.results_summary_strong_one({ names: names(strong.toReversed()) })
        : m.results_summary_strong_many({ count: number(strong.length), names: names(strong.toReversed()) });
  return `${first} ${second}`;
}

const isTested = (figure: Shown | null) =>
  figure?.comparison != null && figure.comparison.verdict !== 'too-few';

function ofWhole(results: Results, seen: readonly Line[]): string {
  const figures = results.children.map((child) => ({ child, own: results.figures[child.id] ?? {} }));
  const hits = childrenThatAsk(results);
  const lowest = listNames(seen.slice(0, 2).map((line) => withFigures(results, line)));
  const first = m.results_summary_whole({ total: number(seen.length), names: lowest });
  if (results.children.length === 0) return first;
  const anyTested = figures.some(({ own }) => results.scales.some((scale) => isTested(shown(own[scale.id]))));
  if (!anyTested) return `${first} ${m.results_summary_below_untested()}`;
  const count = number(hits.length);
  const second =
    hits.length === 0
      ? m.results_summary_below_none()
      : hits.length === 1
        ? m.results_summary_below_one({ names: hits.map(({ name }) => name).join() })
        : m.results_summary_below_many({ count, total: number(results.children.length) });
  return `${first} ${second}`;
}

function changedSince({ previous }: Results, seen: readonly Line[]): string {
  const trends = seen.flatMap(({ figure }) => shown(figure)?.trend ?? []);
  if (!previous || trends.length === 0) return m.results_summary_no_previous();
  if (trends.every(({ verdict }) => verdict === 'too-few'))
    return m.results_summary_change_untested({ campaign: previous.title });
  const having = (verdict: string) =>
    seen.filter(({ figure }) => shown(figure)?.trend?.verdict === verdict).map(withTrend);
  const [better, worse] = [having('better'), having('worse')];
  const campaign = previous.title;
  if (better.length + worse.length === 0) return m.results_summary_no_change({ campaign });
  const parts = [
    better.length > 0 ? m.results_summary_better({ names: listNames(better) }) : '',
    worse.length > 0 ? m.results_summary_worse({ names: listNames(worse) }) : '',
  ].filter(Boolean);
  return m.results_summary_changed({ campaign, changes: parts.join('; ') });
}

function withTrend(line: Line): string {
  const figure = shown(line.figure);
  if (!figure?.trend) return title(line);
  return m.results_name_with_change({
    name: title(line),
    earlier: number(figure.trend.earlier),
    value: figureText(figure),
  });
}

function whatNow(results: Results, seen: readonly Line[]): string {
  const first = seen[0];
  if (first && shown(first.figure)?.comparison?.verdict === 'attention')
    return m.results_next_attention({ name: title(first) });
  return childrenThatAsk(results).length > 0 ? m.results_next_below() : m.results_next_keep();
}

function childrenThatAsk({ children, scales, figures }: Results): Results['children'] {
  return children.filter((child) =>
    scales.some((scale) => shown(figures[child.id]?.[scale.id])?.comparison?.verdict === 'attention'),
  );
}
