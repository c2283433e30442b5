import { compareWithNorms } from '../domain/comparison/compare-with-norms.ts';
import type { ScaleFigure } from '../domain/comparison/scale-figure.ts';
import { useNorm } from '../domain/norm-import/use-norm.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';
import type { NormTable } from '../domain/questionnaire/norms.ts';
import { scaleFingerprint } from '../domain/questionnaire/same-items.ts';

interface Input {
  readonly definition: Definition;
  readonly table: NormTable;
  readonly group: string;
  readonly figures: ReadonlyMap<string, ScaleFigure>;
  readonly today: string;
}

/** Every score of a campaign beside its norm: the difference when they may be compared, otherwise the reason why not. */
export function besideNorm({ definition, table, group, figures, today }: Input) {
  const scales = definition.scales.filter((scale) => scale.report === 'scale');
  const lines = scales.map((scale) => {
    const items = scaleFingerprint(scale, definition);
    const verdict = useNorm(table, { indicator: scale.id, unit: 'mean', groupCode: group, items, today });
    return { scale, verdict, figure: figures.get(scale.id) ?? null };
  });
  const compared = lines.flatMap(({ scale, verdict, figure }) => {
    if (!verdict.ok || !figure) return [];
    const { value: mean, sd, n } = verdict.row;
    return [
      { id: scale.id, pair: { figure, norm: { mean, sd: sd ?? 0, n: n ?? 0 }, higherIs: scale.higherIs } },
    ];
  });
  const differences = compareWithNorms(compared.map(({ pair }) => pair));
  const byScale = new Map(compared.map(({ id }, index) => [id, differences[index]]));
  return lines.map(({ scale, verdict, figure }) => {
    const found = byScale.get(scale.id);
    return {
      id: scale.id,
      title: scale.title,
      higherIs: scale.higherIs,
      own: figure?.mean ?? null,
      norm: verdict.row?.value ?? null,
      period: verdict.row?.period ?? null,
      difference: found?.difference ?? null,
      d: found?.d ?? null,
      verdict: verdict.ok ? (found?.verdict ?? ('too-few' as const)) : ('refused' as const),
      refusal: verdict.ok ? null : verdict.reason,
    };
  });
}
