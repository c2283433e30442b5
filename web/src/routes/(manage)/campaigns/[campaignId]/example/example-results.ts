import type { Definition } from '../../../../../../../server/domain/questionnaire/definition.ts';
import { m } from '$lib/paraglide/messages';
import type { Figure, Results } from '../../../results/figures';

/** Invented figures that show every way a figure can look; they depend on the place in the list only. */
const PATTERN = [
  { own: 46, rest: 61, verdict: 'attention', trend: 'worse' },
  { own: 74, rest: 62, verdict: 'strong', trend: 'no-clear-difference' },
  { own: 65, rest: 63, verdict: 'no-clear-difference', trend: 'better' },
  { own: 58, rest: 60, verdict: 'no-clear-difference', trend: null },
  null,
  { own: 69, rest: 66, verdict: 'no-clear-difference', trend: 'no-clear-difference' },
] as const;

type Entry = Exclude<(typeof PATTERN)[number], null>;

/** A results page of a team that does not exist, about the subjects of a campaign that is still to be. */
export function exampleResults(
  definition: Definition,
  campaign: { title: string; opensOn: string; closesOn: string },
): Results {
  const scales = definition.scales
    .filter(({ report }) => report === 'scale')
    .map((scale) => ({
      id: scale.id,
      title: scale.title,
      measures: scale.measures,
      higherIs: scale.higherIs,
      favourable: scale.favourable ?? null,
      field4A: scale.field4A,
      minimumGroup: scale.minimumGroup,
    }));
  const top = { id: 'top', parentId: null, name: m.launch_example_organisation(), code: 'TOP' };
  const unit = { id: 'team', parentId: 'top', name: m.launch_example_unit(), code: 'TEAM' };
  const entries = scales.map((scale, index) => [scale, PATTERN[index % PATTERN.length] ?? null] as const);
  return {
    campaign: { id: 'example', questionnaireId: definition.id, releasedAt: '', ...campaign },
    response: { invited: 40, counted: 29, percent: 73, cautions: [] },
    previous: null,
    organisationName: top.name,
    unit,
    path: [top, unit],
    children: [],
    scales,
    figures: Object.fromEntries(entries.map(([scale, entry]) => [scale.id, own(scale.higherIs, entry)])),
    organisation: Object.fromEntries(
      entries.map(([scale, entry]) => [scale.id, figure(turned(scale.higherIs, entry?.rest ?? 60))]),
    ),
    absenceNorms: [],
  };
}

/** The pattern is written with high as favourable. */
function turned(higherIs: string, value: number): number {
  return higherIs === 'unfavourable' ? 100 - value : value;
}

function figure(mean: number): Extract<Figure, { withheld: false }> {
  return {
    withheld: false,
    mean,
    bound: 'about',
    step: 1,
    n: { from: 25, to: 29 },
    sd: null,
    shares: null,
    distribution: null,
    shrunken: mean,
    gap: null,
    interval: { lower: mean - 6, upper: mean + 6 },
    comparison: null,
    trend: null,
  };
}

function own(higherIs: string, entry: Entry | null): Figure {
  if (entry === null) return { withheld: true };
  const mean = turned(higherIs, entry.own);
  const difference = mean - turned(higherIs, entry.rest);
  return {
    ...figure(mean),
    comparison: {
      verdict: entry.verdict,
      difference,
      interval: { lower: difference - 6, upper: difference + 6 },
    },
    trend:
      entry.trend === null
        ? null
        : {
            earlier: turned(
              higherIs,
              entry.own + (entry.trend === 'better' ? -9 : entry.trend === 'worse' ? 9 : 1),
            ),
            verdict: entry.trend,
            difference: 0,
          },
  };
}
