import { type Bank, parseQuestionnaire, type Questionnaire } from './parse.ts';

/** Every questionnaire and module that an organisation may use, all published versions of it. */
export interface Catalogue {
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

/** A published version of the organisation's own, as it was stored; oldest first. */
export interface OwnVersion {
  readonly file: unknown;
}

/**
 * What the product brings with what the organisation published itself. A stored version that can no longer be read is
 * left out: it was readable when it was published, so this only happens when the format itself has moved on.
 */
export function catalogueOf(
  builtIn: Catalogue & { readonly bank: Bank },
  own: readonly OwnVersion[],
): Catalogue {
  const read = own.flatMap(({ file }) => {
    const parsed = parseQuestionnaire(file, builtIn.bank);
    return parsed.ok ? [parsed.value] : [];
  });
  const ofKind = (kind: Questionnaire['kind']) => read.filter((entry) => entry.kind === kind);
  return {
    questionnaires: [...builtIn.questionnaires, ...ofKind('questionnaire')],
    modules: newestOfEach([...builtIn.modules, ...ofKind('module')]),
  };
}

/** The version asked for, or the newest when none is named. */
export function findQuestionnaire(
  questionnaires: readonly Questionnaire[],
  id: string,
  version?: string,
): Questionnaire | undefined {
  const versions = questionnaires.filter((entry) => entry.id === id);
  return version === undefined ? versions.at(-1) : versions.find((entry) => entry.version === version);
}

/** Later entries are newer; each id once, at its first place. */
export function newestOfEach(questionnaires: readonly Questionnaire[]): readonly Questionnaire[] {
  const newest = new Map<string, Questionnaire>();
  for (const entry of questionnaires) newest.set(entry.id, entry);
  return [...newest.values()];
}

/**
 * The number of the next version. A version of the organisation's own of something that the product brings says what it
 * was made from (1.0.0-own.2); of a questionnaire that is entirely its own the middle number goes up.
 */
export function nextVersion(from: string, taken: readonly string[], isBuiltIn: boolean): string {
  const [base = from] = from.split('-');
  const numbered = (count: number): string => {
    if (isBuiltIn) return `${base}-own.${count}`;
    const [major, minor] = base.split('.').map(Number);
    return `${major}.${(minor ?? 0) + count}.0`;
  };
  let count = 1;
  while (taken.includes(numbered(count))) count += 1;
  return numbered(count);
}
