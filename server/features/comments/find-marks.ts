/** Names of people in the organisation, in lower case and one word each. */
export type KnownNames = ReadonlySet<string>;

/** Shorter words are too often something else. */
const SHORTEST_NAME = 3;
const WORD = /[\p{L}][\p{L}'’-]+/gu;
const ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@]+/gu;
const NUMBER = /\+?\d[\d\s()-]{5,}\d/gu;
const DATE =
  /\b\d{1,2}[-/. ](?:\d{1,2}|jan|feb|maart|mrt|april|mei|juni|juli|aug|sept?|okt|nov|dec)\w*(?:[-/. ]\d{2,4})?/giu;
const TITLE = /\b(?:meneer|mevrouw|dhr|mevr|mw|mr|mrs|ms)\b\.?\s+\p{Lu}[\p{L}'’-]+/giu;

export function knownNames(
  people: readonly { readonly givenName: string; readonly familyName: string }[],
): KnownNames {
  const words = people.flatMap(({ givenName, familyName }) => `${givenName} ${familyName}`.match(WORD) ?? []);
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length >= SHORTEST_NAME));
}

/**
 * Parts of a comment that may point at somebody: names of people who work here, written with a capital; titles before a
 * name; mail addresses; long numbers; dates. A help for the reader, never a decision: it finds no "the only man at the
 * counter".
 */
export function findMarks(text: string, names: KnownNames): readonly string[] {
  const named = (text.match(WORD) ?? []).filter(
    (word) => /^\p{Lu}/u.test(word) && names.has(word.toLowerCase()),
  );
  const patterns = [ADDRESS, NUMBER, DATE, TITLE].flatMap((pattern) => text.match(pattern) ?? []);
  return [...new Set([...named, ...patterns].map((mark) => mark.trim()))];
}
