import type { Field4A, Words } from './definition.ts';

/** What an organisation adds to a questionnaire for one campaign. */
export interface Additions {
  /** Ids of modules, in the order asked. */
  readonly modules: readonly string[];
  readonly statements: readonly OwnStatement[];
  /** Open questions of the organisation itself. English may be empty: then the Dutch text is asked. */
  readonly questions: readonly Words[];
  /** Whether the open questions of the questionnaire and its modules are asked. */
  readonly openQuestions: boolean;
}

/** A statement that the organisation wrote itself: one item, answered from disagree to agree, reported on its own. */
export interface OwnStatement {
  /** Short name in results. English may be empty, as in `text`. */
  readonly theme: Words;
  readonly text: Words;
  /** What it means when people agree. */
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
  readonly field4A: Field4A;
}

export const NO_ADDITIONS: Additions = { modules: [], statements: [], questions: [], openQuestions: false };

export const MOST_STATEMENTS = 10;
export const MOST_QUESTIONS = 2;
/** The same limits as for the texts in surveys/. */
export const LONGEST_STATEMENT = 120;
export const LONGEST_THEME = 45;
export const LONGEST_QUESTION = 160;
/** Room for an answer to an own open question. */
export const LONGEST_ANSWER = 800;
