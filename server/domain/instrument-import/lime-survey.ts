import type { Texts } from './draft.ts';

/** A LimeSurvey survey, whichever of its two files it came from. */
export interface LimeSurvey {
  readonly title: Texts;
  readonly languages: readonly string[];
  readonly groups: readonly LimeGroup[];
  /** Parts of the file that are no groups or questions: quotas, assessments, welcome texts. */
  readonly beside: readonly { readonly where: string; readonly what: string }[];
}

export interface LimeGroup {
  readonly key: string;
  readonly title: Texts;
  readonly description: Texts;
  readonly relevance: string;
  readonly questions: readonly LimeQuestion[];
}

export interface LimeQuestion {
  readonly code: string;
  readonly where: string;
  readonly type: string;
  readonly text: Texts;
  readonly relevance: string;
  /** Everything else that was filled in, such as help, mandatory or other. */
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly subquestions: readonly LimePart[];
  readonly answers: readonly LimePart[];
}

export interface LimePart {
  readonly code: string;
  readonly text: Texts;
  readonly scale: string;
  readonly relevance: string;
}
