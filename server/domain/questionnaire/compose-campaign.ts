import {
  type Additions,
  LONGEST_QUESTION,
  LONGEST_STATEMENT,
  LONGEST_THEME,
  MOST_QUESTIONS,
  MOST_STATEMENTS,
} from './additions.ts';
import { withCuts } from './cuts.ts';
import type { Definition, Variant } from './definition.ts';
import type { Questionnaire } from './parse.ts';
import { scaleConflicts, selectVariant } from './variant.ts';

/** Why a campaign cannot be asked like this. */
export type CompositionProblem =
  | { readonly kind: 'unknown-module' | 'module-twice'; readonly module: string }
  /** Two parts name the same scale and ask other items for it. */
  | { readonly kind: 'scale-differs'; readonly scale: string }
  | { readonly kind: 'too-many-statements' | 'too-many-questions' }
  | { readonly kind: 'text-empty' | 'text-too-long' | 'text-twice'; readonly text: string };

export interface Composed {
  readonly definition: Definition;
  readonly problems: readonly CompositionProblem[];
}

interface Wanted {
  readonly questionnaire: Questionnaire;
  readonly variant: Variant;
  readonly additions: Additions;
  /** Which background questions are asked; left out, all of them. */
  readonly cuts?: readonly string[];
}

/**
 * A questionnaire with everything that a campaign adds to it: modules, own statements, own open questions. The
 * definition leaves out what does not fit; a campaign with any problem is not launched.
 */
export function composeCampaign(
  { questionnaire, variant, additions, cuts }: Wanted,
  offered: readonly Questionnaire[],
): Composed {
  const found = additions.modules.map((id) => offered.find((module) => module.id === id) ?? id);
  const modules = found.filter((entry) => typeof entry !== 'string');
  const problems: CompositionProblem[] = [
    ...found.flatMap((entry) =>
      typeof entry === 'string' ? [{ kind: 'unknown-module' as const, module: entry }] : [],
    ),
    ...repeated(additions.modules).map((module) => ({ kind: 'module-twice' as const, module })),
    ...scaleConflicts(questionnaire, variant, modules).map((scale) => ({
      kind: 'scale-differs' as const,
      scale,
    })),
    ...textProblems(additions),
  ];
  const definition = selectVariant(questionnaire, variant, { ...additions, modules });
  return { definition: cuts ? withCuts(definition, cuts) : definition, problems };
}

function textProblems({ statements, questions }: Additions): readonly CompositionProblem[] {
  const texts = [...statements.map(({ text }) => text), ...questions];
  const limited = [
    ...statements.flatMap(({ text, theme }) => [
      { words: theme, longest: LONGEST_THEME },
      { words: text, longest: LONGEST_STATEMENT },
    ]),
    ...questions.map((words) => ({ words, longest: LONGEST_QUESTION })),
  ];
  return [
    ...(statements.length > MOST_STATEMENTS ? [{ kind: 'too-many-statements' as const }] : []),
    ...(questions.length > MOST_QUESTIONS ? [{ kind: 'too-many-questions' as const }] : []),
    ...limited.flatMap(({ words }) =>
      words.nl.trim() === '' ? [{ kind: 'text-empty' as const, text: words.en.trim() }] : [],
    ),
    ...limited.flatMap(({ words, longest }) =>
      [words.nl, words.en]
        .filter((text) => text.trim().length > longest)
        .map((text) => ({ kind: 'text-too-long' as const, text: text.trim() })),
    ),
    ...repeated(texts.map(({ nl }) => nl.trim().toLowerCase()).filter(Boolean)).map((text) => ({
      kind: 'text-twice' as const,
      text,
    })),
  ];
}

function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((entry, index) => list.indexOf(entry) !== index))];
}
