import type { EffortRewardScore } from '../../domain/analyses/effort-reward.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import { scoreOfSum } from '../../domain/scoring/scale-scores.ts';

export interface AnswerRow {
  readonly unitId: string;
  /** Its place among the rows. */
  readonly place: number;
  readonly straightLine: boolean | null;
  readonly effortReward: EffortRewardScore | null;
}

/**
 * One row of scale sums per counted ballot, for the figures that sums of blocks cannot give. Rows carry no background
 * answers, live in the memory of the tally and end with it: nothing of them is written anywhere.
 */
export class AnswerRows {
  readonly scales: readonly Scale[];
  readonly rows: AnswerRow[] = [];
  readonly #position: ReadonlyMap<string, number>;
  /** Row behind row: sum of directed codes per scored scale, in the order of `scales`; 0 = not complete. */
  #sums = new Uint16Array(1024);

  constructor(scales: readonly Scale[]) {
    this.scales = scales.filter((scale) => scale.report === 'scale');
    this.#position = new Map(this.scales.map((scale, index) => [scale.id, index]));
  }

  add(
    { unitId, straightLine, effortReward }: Omit<AnswerRow, 'place'>,
    sumOf: ReadonlyMap<string, number>,
  ): void {
    const place = this.rows.length;
    const start = place * this.scales.length;
    if (start + this.scales.length > this.#sums.length) this.#grow(start + this.scales.length);
    this.scales.forEach(({ id }, at) => (this.#sums[start + at] = sumOf.get(id) ?? 0));
    this.rows.push({ unitId, place, straightLine, effortReward });
  }

  /** Score 0-100 of one row on one scale; null when it was not completed. */
  score(row: AnswerRow, scaleId: string): number | null {
    const at = this.#position.get(scaleId);
    const sum = at === undefined ? 0 : (this.#sums[row.place * this.scales.length + at] ?? 0);
    return at === undefined || sum === 0 ? null : scoreOfSum(sum, this.scales[at]!.items.length);
  }

  #grow(least: number): void {
    const larger = new Uint16Array(Math.max(2 * this.#sums.length, least));
    larger.set(this.#sums);
    this.#sums = larger;
  }
}
