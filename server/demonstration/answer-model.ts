import { itemsInOrder, askedItems } from '../domain/questionnaire/asked-items.ts';
import type { Definition, Scale } from '../domain/questionnaire/definition.ts';

/**
 * Made-up people with made-up answers. A person has a mood, an opinion per scale and a slip per item; a team shifts the
 * opinions of its members on some scales. The shifts below are what a reader of the results should find back.
 */

/** Shift in standard deviations of a person's opinion; above zero is more favourable. Units by code, with all below them. */
export interface TeamShift {
  readonly unit: string;
  readonly scales: readonly string[];
  readonly shift: number;
}

const LOAD = [
  'work-pressure',
  'emotional-demands',
  'need-for-recovery',
  'rumination-and-sleep',
  'strain',
  'exhaustion',
];
const LEAD = [
  'supervisor-support',
  'feedback',
  'participation',
  'trust-and-justice',
  'psychological-safety',
  'absence-guidance',
];

/** The first year: where Waterhove stood. */
export const FIRST_YEAR: readonly TeamShift[] = [
  { unit: 'SD', scales: LOAD, shift: -0.45 },
  { unit: 'SD04', scales: LOAD, shift: -0.75 },
  { unit: 'VG04', scales: ['undesired-behaviour', 'emotional-demands', 'need-for-recovery'], shift: -0.9 },
  { unit: 'DV02', scales: ['autonomy', 'time-autonomy', 'participation'], shift: -1 },
  { unit: 'RD08', scales: LEAD, shift: -1 },
  { unit: 'CS05', scales: ['enjoyment', 'coworker-support', 'meaning', 'engagement'], shift: 0.9 },
  { unit: 'BV', scales: ['career-prospects', 'learning'], shift: -0.35 },
];

/** A year later: riolering has another way of leading, Burgerzaken became busy, the rest stayed. */
export const SECOND_YEAR: readonly TeamShift[] = [
  ...FIRST_YEAR.filter((entry) => entry.unit !== 'RD08'),
  { unit: 'RD08', scales: LEAD, shift: 0.2 },
  { unit: 'DV01', scales: ['work-pressure', 'need-for-recovery'], shift: -0.8 },
];

/** How favourable people are on average, in standard deviations from the middle of the answers. */
const USUAL = 0.45;

interface Person {
  readonly rng: () => number;
  /** Codes of the unit and everything above it. */
  readonly unitPath: readonly string[];
}

/** One person's answer codes in asking order, consistent with the conditions of the questionnaire. */
export function answerAs(person: Person, definition: Definition, shifts: readonly TeamShift[]): number[] {
  const mood = normal(person.rng) * 0.45;
  const opinions = new Map(
    definition.scales.map((scale) => [
      scale.id,
      USUAL + mood + normal(person.rng) * 0.75 + shiftOf(scale, person, shifts),
    ]),
  );
  const items = itemsInOrder(definition);
  const codes: number[] = [];
  items.forEach(({ item, scale }, index) => {
    codes.push(0);
    if (!askedItems(items, codes)[index] || person.rng() < 0.006) return;
    const options = definition.answerSets[item.answers]?.options.length ?? 5;
    codes[index] = codeFor(opinions.get(scale.id) ?? 0, { scale, item, options }, person.rng);
  });
  return codes;
}

function shiftOf(scale: Scale, { unitPath }: Person, shifts: readonly TeamShift[]): number {
  return shifts
    .filter((entry) => unitPath.includes(entry.unit) && entry.scales.includes(scale.id))
    .reduce((sum, entry) => sum + entry.shift, 0);
}

function codeFor(
  opinion: number,
  {
    scale,
    item,
    options,
  }: { scale: Scale; item: { answers: string; reversed: boolean; part?: string }; options: number },
  rng: () => number,
): number {
  if (item.answers === 'incidence') return incident(opinion, rng);
  if (scale.report === 'items' && options < 5) return 1 + Math.floor(rng() * options);
  const favourable = opinion + normal(rng) * 0.7;
  const unfavourableIsHigh = scale.higherIs === 'unfavourable' && item.part !== 'reward';
  const direction = unfavourableIsHigh !== item.reversed ? -1 : 1;
  const middle = (options + 1) / 2;
  return Math.min(options, Math.max(1, Math.round(middle + direction * favourable * (options / 5))));
}

/** Undesired behaviour is rare: most people say never. */
function incident(opinion: number, rng: () => number): number {
  if (rng() > 0.07 + Math.max(0, -opinion) * 0.12) return 1;
  return 2 + Math.floor(rng() * rng() * 4);
}

function normal(rng: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
}
