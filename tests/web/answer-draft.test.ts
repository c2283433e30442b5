import { describe, expect, test } from 'vitest';
import { type Draft, fits, isFresh, resumption } from '../../web/src/lib/answer/draft.ts';

const draft: Draft = {
  campaignId: 'c',
  scopeId: 's',
  manifestHash: 'ab',
  prepared: 'p',
  request: { blindedMessage: 'b', inverse: 'i' },
  credential: null,
  screen: null,
  box: null,
  codes: [0, 3],
  background: [1],
  openTexts: [],
};

describe('a draft', () => {
  test('may be opened for seven days after the last answer', () => {
    expect(isFresh('2026-11-22', '2026-11-22')).toBe(true);
    expect(isFresh('2026-11-22', '2026-11-29')).toBe(true);
    expect(isFresh('2026-11-22', '2026-11-30')).toBe(false);
  });

  test('from a clock that ran ahead is not opened', () => {
    expect(isFresh('2026-11-23', '2026-11-22')).toBe(false);
  });

  test('belongs to one manifest and one number of questions', () => {
    const empty = { codes: [0, 0], background: [0], openTexts: [] };
    expect(fits(draft, 'ab', empty)).toBe(true);
    expect(fits(draft, 'cd', empty)).toBe(false);
    expect(fits(draft, 'ab', { ...empty, codes: [0] })).toBe(false);
    expect(fits(draft, 'ab', { ...empty, openTexts: [''] })).toBe(false);
  });
});

describe('somebody who opens the link', () => {
  test('starts when nobody has', () => expect(resumption(null, false)).toBe('start'));
  test('is told when it was used elsewhere', () => expect(resumption(null, true)).toBe('used-elsewhere'));
  test('asks for the credential again when its reply was lost', () =>
    expect(resumption(draft, true)).toBe('begin-again'));
  test('goes on answering', () => expect(resumption({ ...draft, credential: 'c' }, true)).toBe('answer'));
  test('only sends once the answers are sealed', () =>
    expect(resumption({ ...draft, credential: 'c', box: 'x' }, true)).toBe('send'));
});
