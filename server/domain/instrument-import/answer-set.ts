import type { DraftAnswerSet, Texts } from './draft.ts';

export interface SourceOption {
  readonly source: string;
  readonly text: Texts;
}

export const MOST_ANSWERS = 9;

/** Yes and no in the codes that other systems use for them. */
const YES_NO = new Set(['yes no', 'y n', 'ja nee', 'j n', '1 0', 'true false']);

/**
 * The answers of a list, numbered from least to most: by their codes when these are numbers, no before yes, and
 * otherwise in the order of the list. Five answers count as scored only when their codes carry an order (1 to 5, A1 to
 * A5); five regions do not become a scale.
 */
export function answerSet(key: string, options: readonly SourceOption[]): DraftAnswerSet {
  const ordered = inOrder(options);
  return {
    key,
    scored: ordered.length === 5 && hasOrder(ordered.map((option) => option.source)),
    ownWords: false,
    options: ordered.map((option, index) => ({ ...option, code: index + 1 })),
  };
}

function inOrder(options: readonly SourceOption[]): readonly SourceOption[] {
  const codes = options.map((option) => option.source);
  if (codes.every((code) => /^-?\d+$/.test(code)))
    return [...options].sort((a, b) => Number(a.source) - Number(b.source));
  const [first, second] = codes.map((code) => code.toLowerCase());
  return codes.length === 2 && YES_NO.has(`${first} ${second}`) ? [...options].reverse() : options;
}

function hasOrder(codes: readonly string[]): boolean {
  const parts = codes.map((code) => /^(.*?)(-?\d+)$/.exec(code));
  return parts.every((part, index) => {
    const before = parts[index - 1];
    return part && (!before || (part[1] === before[1] && Number(part[2]) > Number(before[2])));
  });
}

function own(
  key: string,
  scored: boolean,
  words: readonly (readonly [string, string, string])[],
): DraftAnswerSet {
  const options = words.map(([source, nl, en], index) => ({ code: index + 1, source, text: { nl, en } }));
  return { key, scored, ownWords: true, options };
}

/** A row of numbers, such as a range from 1 to 5. */
export function numberSet(from: number, to: number, step: number): DraftAnswerSet {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  const numbers = Array.from({ length: count }, (_, index) =>
    String(Number((from + index * step).toFixed(6))),
  );
  const words = numbers.map((number) => [number, number, number] as const);
  return own(`numbers-${from}-${to}${step === 1 ? '' : `-by-${step}`}`, count === 5, words);
}

export const CHOSEN = own('not-chosen-chosen', false, [
  ['', 'Niet gekozen', 'Not chosen'],
  ['Y', 'Gekozen', 'Chosen'],
]);
export const NO_YES = own('no-yes', false, [
  ['N', 'Nee', 'No'],
  ['Y', 'Ja', 'Yes'],
]);
export const NO_UNCERTAIN_YES = own('no-uncertain-yes', false, [
  ['N', 'Nee', 'No'],
  ['U', 'Weet ik niet', 'Uncertain'],
  ['Y', 'Ja', 'Yes'],
]);
export const DECREASE_SAME_INCREASE = own('decrease-same-increase', false, [
  ['D', 'Minder geworden', 'Decrease'],
  ['S', 'Gelijk gebleven', 'Same'],
  ['I', 'Meer geworden', 'Increase'],
]);
export const GENDER = own('gender', false, [
  ['F', 'Vrouw', 'Female'],
  ['M', 'Man', 'Male'],
]);
