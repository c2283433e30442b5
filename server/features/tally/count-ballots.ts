import type { KeyObject } from 'node:crypto';
import { associatedData, BALLOT_INFO, decodeAnswers, paddedSize } from '../../crypto/ballot-format.ts';
import { openBox } from '../../crypto/sealed-box.ts';
import { askedItems, itemsInOrder, type PlacedItem } from '../../domain/questionnaire/asked-items.ts';
import { checkAnswers } from '../../domain/questionnaire/check-answers.ts';
import { analysisPlan } from '../../domain/analyses/analysis-plan.ts';
import { effortRewardScore } from '../../domain/analyses/effort-reward.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { contributionTo } from '../../domain/scoring/counted-scale.ts';
import { CommentPile } from './comment-pile.ts';
import { isStraightLine } from '../../domain/scoring/straight-line.ts';
import { AnswerRows } from './answer-rows.ts';
import { Sums } from './sums.ts';

export interface SealedBallot {
  readonly scopeId: string;
  readonly serial: Uint8Array;
  readonly box: Uint8Array;
}

export interface Opened {
  /** Answer codes of the items in asking order. */
  readonly codes: readonly number[];
  /** Category per background question, '' when not told. */
  readonly profile: readonly string[];
  readonly openTexts: readonly string[];
}

interface Box {
  readonly campaignId: string;
  readonly definition: Definition;
  readonly sealingKey: KeyObject;
}

/**
 * Opens ballots one by one and adds them up. Of a single ballot only two things outlive the call: its scale sums, in
 * memory until the tally ends (answer-rows.ts), and what was written at an open question, on a pile of its own.
 */
export class BallotCounter {
  readonly sums: Sums;
  readonly rows: AnswerRows;
  readonly comments: CommentPile;
  counted = 0;
  invalid = 0;
  readonly #box: Box;
  readonly #items: readonly PlacedItem[];
  readonly #starts: ReadonlyMap<string, number>;
  readonly #size: number;
  readonly #unitOf: ReadonlyMap<string, string>;
  readonly #effortReward: string | null;

  constructor(box: Box, unitOf: ReadonlyMap<string, string>) {
    const { definition } = box;
    this.#box = box;
    this.#unitOf = unitOf;
    this.#items = itemsInOrder(definition);
    this.#starts = startOfScales(this.#items);
    this.#size = paddedSize(
      this.#items.length,
      definition.background.length,
      definition.openQuestions.map((question) => question.maxLength),
    );
    this.sums = new Sums(definition);
    this.comments = new CommentPile(definition.openQuestions);
    this.rows = new AnswerRows(definition.scales);
    this.#effortReward = analysisPlan(definition).effortReward;
  }

  /** True when the ballot was valid and counted. */
  count(ballot: SealedBallot): boolean {
    const unitId = this.#unitOf.get(ballot.scopeId);
    const opened = unitId === undefined ? null : this.#open(ballot);
    if (!opened || unitId === undefined) {
      this.invalid += 1;
      return false;
    }
    this.#add(unitId, opened);
    this.counted += 1;
    return true;
  }

  #open({ scopeId, serial, box }: SealedBallot): Opened | null {
    const { campaignId, definition, sealingKey } = this.#box;
    const aad = associatedData(campaignId, scopeId, serial);
    const plain = openBox(sealingKey, box, { info: BALLOT_INFO, aad });
    const decoded = plain && decodeAnswers(plain, this.#size);
    if (!decoded || decoded.kind === 'refused') return null;
    const codes = decoded.codes.slice(0, this.#items.length);
    const background = decoded.codes.slice(this.#items.length);
    if (background.length !== definition.background.length) return null;
    if (checkAnswers(definition, codes).length > 0) return null;
    const profile = definition.background.map((question, index) => {
      const code = background[index] ?? 0;
      return code === 0 ? '' : question.options[code - 1]?.code;
    });
    const { openTexts } = decoded;
    return profile.includes(undefined) ? null : { codes, profile: profile as string[], openTexts };
  }

  #add(unitId: string, { codes, profile, openTexts }: Opened): void {
    this.comments.add(unitId, openTexts);
    const asked = askedItems(this.#items, codes);
    const sumOf = new Map<string, number>();
    let effortReward = null;
    for (const scale of this.#box.definition.scales) {
      const start = this.#starts.get(scale.id) ?? 0;
      const contribution = contributionTo(scale, codes, asked, start);
      if (!contribution) continue;
      this.sums.add(scale.id, unitId, profile, contribution);
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
