import { describe, expect, test } from 'vitest';
import { WORD_LIST } from '../../server/crypto/word-list.ts';

/** A rough Dutch ear: spellings that sound alike get the same form. */
function sound(word: string): string {
  const spellings: readonly [RegExp, string][] = [
    [/sch/g, 's'],
    [/tsj|sj/g, 's'],
    [/ch/g, 'g'],
    [/ij/g, 'ei'],
    [/y/g, 'i'],
    [/au/g, 'ou'],
    [/ouw/g, 'ou'],
    [/qu/g, 'kw'],
    [/c(?=[ei])/g, 's'],
    [/c/g, 'k'],
    [/x/g, 'ks'],
    [/th/g, 't'],
    [/ph/g, 'f'],
    [/z/g, 's'],
    [/v/g, 'f'],
    [/dt|d$/g, 't'],
    [/b$/g, 'p'],
    [/(.)\1/g, '$1'],
  ];
  return spellings.reduce((form, [spelling, plain]) => form.replace(spelling, plain), word);
}

/** Every form of a word with one letter left out or masked; two words one edit apart share a form. */
function nearForms(word: string): string[] {
  return Array.from(word, (_, index) => [
    word.slice(0, index) + word.slice(index + 1),
    `${word.slice(0, index)}?${word.slice(index + 1)}`,
  ]).flat();
}

describe('the word list', () => {
  test('has 2048 different words, in alphabetical order', () => {
    expect(WORD_LIST).toHaveLength(2048);
    expect(new Set(WORD_LIST).size).toBe(2048);
    expect([...WORD_LIST].sort()).toEqual(WORD_LIST);
  });

  test('has words of 4 to 8 plain letters', () => {
    expect(WORD_LIST.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
  });

  test('has no two words one letter apart', () => {
    const words = new Set(WORD_LIST);
    const masked = new Map<string, string>();
    const near: string[] = [];
    for (const word of WORD_LIST) {
      for (const form of nearForms(word)) {
        const other = form.includes('?') ? masked.get(form) : words.has(form) ? form : undefined;
        if (other !== undefined) near.push(`${word} ${other}`);
        if (form.includes('?')) masked.set(form, word);
      }
    }
    expect(near).toEqual([]);
  });

  test('has no two words that sound alike', () => {
    const bySound = new Map<string, string[]>();
    for (const word of WORD_LIST) bySound.set(sound(word), [...(bySound.get(sound(word)) ?? []), word]);
    expect([...bySound.values()].filter((group) => group.length > 1)).toEqual([]);
  });

  test('has none of the words that hurt, or that touch body, illness, faith or work pressure', () => {
    const unwanted =
      'aap arts baas been beul bidden bloed bloot bier buik dief dood duivel ezel galg geloof graf griep haat hart heks hoer ' +
      'idioot jenever jood kanker kerk klootzak koorts kreng kruis kut lelijk lijk lijden lijf loon maagd manager ' +
      'moord moslim neus nicht ontslag oorlog pijn pik poep reet ruzie schijt seks slet stress strop tiet tumor tyfus ' +
      'varken verzuim wijn wond ziek ziekte zuipen zwijn';
    const words = new Set(WORD_LIST);
    expect(unwanted.split(' ').filter((word) => words.has(word))).toEqual([]);
  });

  test('keeps its order: the words of every published manifest depend on it', async () => {
    const bytes = new TextEncoder().encode(WORD_LIST.join(' '));
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect(digest).toBe('c88421bbdf92a2d06d2930c5db2d773aea61bdccd7468b24dbdcc5c3b9de8653');
  });
});
