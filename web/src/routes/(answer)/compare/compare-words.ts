export type Compared =
  | { readonly kind: 'same'; readonly different: readonly number[] }
  | { readonly kind: 'different'; readonly different: readonly number[] }
  | { readonly kind: 'not-eight'; readonly count: number; readonly different: readonly number[] };

/** The words of a colleague, however they were written down, beside the own ones. */
export function compareWords(own: readonly string[], heard: string): Compared {
  const words = heard.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length !== own.length) return { kind: 'not-eight', count: words.length, different: [] };
  const different = own.flatMap((word, position) =>
    words[position] === word.toLowerCase() ? [] : [position],
  );
  return { kind: different.length === 0 ? 'same' : 'different', different };
}
