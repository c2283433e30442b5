import type { Problem } from '../questionnaire/parse.ts';

/**
 * An instrument as it came in from another system: what could be read of it, before anyone has said which items form
 * which scale. Keys are the names that the other system used.
 */

/** Text per language, under the language code of the source ('nl', 'en', 'de'); 'default' when it names none. */
export type Texts = Readonly<Record<string, string>>;

export type DraftCondition =
  | { readonly item: string; readonly atLeast: number }
  | { readonly any: readonly DraftCondition[] }
  | { readonly all: readonly DraftCondition[] };

export interface DraftOption {
  /** From 1, in the order from least to most where the source has an order. */
  readonly code: number;
  /** The code that the source uses for this answer. */
  readonly source: string;
  readonly text: Texts;
}

export interface DraftAnswerSet {
  readonly key: string;
  /** Five answers with an order in their codes. A mapping can say otherwise. */
  readonly scored: boolean;
  /** The source has no words of its own for these answers (yes/no, 1 to 5): the texts are ours, in nl and en. */
  readonly ownWords: boolean;
  readonly options: readonly DraftOption[];
}

export interface DraftItem {
  readonly key: string;
  readonly where: string;
  readonly group: string;
  readonly text: Texts;
  /** The question above a row of an array or a choice of a multiple choice. */
  readonly stem?: Texts;
  readonly answers: string;
  readonly condition?: DraftCondition;
}

export interface DraftGroup {
  readonly key: string;
  readonly title: Texts;
  readonly intro?: Texts;
}

export interface DraftOpenQuestion {
  readonly key: string;
  readonly where: string;
  readonly text: Texts;
}

export interface Draft {
  readonly source: 'xlsform' | 'limesurvey-lss' | 'limesurvey-txt';
  readonly title: Texts;
  readonly languages: readonly string[];
  readonly groups: readonly DraftGroup[];
  readonly answerSets: readonly DraftAnswerSet[];
  readonly items: readonly DraftItem[];
  readonly openQuestions: readonly DraftOpenQuestion[];
}

/** What became of everything in the file. Nothing leaves the file without a line here. */
export interface ImportReport {
  readonly mapped: readonly { readonly what: string; readonly as: string }[];
  readonly notMapped: readonly { readonly where: string; readonly what: string; readonly reason: string }[];
}

export type Imported =
  | { readonly ok: true; readonly draft: Draft; readonly report: ImportReport }
  | { readonly ok: false; readonly problem: Problem };
