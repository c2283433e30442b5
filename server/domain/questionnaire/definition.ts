/**
 * A questionnaire as it is asked: one variant, shared scales filled in, conditions attached. This is what a campaign
 * freezes at launch and what the answer site and the tally both read. Types only, so that it costs the browser nothing.
 */

export type Language = 'nl' | 'en';
export type Words = Readonly<Record<Language, string>>;
export type Variant = 'short' | 'standard' | 'long';
export const VARIANTS: readonly Variant[] = ['short', 'standard', 'long'];

/** How the answers to a scale are reported. */
export type Report = 'scale' | 'prevalence' | 'profile' | 'items' | 'individual';
/** Kinds of psychosocial burden that the Dutch working conditions act names (article 1, paragraph 3, e). */
export type Psa =
  | 'work-pressure'
  | 'aggression-and-violence'
  | 'bullying'
  | 'sexual-harassment'
  | 'discrimination'
  | 'none';
export type Field4A = 'content' | 'relations' | 'conditions' | 'terms';

export interface AnswerOption {
  /** Whole number from 1; the code that is stored. 0 is reserved for "no answer". */
  readonly code: number;
  readonly text: Words;
}

export interface AnswerSet {
  readonly scored: boolean;
  readonly options: readonly AnswerOption[];
}

export type Condition =
  | { readonly item: string; readonly atLeast: number }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

export interface Item {
  readonly id: string;
  readonly text: Words;
  /** Worded against the direction of its scale. */
  readonly reversed: boolean;
  /** Id in `answerSets`. */
  readonly answers: string;
  readonly condition?: Condition;
  /** Effort-reward only: which side of the ratio the item belongs to. */
  readonly part?: 'effort' | 'reward';
  /** The kind of undesired behaviour that the item asks about, in the words of the law; else that of its scale counts. */
  readonly psa?: Psa;
}

export interface Scale {
  /** Slug of the construct; the same in every questionnaire that asks it. */
  readonly id: string;
  /** Code in this questionnaire, such as W01. */
  readonly code: string;
  readonly core: boolean;
  readonly title: Words;
  readonly measures: Words;
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
  readonly favourable?: Words;
  readonly report: Report;
  readonly basis: readonly string[];
  readonly field4A: Field4A;
  readonly psa: Psa;
  /** At least this many people behind any figure of this scale. */
  readonly minimumGroup: number;
  readonly condition?: Condition;
  readonly items: readonly Item[];
}

export interface Section {
  readonly id: string;
  /** Where it comes from when it is not the questionnaire itself. */
  readonly part?: 'module' | 'own';
  readonly title: Words;
  readonly intro?: Words;
  /** Scale ids, in the order asked. */
  readonly scales: readonly string[];
}

export interface BackgroundQuestion {
  readonly id: string;
  readonly title: Words;
  readonly why: Words;
  readonly options: readonly { readonly code: string; readonly text: Words }[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly text: Words;
  readonly maxLength: number;
}

export interface AddedModule {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
}

export interface Definition {
  readonly id: string;
  readonly version: string;
  readonly variant: Variant;
  readonly title: Words;
  readonly purpose: Words;
  readonly help?: Words;
  readonly minimumGroup: number;
  /** Modules that were added to the questionnaire; absent in what was frozen before modules could be added. */
  readonly modules?: readonly AddedModule[];
  readonly answerSets: Readonly<Record<string, AnswerSet>>;
  readonly sections: readonly Section[];
  readonly scales: readonly Scale[];
  readonly background: readonly BackgroundQuestion[];
  readonly openQuestions: readonly OpenQuestion[];
}
