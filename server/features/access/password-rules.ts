import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const MINIMUM_LENGTH = 12;

zxcvbnOptions.setOptions({ graphs: adjacencyGraphs, dictionary });

/** Why a password is refused; null when it may be used. */
export type PasswordFault = 'too-short' | 'too-easy' | null;

/**
 * At least twelve characters, and not on or near the lists of leaked passwords, nor made of what everybody knows about the
 * account. Guessability is estimated by zxcvbn (Wheeler 2016, USENIX Security); below 10^8 guesses (score 3) it is refused.
 */
export function passwordFault(password: string, known: readonly string[]): PasswordFault {
  const text = password.normalize('NFKC');
  if ([...text].length < MINIMUM_LENGTH) return 'too-short';
  const words = [
    ...known.flatMap((entry) => entry.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
    'werkpeil',
  ].filter((word) => word.length > 2);
  const easy = isKnownWords(text, words) || zxcvbn(text.slice(0, 100), words).score < 3;
  return easy ? 'too-easy' : null;
}

/** What is left without the words that everybody knows has to be worth something by itself. */
function isKnownWords(text: string, words: readonly string[]): boolean {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), text.toLowerCase());
  return left.length < text.length && left.replace(/[^\p{L}\p{N}]/gu, '').length < 6;
}
