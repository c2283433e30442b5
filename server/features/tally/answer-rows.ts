import type { EffortRewardScore } from '../../domain/analyses/effort-reward.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import { scoreOfSum } from '../../domain/scoring/scale-scores.ts';

export interface AnswerRow {
  readonly unitId: string;
  /** Sum of directed codes per scored scale, in the order of `scales`; 0 = not complete. */
  readonly sums: Uint16Array;
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

  constructor(scales: readonly Scale[]) {
    this.scales = scales.filter((scale) => scale.report === 'scale');
    this.#position = new Map(this.scales.map((scale, index) => [scale.id, index]));
  }

  add(row: Omit<AnswerRow, 'sums'>, sumOf: ReadonlyMap<string, number>): void {
    const sums = Uint16Array.from(this.scales, ({ id }) => sumOf.get(id) ?? 0);
    this.rows.push({ ...row, sums });
  }

  /** Score 0-100 of one row on one scale; null when it was not completed. */
  score(row: AnswerRow, scaleId: string): number | null {
    const at = this.#position.get(scaleId);
    const sum = at === undefined ? 0 : (row.sums[at] ?? 0);
    return at === undefined || sum === 0 ? null : scoreOfSum(sum, this.scales[at]!.items.length);
  }
}
