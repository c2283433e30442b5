import { describe, expect, test } from 'vitest';
import { readInstruments } from '../../server/instruments.ts';
import { readabilityOf } from './readability.ts';

const { advice, questionnaires, modules } = readInstruments();
const scored = new Set(
  [...questionnaires, ...modules].flatMap(({ scales }) =>
    scales
      .filter(({ report, higherIs }) => ['scale', 'individual'].includes(report) && higherIs !== 'neutral')
      .map(({ id }) => id),
  ),
);
const texts = advice.flatMap(({ meaning, tips }) => [meaning, ...tips]);

describe('the words of the own mirror', () => {
  test('exist once for every scale that gives a score, and for no other', () => {
    expect(advice.map(({ scale }) => scale).sort()).toEqual([...scored].sort());
  });

  test('never name an illness, never blame and never cheer', () => {
    const banned = /burn-?out|patiënt|depressi|overspannen|slecht team|jouw schuld|eigen schuld|gestoord|!/i;
    expect(texts.filter(({ nl }) => banned.test(nl)).map(({ nl }) => nl)).toEqual([]);
  });

  test('point to a professional where health is concerned', () => {
    for (const id of ['strain', 'exhaustion'])
      expect(JSON.stringify(advice.find(({ scale }) => scale === id))).toMatch(/huisarts/);
  });

  test('can be read at level B1: plain on average, no sentence above twenty words', () => {
    const ease = texts.map(({ nl }) => readabilityOf(nl));
    expect(ease.reduce((sum, one) => sum + one.ease, 0) / ease.length).toBeGreaterThan(70);
    expect(texts.filter(({ nl }) => readabilityOf(nl).longestSentence > 20).map(({ nl }) => nl)).toEqual([]);
  });
});
