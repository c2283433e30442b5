import { askedItems, itemsInOrder, type PlacedItem } from '../../domain/questionnaire/asked-items.ts';
import { analysisPlan } from '../../domain/analyses/analysis-plan.ts';
import { effortRewardScore } from '../../domain/analyses/effort-reward.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { contributionTo } from '../../domain/scoring/counted-scale.ts';
import { isStraightLine } from '../../domain/scoring/straight-line.ts';
import { AnswerRows } from './answer-rows.ts';
import { CommentPile } from './comment-pile.ts';
import type { OpenedBallot, Refusal } from './open-ballot.ts';
import { groupOf, Sums } from './sums.ts';

/**
 * Adds opened ballots up one by one. Of a single ballot only two things outlive the call: its scale sums, in memory
 * until the tally ends (answer-rows.ts), and what was written at an open question, on a pile of its own.
 */
export class BallotCounter {
  readonly sums: Sums;
  readonly rows: AnswerRows;
  readonly comments: CommentPile;
  counted = 0;
  readonly refused: Partial<Record<Refusal, number>> = {};
  readonly #definition: Definition;
  readonly #cuts: ReadonlySet<string>;
  readonly #items: readonly PlacedItem[];
  readonly #starts: ReadonlyMap<string, number>;
  readonly #unitOf: ReadonlyMap<string, string>;
  readonly #effortReward: string | null;

  /** `cuts` are the background questions that may still split a figure; the others are not kept at all. */
  constructor(definition: Definition, cuts: readonly string[], unitOf: ReadonlyMap<string, string>) {
    this.#definition = definition;
    this.#cuts = new Set(cuts);
    this.#unitOf = unitOf;
    this.#items = itemsInOrder(definition);
    this.#starts = startOfScales(this.#items);
    this.sums = new Sums(definition);
    this.comments = new CommentPile(definition.openQuestions);
    this.rows = new AnswerRows(definition.scales);
    this.#effortReward = analysisPlan(definition).effortReward;
  }

  get invalid(): number {
    return Object.values(this.refused).reduce((sum, number) => sum + number, 0);
  }

  refuse(reason: Refusal): void {
    this.refused[reason] = (this.refused[reason] ?? 0) + 1;
  }

  /** True when the group is known and the ballot was counted. */
  count(scopeId: string, { codes, openTexts }: OpenedBallot): boolean {
    const unitId = this.#unitOf.get(scopeId);
    if (unitId === undefined) {
      this.refuse('unknown-group');
      return false;
    }
    const answers = codes.slice(0, this.#items.length);
    const told = codes.slice(this.#items.length);
    const profile = this.#definition.background.flatMap(({ id, options }, index) =>
      this.#cuts.has(id) ? [options[(told[index] ?? 0) - 1]?.code ?? ''] : [],
    );
    this.comments.add(unitId, openTexts);
    this.#add(unitId, answers, profile);
    this.counted += 1;
    return true;
  }

  #add(unitId: string, codes: readonly number[], profile: readonly string[]): void {
    const asked = askedItems(this.#items, codes);
    const group = groupOf(unitId, profile);
    const sumOf = new Map<string, number>();
    let effortReward = null;
    for (const scale of this.#definition.scales) {
      const start = this.#starts.get(scale.id) ?? 0;
      const contribution = contributionTo(scale, codes, asked, start);
      if (!contribution) continue;
      this.sums.add(scale.id, group, contribution);
      if (contribution.sum !== null) sumOf.set(scale.id, contribution.sum);
      if (scale.id === this.#effortReward)
        effortReward = effortRewardScore(scale.items, codes.slice(start, start + scale.items.length));
    }
    this.rows.add({ unitId, straightLine: isStraightLine(this.#items, codes), effortReward }, sumOf);
  }
}

function startOfScales(items: readonly PlacedItem[]): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  items.forEach(({ scale }, index) => {
    if (!starts.has(scale.id)) starts.set(scale.id, index);
  });
  return starts;
}
