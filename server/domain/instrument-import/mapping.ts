import type { Field4A, Report, Variant, Words } from '../questionnaire/definition.ts';

/** What a person adds to a draft before it is a questionnaire: what may be asked, and what the answers mean. */
export interface Mapping {
  readonly id: string;
  readonly kind?: 'questionnaire' | 'module';
  readonly version: string;
  /** Under which licence the items may be used here. Never guessed, never empty. */
  readonly licence: string;
  readonly provenance: Words;
  readonly title: Words;
  readonly purpose: Words;
  readonly help?: Words;
  readonly minimumGroup: number;
  /** Which language of the draft is used for each of ours. The same one twice asks everybody in that language. */
  readonly languages: Words;
  readonly scales: readonly MappedScale[];
  /** Without sections, every group of the draft that holds the first item of a scale is one. */
  readonly sections?: readonly {
    readonly id: string;
    readonly title: Words;
    readonly intro?: Words;
    readonly scales: readonly string[];
  }[];
  readonly openQuestions?: readonly {
    readonly key: string;
    readonly text?: Words;
    readonly maxLength: number;
  }[];
  readonly answerSets?: Readonly<Record<string, MappedAnswerSet>>;
  /** Items and open questions of the draft that are not taken over. */
  readonly leaveOut?: readonly string[];
}

export interface MappedScale {
  readonly id: string;
  readonly code: string;
  readonly title: Words;
  readonly measures: Words;
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
  readonly favourable?: Words;
  readonly report: Report;
  readonly basis: readonly string[];
  readonly field4A: Field4A;
  readonly psa: string;
  readonly minimumGroup?: number;
  readonly counts: Readonly<Record<Variant, number>>;
  /** Whether the question above a row of an array is put before the item or left out. Needed when there is one. */
  readonly stems?: 'before' | 'leave-out';
  readonly items: readonly MappedItem[];
}

export interface MappedItem {
  readonly key: string;
  readonly reversed?: boolean;
  /** Replaces the text of the draft. */
  readonly text?: Words;
}

export interface MappedAnswerSet {
  readonly scored?: boolean;
  /** The source lists these answers from most to least. */
  readonly mostFirst?: boolean;
  readonly texts?: readonly Words[];
}
