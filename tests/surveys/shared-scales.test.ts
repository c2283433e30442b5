import { describe, expect, test } from 'vitest';
import { nearDuplicates } from './item-wording.ts';
import { averageEase, READING_BOUNDS, readingProblems } from './readability.ts';
import { readBank } from './survey-files.ts';

const bank = readBank();
const scales = Object.values(bank.scales);
const items = scales.flatMap((scale) => scale.items.map((item) => ({ id: item.id, text: item.text.nl })));

describe('answer sets', () => {
  test('a scored set runs from 1 to 5', () => {
    for (const set of Object.values(bank.answerSets).filter((each) => each.scored)) {
      expect(set.options.map((option) => option.code)).toEqual([1, 2, 3, 4, 5]);
    }
  });

  test('a category set has two to seven options, numbered from 1', () => {
    for (const set of Object.values(bank.answerSets).filter((each) => !each.scored)) {
      expect(set.options.length).toBeGreaterThanOrEqual(2);
      expect(set.options.length).toBeLessThanOrEqual(7);
      expect(set.options.map((option) => option.code)).toEqual(set.options.map((_, index) => index + 1));
    }
  });

  test('no two options of a set read the same', () => {
    for (const set of Object.values(bank.answerSets)) {
      for (const language of ['nl', 'en'] as const) {
        const texts = set.options.map((option) => option.text[language]);
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });
});

describe('background questions', () => {
  test('are coarse: two or three options each', () => {
    expect(bank.background.map((question) => [question.id, question.options.length])).toEqual([
      ['age-band', 3],
      ['tenure-band', 3],
      ['function-group', 3],
      ['contract', 2],
    ]);
  });
});

describe('shared scales', () => {
  test('hold the agreed number of items', () => {
    expect(Object.fromEntries(scales.map((scale) => [scale.id, scale.items.length]))).toEqual({
      'work-pressure': 8,
      'emotional-demands': 6,
      autonomy: 8,
      'coworker-support': 7,
      'supervisor-support': 8,
      'career-prospects': 5,
      'need-for-recovery': 8,
      conflicts: 5,
      'job-insecurity': 4,
      exhaustion: 6,
      engagement: 8,
      'physical-environment': 8,
      'work-life-interference': 6,
    });
  });

  test('eight of them are core', () => {
    expect(scales.filter((scale) => scale.core).map((scale) => scale.id)).toEqual([
      'work-pressure',
      'emotional-demands',
      'autonomy',
      'coworker-support',
      'supervisor-support',
      'career-prospects',
      'need-for-recovery',
      'conflicts',
    ]);
  });

  test('items are numbered in order and carry the name of their scale', () => {
    for (const scale of scales) {
      expect(scale.items.map((item) => item.id)).toEqual(
        scale.items.map((_, index) => `${scale.id}.${index + 1}`),
      );
    }
  });

  test('reversed items stand behind the longest standard variant that asks the scale', () => {
    const safeFrom: Record<string, number> = {
      'work-pressure': 5,
      autonomy: 4,
      'coworker-support': 4,
      'supervisor-support': 4,
      'need-for-recovery': 4,
      engagement: 4,
      'work-life-interference': 4,
    };
    for (const scale of scales) {
      const first = scale.items.findIndex((item) => item.reversed);
      expect(first, scale.id).toBeGreaterThanOrEqual(safeFrom[scale.id] ?? 3);
    }
  });

  test('no two items are nearly the same', () => {
    expect(nearDuplicates(items)).toEqual([]);
  });

  test('read at B1', () => {
    expect(items.flatMap((item) => readingProblems(item.text))).toEqual([]);
    expect(averageEase(items.map((item) => item.text))).toBeGreaterThan(READING_BOUNDS.averageItem);
  });
});
