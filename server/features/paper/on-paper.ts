/** An address as somebody types it: the browser adds the rest, and it does not break after "https://". */
export function typedAddress(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

/** The eight words, with each dot kept at the word before it. */
export function wordsInLine(words: readonly string[]): string {
  return words.join('\u00a0\u00b7 ');
}
