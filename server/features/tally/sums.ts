import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import type { Contribution } from '../../domain/scoring/counted-scale.ts';

/** The people of one unit with one background profile. */
export interface Group {
  readonly unitId: string;
  readonly profile: readonly string[];
  readonly key: string;
}

export function groupOf(unitId: string, profile: readonly string[]): Group {
  return { unitId, profile, key: `${unitId}|${profile.join('|')}` };
}

/** Sums of the people of one group, for one scale. */
export interface Part {
  readonly unitId: string;
  readonly profile: readonly string[];
  n: number;
  /** Position i: how many people have directed codes that add up to items + i. Empty when the scale is not scored. */
  readonly scoreHistogram: number[];
  /** Per item, position c: how many people gave code c; 0 = was not asked. */
  readonly itemHistograms: number[][];
}

/** Sums and cross products of the items of one scale: enough for reliability and for nothing about a person. */
export interface Moments {
  n: number;
  readonly sums: number[];
  /** Row by row, items x items. */
  readonly products: number[];
}

/** Everything the tally keeps while it counts: sums per scale, unit and profile. They leave only as sums of blocks. */
export class Sums {
  readonly #scales: ReadonlyMap<
    string,
    { scale: Scale; codes: number; parts: Map<string, Part>; moments: Map<string, Moments> }
  >;

  constructor(definition: Definition) {
    this.#scales = new Map(
      definition.scales
        .filter((scale) => scale.report !== 'individual')
        .map((scale) => {
          const codes = Math.max(
            ...scale.items.map((item) => definition.answerSets[item.answers]?.options.length ?? 0),
          );
          return [scale.id, { scale, codes, parts: new Map<string, Part>(), moments: new Map() }];
        }),
    );
  }

  add(scaleId: string, group: Group, { codes, sum }: Contribution): void {
    const entry = this.#scales.get(scaleId);
    if (!entry) return;
    const part = partOf(entry, group);
    part.n += 1;
    codes.forEach((code, item) => {
      const histogram = part.itemHistograms[item] as number[];
      histogram[code] = (histogram[code] ?? 0) + 1;
    });
    if (sum === null) return;
    const at = sum - codes.length;
    part.scoreHistogram[at] = (part.scoreHistogram[at] ?? 0) + 1;
    let moments = entry.moments.get(group.unitId);
    if (!moments) entry.moments.set(group.unitId, (moments = noMoments(codes.length)));
    addMoments(moments, codes);
  }

  scales(): readonly Scale[] {
    return [...this.#scales.values()].map((entry) => entry.scale);
  }

  parts(scaleId: string): readonly Part[] {
    return [...(this.#scales.get(scaleId)?.parts.values() ?? [])];
  }

  /** Of the people at these units; null for a scale that is not scored. */
  moments(scaleId: string, unitIds: ReadonlySet<string>): Moments | null {
    const entry = this.#scales.get(scaleId);
    if (!entry || entry.scale.report !== 'scale') return null;
    const total = noMoments(entry.scale.items.length);
    for (const [unitId, { n, sums, products }] of entry.moments) {
      if (!unitIds.has(unitId)) continue;
      total.n += n;
      sums.forEach((sum, item) => (total.sums[item]! += sum));
      products.forEach((product, pair) => (total.products[pair]! += product));
    }
    return total;
  }
}

function noMoments(items: number): Moments {
  return { n: 0, sums: zeros(items), products: zeros(items * items) };
}

function partOf(
  { scale, codes, parts }: { scale: Scale; codes: number; parts: Map<string, Part> },
  { unitId, profile, key }: Group,
): Part {
  const known = parts.get(key);
  if (known) return known;
  const part: Part = {
    unitId,
    profile,
    n: 0,
    scoreHistogram: scale.report === 'scale' ? zeros(4 * scale.items.length + 1) : [],
    itemHistograms: scale.items.map(() => zeros(codes + 1)),
  };
  parts.set(key, part);
  return part;
}

function addMoments(moments: Moments, codes: readonly number[]): void {
  moments.n += 1;
  codes.forEach((a, row) => {
    moments.sums[row] = (moments.sums[row] ?? 0) + a;
    codes.forEach((b, column) => {
      const at = row * codes.length + column;
      moments.products[at] = (moments.products[at] ?? 0) + a * b;
    });
  });
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
