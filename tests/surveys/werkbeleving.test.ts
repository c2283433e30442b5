import { describe, expect, test } from 'vitest';
import { VARIANTS } from '../../server/domain/questionnaire/definition.ts';
import { countNegations, nearDuplicates } from './item-wording.ts';
import { averageEase, READING_BOUNDS, readingProblems } from './readability.ts';
import { readQuestionnaire } from './survey-files.ts';

/** short / standard / long per scale, from the construct map. */
const COUNTS: Readonly<Record<string, readonly [string, number, number, number]>> = {
  W01: ['work-pressure', 2, 4, 8],
  W02: ['cognitive-demands', 0, 2, 5],
  W03: ['emotional-demands', 1, 3, 6],
  W04: ['variety', 1, 3, 5],
  W05: ['learning', 1, 3, 5],
  W06: ['autonomy', 2, 4, 8],
  W07: ['participation', 0, 3, 6],
  W08: ['role-clarity', 1, 3, 5],
  W09: ['feedback', 1, 3, 5],
  W10: ['meaning', 1, 3, 5],
  W11: ['coworker-support', 1, 4, 7],
  W12: ['supervisor-support', 2, 4, 8],
  W13: ['trust-and-justice', 1, 3, 6],
  W14: ['reward', 1, 3, 6],
  W15: ['job-insecurity', 1, 2, 4],
  W16: ['career-prospects', 1, 3, 5],
  W17: ['work-life-interference', 1, 3, 5],
  W18: ['physical-environment', 0, 3, 8],
  W19: ['enjoyment', 1, 3, 5],
  W20: ['engagement', 2, 4, 8],
  W21: ['commitment', 1, 3, 5],
  W22: ['intention-to-stay', 1, 2, 4],
  W23: ['need-for-recovery', 2, 4, 8],
  W24: ['rumination-and-sleep', 0, 2, 5],
  W25: ['exhaustion', 0, 0, 5],
};

/** Items with "en" or "of" in them, each read and found to hold one idea ("of" as in "whether", or a fixed expression). */
const ONE_IDEA_ALL_THE_SAME = new Set(['feedback.2', 'feedback.4', 'trust-and-justice.4', 'engagement.2']);

const questionnaire = readQuestionnaire('questionnaires/werkbeleving.json');
const long = questionnaire.scales.map((scale) => ({
  ...scale,
  items: scale.items.slice(0, scale.counts.long),
}));
const items = long.flatMap((scale) => scale.items);
const dutch = items.map((item) => ({ id: item.id, text: item.text.nl }));

describe('counts', () => {
  test.each([
    ['short', 25],
    ['standard', 74],
    ['long', 147],
  ] as const)('the %s variant asks %i items', (variant, expected) => {
    expect(questionnaire.scales.reduce((sum, scale) => sum + scale.counts[variant], 0)).toBe(expected);
  });

  test('every scale asks what the construct map says', () => {
    const found = questionnaire.scales.map(({ code, id, counts }) => [
      code,
      [id, ...VARIANTS.map((v) => counts[v])],
    ]);
    expect(Object.fromEntries(found)).toEqual(COUNTS);
  });

  test('own scales hold no items that are never asked', () => {
    const shared = new Set(['exhaustion', 'work-life-interference']);
    for (const scale of questionnaire.scales.filter((each) => !shared.has(each.id))) {
      expect(scale.items.length, scale.code).toBe(scale.counts.long);
    }
  });

  test('asks two open questions', () => {
    expect(questionnaire.openQuestions?.map((question) => question.id)).toEqual(['open.1', 'open.2']);
  });
});

describe('order', () => {
  test('strain is asked neither first nor last', () => {
    const sections = questionnaire.sections.map((section) => section.scales);
    const strain = sections.findIndex((codes) => codes.includes('W23'));
    expect(strain).toBeGreaterThan(sections.findIndex((codes) => codes.includes('W04')));
    expect(strain).toBeLessThan(sections.length - 1);
    expect(sections[strain]).toEqual(['W23', 'W24', 'W25']);
  });

  test('every section asks something in every variant', () => {
    for (const section of questionnaire.sections) {
      const scales = questionnaire.scales.filter((scale) => section.scales.includes(scale.code));
      for (const variant of VARIANTS) {
        expect(
          scales.some((scale) => scale.counts[variant] > 0),
          `${section.id} ${variant}`,
        ).toBe(true);
      }
    }
  });

  test('figures about strain need a larger group', () => {
    const strain = questionnaire.scales.filter((scale) => ['W23', 'W24', 'W25'].includes(scale.code));
    expect(strain.map((scale) => scale.minimumGroup)).toEqual([8, 8, 8]);
  });
});

describe('wording', () => {
  test('ids are unique', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(147);
  });

  test('every item is there in both languages, at most 120 characters, closed by a full stop or question mark', () => {
    for (const item of items) {
      for (const language of ['nl', 'en'] as const) {
        expect(item.text[language].length, item.id).toBeLessThanOrEqual(120);
        expect(item.text[language], item.id).toMatch(/^\p{Lu}.*[.?]$/u);
      }
      expect(item.text.nl.endsWith('?'), item.id).toBe(item.text.en.endsWith('?'));
    }
  });

  test('frequency items are questions to "je", agreement items are statements', () => {
    for (const scale of long) {
      for (const item of scale.items) {
        expect(item.text.nl.endsWith('?'), item.id).toBe((item.answers ?? scale.answers) === 'frequency');
      }
    }
  });

  test('no two items are nearly the same, in either language', () => {
    expect(nearDuplicates(dutch)).toEqual([]);
    expect(new Set(items.map((item) => item.text.en)).size).toBe(items.length);
  });

  test('no item carries a negation, because "nooit" or "mee oneens" would make it a double one', () => {
    expect(dutch.filter((item) => countNegations(item.text) > 0)).toEqual([]);
  });

  test('no item joins two ideas with "en" or "of"', () => {
    const joined = dutch.filter((item) => / (en|of) /.test(item.text)).map((item) => item.id);
    expect(joined.filter((id) => !ONE_IDEA_ALL_THE_SAME.has(id))).toEqual([]);
  });

  test('no item says "u" or raises its voice', () => {
    expect(dutch.filter((item) => /(?<!\p{L})(u|uw)(?!\p{L})|!/iu.test(item.text))).toEqual([]);
  });

  test('no frequency item has a word of frequency in it, which the answer would contradict', () => {
    const frequency = long.filter((scale) => scale.answers === 'frequency').flatMap((scale) => scale.items);
    const words = /(?<!\p{L})(vaak|soms|altijd|meestal|regelmatig|steeds|voortdurend)(?!\p{L})/iu;
    const without = (text: string) => text.replace('nog steeds', '');
    expect(frequency.filter((item) => words.test(without(item.text.nl))).map((item) => item.id)).toEqual([]);
  });

  test('items read at B1', () => {
    expect(dutch.flatMap((item) => readingProblems(item.text))).toEqual([]);
    expect(averageEase(dutch.map((item) => item.text))).toBeGreaterThan(READING_BOUNDS.averageItem);
  });
});

describe('reversed items', () => {
  const scored = long.filter((scale) => scale.report === 'scale');

  test('are 20 to 30 per cent of the long variant', () => {
    const asked = scored.flatMap((scale) => scale.items);
    const share = asked.filter((item) => item.reversed).length / asked.length;
    expect(share).toBeGreaterThanOrEqual(0.2);
    expect(share).toBeLessThanOrEqual(0.3);
  });

  test('occur in the long variant only', () => {
    for (const scale of questionnaire.scales) {
      expect(
        scale.items.slice(0, scale.counts.standard).some((item) => item.reversed),
        scale.code,
      ).toBe(false);
    }
  });

  test('every scale of four or more items has at least one, never half', () => {
    for (const scale of scored.filter((each) => each.items.length >= 4)) {
      const reversed = scale.items.filter((item) => item.reversed).length;
      expect(reversed, scale.code).toBeGreaterThan(0);
      expect(reversed, scale.code).toBeLessThan(scale.items.length / 2);
    }
  });
});
