import { describe, expect, test } from 'vitest';
import { askedItems, itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { VARIANTS } from '../../server/domain/questionnaire/definition.ts';
import { readChecklist, textsOf } from './checklist-files.ts';
import { countNegations, nearDuplicates } from './item-wording.ts';
import { averageEase, READING_BOUNDS, readingProblems } from './readability.ts';
import { readQuestionnaire, readVariant } from './survey-files.ts';

/** short / standard / long per scale, from the construct map. */
const COUNTS: Readonly<Record<string, readonly [string, number, number, number]>> = {
  V01: ['work-pressure', 2, 4, 6],
  V02: ['autonomy', 2, 4, 6],
  V03: ['coworker-support', 1, 3, 5],
  V04: ['supervisor-support', 2, 4, 6],
  V05: ['conflicts', 1, 3, 5],
  V06: ['career-prospects', 1, 3, 5],
  V07: ['absence-culture', 4, 8, 12],
  V08: ['absence-guidance', 2, 5, 8],
  V09: ['protocol-awareness', 1, 4, 6],
  V10: ['reintegration', 1, 4, 8],
  V11: ['prevention', 1, 4, 8],
  V12: ['work-ability', 1, 3, 6],
  V13: ['own-absence', 2, 3, 4],
  V14: ['physical-environment', 0, 3, 8],
  V15: ['presenteeism', 1, 2, 4],
};

/** Names of illnesses and complaints: an employer may not ask for them, so no text here may hold them. */
const ILLNESS =
  /burn-?out|overspannen|depressi|angst|griep|flu\b|migraine|rugklacht|back pain|kanker|cancer|diagnos|stoornis|disorder|medicijn|medicine|patiënt|patient|symptom|huilbui/i;

const questionnaire = readQuestionnaire('questionnaires/verzuim.json');
const long = readVariant('questionnaires/verzuim.json', 'long');
const items = long.scales.flatMap((scale) => scale.items);
const dutch = items.map((item) => ({ id: item.id, text: item.text.nl }));
const shared = new Set(['V01', 'V02', 'V03', 'V04', 'V05', 'V06', 'V14']);
const own = long.scales.filter((scale) => !shared.has(scale.code));

function scaleOf(code: string) {
  const scale = long.scales.find((each) => each.code === code);
  if (!scale) throw new Error(`${code} is not asked`);
  return scale;
}

describe('counts', () => {
  test.each([
    ['short', 22],
    ['standard', 57],
    ['long', 97],
  ] as const)('the %s variant asks %i items', (variant, expected) => {
    const asked = readVariant('questionnaires/verzuim.json', variant).scales.flatMap((scale) => scale.items);
    expect(asked).toHaveLength(expected);
  });

  test('every scale asks what the construct map says', () => {
    const found = questionnaire.scales.map(({ code, id, counts }) => [
      code,
      [id, ...VARIANTS.map((v) => counts[v])],
    ]);
    expect(Object.fromEntries(found)).toEqual(COUNTS);
  });

  test('own scales hold no items that are never asked', () => {
    for (const scale of questionnaire.scales.filter((each) => !shared.has(each.code))) {
      expect(scale.items.length, scale.code).toBe(scale.counts.long);
    }
  });

  test('every section asks something in every variant', () => {
    for (const variant of VARIANTS) {
      expect(readVariant('questionnaires/verzuim.json', variant).sections).toHaveLength(
        questionnaire.sections.length,
      );
    }
  });
});

describe('groups', () => {
  test('no figure rests on fewer than ten people, and own absence on no fewer than fifteen', () => {
    expect(questionnaire.minimumGroup).toBe(10);
    for (const scale of long.scales)
      expect(scale.minimumGroup, scale.code).toBe(scale.code === 'V13' ? 15 : 10);
  });
});

describe('own absence', () => {
  test('is asked last, in its own section, on unscored coarse bands', () => {
    expect(questionnaire.sections.at(-1)?.scales).toEqual(['V13']);
    expect(questionnaire.sections.at(-1)?.intro?.nl).toContain(
      `minstens ${scaleOf('V13').minimumGroup} mensen`,
    );
    expect(scaleOf('V13').report).toBe('items');
    for (const item of scaleOf('V13').items) {
      const set = long.answerSets[item.answers];
      expect(set?.scored, item.id).toBe(false);
      expect(set?.options.length, item.id).toBeLessThanOrEqual(4);
    }
  });

  test.each([
    ['reported sick twice, nine working days', [3, 2, 3, 1], [true, true, true, true]],
    ['never off sick', [1, 0, 1, 0], [true, false, true, false]],
    ['off sick the whole year, so no new report', [1, 0, 4, 0], [true, false, true, true]],
    ['skips the first question', [0, 0, 0, 0], [true, false, true, false]],
  ])('follows up only where it concerns someone: %s', (_, codes, expected) => {
    const order = itemsInOrder(long);
    const first = order.findIndex(({ item }) => item.id === 'own-absence.1');
    const asked = askedItems(
      order,
      order.map((__, index) => codes[index - first] ?? 0),
    );
    expect(asked.slice(first, first + 4)).toEqual(expected);
  });
});

describe('absence culture', () => {
  /** Items 1, 3, 5 … speak for the strict pole, items 2, 4, 6 … for the loose one; see docs/questionnaires/verzuim.md. */
  test('is a profile without a good end, asked in pairs of a strict and a loose item in every variant', () => {
    const culture = scaleOf('V07');
    expect(culture).toMatchObject({ report: 'profile', higherIs: 'neutral' });
    expect(culture.favourable).toBeUndefined();
    expect(culture.items.some((item) => item.reversed)).toBe(false);
    for (const count of COUNTS.V07?.slice(1) ?? []) expect(Number(count) % 2).toBe(0);
  });
});

describe('wording', () => {
  test('ids are unique', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(97);
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

  test('statements go to agreement, questions to every other answer set', () => {
    for (const item of items) expect(item.text.nl.endsWith('?'), item.id).toBe(item.answers !== 'agreement');
  });

  test('no two items are nearly the same, in either language', () => {
    expect(nearDuplicates(dutch)).toEqual([]);
    expect(new Set(items.map((item) => item.text.en)).size).toBe(items.length);
  });

  test('no item carries a negation, because "nooit" or "mee oneens" would make it a double one', () => {
    expect(dutch.filter((item) => countNegations(item.text) > 0)).toEqual([]);
  });

  test('no own item joins two ideas with "en" or "of"', () => {
    const joined = own.flatMap((scale) => scale.items).filter((item) => / (en|of) /.test(item.text.nl));
    expect(joined.map((item) => item.id)).toEqual([]);
  });

  test('names no illness, complaint or diagnosis', () => {
    const texts = [
      ...own.flatMap((scale) => [scale.title, scale.measures, ...scale.items.map((item) => item.text)]),
      ...questionnaire.sections.flatMap((section) => [
        section.title,
        ...(section.intro ? [section.intro] : []),
      ]),
    ].flatMap((words) => [words.nl, words.en]);
    expect(texts.filter((text) => ILLNESS.test(text))).toEqual([]);
  });

  test('stays at plain Dutch', () => {
    expect(dutch.flatMap((item) => readingProblems(item.text))).toEqual([]);
    for (const variant of VARIANTS) {
      const asked = readVariant('questionnaires/verzuim.json', variant).scales.flatMap(
        (scale) => scale.items,
      );
      expect(averageEase(asked.map((item) => item.text.nl))).toBeGreaterThan(READING_BOUNDS.averageItem);
    }
  });
});

describe('reversed items', () => {
  test('stand in the long variant only', () => {
    for (const variant of ['short', 'standard'] as const) {
      const asked = readVariant('questionnaires/verzuim.json', variant).scales.flatMap(
        (scale) => scale.items,
      );
      expect(asked.filter((item) => item.reversed)).toEqual([]);
    }
  });

  test('make 20 to 30 per cent of the scored items of the long variant', () => {
    const scored = long.scales.filter((scale) => scale.report === 'scale').flatMap((scale) => scale.items);
    const share = scored.filter((item) => item.reversed).length / scored.length;
    expect(share).toBeGreaterThanOrEqual(0.2);
    expect(share).toBeLessThanOrEqual(0.3);
  });

  test('are found in every own scale', () => {
    for (const scale of own.filter((each) => each.report === 'scale')) {
      expect(
        scale.items.some((item) => item.reversed),
        scale.code,
      ).toBe(true);
    }
  });
});

describe('policy checklist', () => {
  const checklist = readChecklist('verzuimbeleid');

  test('holds the sixteen topics of an absence policy', () => {
    expect(checklist.topics.map((topic) => topic.id)).toEqual([
      'policy',
      'protocol',
      'occupational-health-contract',
      'roles-and-training',
      'case-consultation',
      'registration',
      'management-information',
      'prevention',
      'work-adjustment',
      'frequent-absence-talk',
      'gatekeeper-control',
      'second-track',
      'return-and-aftercare',
      'costs-and-insurance',
      'yearly-evaluation',
      'special-groups',
    ]);
  });

  test('covers before, during and after illness', () => {
    expect(checklist.stages.map((stage) => stage.id)).toEqual(['before', 'during', 'after']);
    const perStage = checklist.stages.map(
      ({ id }) => checklist.topics.filter((topic) => topic.stage === id).length,
    );
    expect(perStage).toEqual([8, 4, 4]);
  });

  test('says everything in two languages and points to a source', () => {
    for (const [path, words] of textsOf(checklist)) {
      expect(words.nl.length, path).toBeGreaterThan(1);
      expect(words.en.length, path).toBeGreaterThan(1);
      expect(words.nl, path).not.toMatch(/!/);
    }
    for (const topic of checklist.topics) {
      expect(topic.question.nl, topic.id).toMatch(/\?$/);
      expect(topic.sources.length, topic.id).toBeGreaterThan(0);
    }
  });

  test('names every moment of the Gatekeeper Improvement Act, in order', () => {
    expect(checklist.milestones?.map((milestone) => milestone.week)).toEqual([
      1,
      6,
      8,
      { from: 8, to: 104 },
      42,
      { from: 46, to: 52 },
      89,
      91,
      93,
      104,
    ]);
  });

  test('keeps law and practice apart, and dates the text of the law', () => {
    const practice = checklist.milestones?.filter((milestone) => milestone.certainty === 'practice');
    expect(practice?.map((milestone) => milestone.id)).toEqual([
      'report-to-service',
      'six-weekly-evaluation',
    ]);
    for (const milestone of checklist.milestones ?? []) {
      expect(milestone.sourceDate, milestone.id).toBe('2017-01 snapshot; check current text');
      expect(milestone.source, milestone.id).toMatch(
        milestone.certainty === 'law' ? /art\.|7:629/ : /praktijk/,
      );
    }
  });

  test('asks for no names and no complaints', () => {
    const evidence = checklist.topics.map((topic) => topic.evidenceExamples.nl);
    expect(evidence.filter((text) => ILLNESS.test(text) || /diagnose|klachten van/i.test(text))).toEqual([]);
    expect(checklist.purpose.nl).toContain('nooit namen of klachten');
  });
});
