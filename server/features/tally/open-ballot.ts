import { associatedData, decodeAnswers, paddedSize } from '../../crypto/ballot-format.ts';
import { itemsInOrder, type PlacedItem } from '../../domain/questionnaire/asked-items.ts';
import { checkAnswers } from '../../domain/questionnaire/check-answers.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';

export interface SealedBallot {
  readonly scopeId: string;
  readonly serial: Uint8Array;
  readonly box: Uint8Array;
}

/** What a ballot says, without anything that tells which ballot it was. */
export interface OpenedBallot {
  /** Codes of the items in asking order, then of the background questions; 0 = not told. */
  readonly codes: readonly number[];
  readonly openTexts: readonly string[];
}

/** Why a ballot does not count. Told in numbers, so that a fault of ours shows. */
export const REFUSALS = ['unknown-group', 'does-not-open', 'unreadable', 'not-the-questions'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Reading = { readonly kind: 'opened'; readonly ballot: OpenedBallot } | { readonly kind: Refusal };

/** How one campaign's ballots are read, once they are open. The browser of a works council reads them by the same lines. */
export class BallotReader {
  readonly #definition: Definition;
  readonly #campaignId: string;
  readonly #items: readonly PlacedItem[];
  readonly #size: number;

  constructor(campaignId: string, definition: Definition) {
    this.#campaignId = campaignId;
    this.#definition = definition;
    this.#items = itemsInOrder(definition);
    this.#size = paddedSize(
      this.#items.length,
      definition.background.length,
      definition.openQuestions.map((question) => question.maxLength),
    );
  }

  associatedData({ scopeId, serial }: SealedBallot): Uint8Array {
    return associatedData(this.#campaignId, scopeId, serial);
  }

  /** `plain` is null when the box did not open. */
  read(plain: Uint8Array | null): Reading {
    if (!plain) return { kind: 'does-not-open' };
    const decoded = decodeAnswers(plain, this.#size);
    if (decoded.kind === 'refused') return { kind: 'unreadable' };
    const { codes, openTexts } = decoded;
    return this.fits({ codes, openTexts })
      ? { kind: 'opened', ballot: { codes, openTexts } }
      : { kind: 'not-the-questions' };
  }

  /** Whether these answers could have been given to this questionnaire, conditional parts included. */
  fits({ codes, openTexts }: OpenedBallot): boolean {
    const { background, openQuestions } = this.#definition;
    const told = codes.slice(this.#items.length);
    return (
      told.length === background.length &&
      told.every((code, index) => code <= (background[index]?.options.length ?? 0)) &&
      openTexts.length <= openQuestions.length &&
      checkAnswers(this.#definition, codes.slice(0, this.#items.length), this.#items).length === 0
    );
  }
}
