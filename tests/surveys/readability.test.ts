import { expect, test } from 'vitest';
import { averageEase, countSyllables, readabilityOf, readingProblems } from './readability.ts';

test.each([
  ['werk', 1],
  ['leidinggevende', 5],
  ['ideeën', 3],
  ['geïnteresseerd', 5],
  ['collega', 3],
  ['moeilijk', 2],
  ['nieuwe', 2],
  ['draaien', 2],
  ['situatie', 4],
  ['verantwoordelijkheid', 6],
  ['arbeidsomstandigheden', 7],
  ['team', 1],
])('counts the syllables of "%s"', (word, syllables) => {
  expect(countSyllables(word)).toBe(syllables);
});

test('reading ease follows the formula worked out by hand', () => {
  // "Ik slaap goed. Mijn werk is leuk.": 7 words, 2 sentences, 7 syllables.
  expect(readabilityOf('Ik slaap goed. Mijn werk is leuk.').ease).toBeCloseTo(206.84 - 0.93 * 3.5 - 77, 10);
});

test('a text without words has no ease and no words', () => {
  expect(readabilityOf('?')).toEqual({ ease: 0, longestSentence: 0, longestWord: '', mostSyllables: 0 });
  expect(averageEase([])).toBe(0);
});

test('names a pile of long words, a long sentence and a word of seven syllables', () => {
  expect(
    readingProblems('Organisatorische besluitvormingsprocedures belemmeren taakuitvoering.'),
  ).not.toEqual([]);
  expect(readingProblems(`Ik ${'en jij '.repeat(10)}ook.`)).toContainEqual(
    expect.stringContaining('22 words'),
  );
  expect(readingProblems('Mijn arbeidsomstandigheden zijn heel goed en dat is fijn.')).toEqual([
    '"arbeidsomstandigheden" has 7 syllables: Mijn arbeidsomstandigheden zijn heel goed en dat is fijn.',
  ]);
});

test('lets an ordinary sentence with one long word pass', () => {
  expect(readingProblems('Is je leidinggevende bereikbaar als je iets wilt bespreken?')).toEqual([]);
});
