import { describe, expect, test } from 'vitest';
import { type Definition, VARIANTS } from '../../server/domain/questionnaire/definition.ts';
import { NO_ADDITIONS } from '../../server/domain/questionnaire/additions.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { readChecklist, textsOf } from './checklist-files.ts';
import { countNegations, nearDuplicates } from './item-wording.ts';
import { averageEase, READING_BOUNDS, readingProblems } from './readability.ts';
import { readQuestionnaire } from './survey-files.ts';

/** short / standard / long per module. */
const COUNTS: Readonly<Record<string, readonly [number, number, number]>> = {
  team: [10, 25, 38],
  arbeidsverhoudingen: [12, 24, 48],
  loopbaan: [8, 17, 25],
  vitaliteit: [10, 12, 14],
  werkomgeving: [3, 4, 8],
};
const NAMES = Object.keys(COUNTS);
const modules = Object.fromEntries(NAMES.map((name) => [name, readQuestionnaire(`modules/${name}.json`)]));

function moduleNamed(name: string) {
  const found = modules[name];
  if (!found) throw new Error(`there is no module ${name}`);
  return found;
}

const longOf = (name: string) => selectVariant(moduleNamed(name), 'long');
const itemsOf = (definition: Definition) => definition.scales.flatMap((scale) => scale.items);

/** Sentence frames that all items of a block share on purpose; what is asked comes after them. */
const BLOCK_FRAME =
  /^(Hoe vaak wil je|Hoe vaak|Zou je meedoen aan|Wat houdt je het meest tegen om|Wil je) |\bnu\b/g;
/** Items with "en" or "of" in them, each read and found to hold one idea. */
const ONE_IDEA_ALL_THE_SAME = new Set([
  'team-goals.4',
  'team-conflict-handling.2',
  'equal-chances.2',
  'equal-chances.3',
  'career-wishes.2',
  'career-wishes.5',
  'vitality-interest.6',
  'vitality-interest.7',
]);

describe.each(NAMES)('module %s', (name) => {
  const items = itemsOf(longOf(name));

  test('is a module of groups of at least five, with the agreed number of items', () => {
    expect(moduleNamed(name)).toMatchObject({ id: name, kind: 'module', minimumGroup: 5 });
    expect(VARIANTS.map((variant) => itemsOf(selectVariant(moduleNamed(name), variant)).length)).toEqual(
      COUNTS[name],
    );
  });

  test('asks something of every scale in every variant', () => {
    for (const scale of moduleNamed(name).scales) expect(scale.counts.short, scale.code).toBeGreaterThan(0);
  });

  test('has every item in both languages, at most 120 characters, with its own id', () => {
    for (const item of items) {
      for (const language of ['nl', 'en'] as const) {
        expect(item.text[language].length, item.id).toBeLessThanOrEqual(120);
        expect(item.text[language], item.id).toMatch(/^\p{Lu}.*[.?]$/u);
      }
      expect(item.text.nl.endsWith('?'), item.id).toBe(item.answers !== 'agreement');
      expect(item.text.en.endsWith('?'), item.id).toBe(item.answers !== 'agreement');
    }
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    expect(new Set(items.map((item) => item.text.en)).size).toBe(items.length);
  });

  test('asks nothing twice', () => {
    const asked = items
      .filter((item) => !item.id.endsWith('.wished'))
      .map((item) => ({ id: item.id, text: item.text.nl.replace(BLOCK_FRAME, '') }));
    expect(nearDuplicates(asked)).toEqual([]);
  });

  test('holds one idea per item, without negations', () => {
    expect(items.filter((item) => countNegations(item.text.nl) > 0).map((item) => item.id)).toEqual([]);
    const joined = items.filter((item) => / (en|of) /.test(item.text.nl)).map((item) => item.id);
    expect(joined.filter((id) => !ONE_IDEA_ALL_THE_SAME.has(id))).toEqual([]);
  });

  test('stays at plain Dutch', () => {
    expect(items.flatMap((item) => readingProblems(item.text.nl))).toEqual([]);
    expect(averageEase(items.map((item) => item.text.nl))).toBeGreaterThan(READING_BOUNDS.averageItem);
  });

  test('keeps reversed items for the long variant, at 20 to 30 per cent of its scored items', () => {
    const scored = longOf(name).scales.filter((scale) => scale.report === 'scale');
    for (const variant of ['short', 'standard'] as const) {
      expect(itemsOf(selectVariant(moduleNamed(name), variant)).filter((item) => item.reversed)).toEqual([]);
    }
    const all = scored.flatMap((scale) => scale.items);
    if (all.length === 0) return;
    const share = all.filter((item) => item.reversed).length / all.length;
    expect(share).toBeGreaterThanOrEqual(0.2);
    expect(share).toBeLessThanOrEqual(0.3);
  });
});

describe('team', () => {
  test('asks seven scales of three or four items in the standard variant', () => {
    const counts = moduleNamed('team').scales.map((scale) => scale.counts.standard);
    expect(counts).toHaveLength(7);
    expect(counts.every((count) => count === 3 || count === 4)).toBe(true);
  });
});

describe('arbeidsverhoudingen', () => {
  test('asks now and wished side by side, on the same answers, in every variant', () => {
    for (const variant of VARIANTS) {
      for (const scale of selectVariant(moduleNamed('arbeidsverhoudingen'), variant).scales) {
        scale.items.forEach((item, position) => {
          const pair = Math.floor(position / 2) + 1;
          expect(item.id).toBe(`${scale.id}.${pair}.${position % 2 === 0 ? 'now' : 'wished'}`);
          expect(item.answers).toBe('frequency');
          expect(item.text.nl.startsWith('Hoe vaak wil je')).toBe(position % 2 === 1);
        });
        expect(scale.items.length % 2, scale.code).toBe(0);
        expect(scale).toMatchObject({ report: 'profile', higherIs: 'neutral' });
      }
    }
  });
});

describe('wishes and vitality', () => {
  test('are reported as items from ten people on', () => {
    const scales = [...longOf('loopbaan').scales, ...longOf('vitaliteit').scales];
    const wishes = scales.filter((scale) => scale.report === 'items');
    expect(wishes.map((scale) => [scale.id, scale.minimumGroup])).toEqual([
      ['career-wishes', 10],
      ['vitality-interest', 10],
      ['vitality-barriers', 10],
    ]);
  });

  test('ask what someone wants, not how healthy someone is', () => {
    const { scales, answerSets } = longOf('vitaliteit');
    const texts = [
      ...scales.flatMap((scale) => scale.items.map((item) => item.text)),
      ...Object.values(answerSets).flatMap((set) => set.options.map((option) => option.text)),
    ].flatMap((words) => [words.nl, words.en]);
    expect(
      texts.filter((text) => /lichamelijk|physical|ziek\b|\bill\b|klacht|complaint|beperking/i.test(text)),
    ).toEqual([]);
  });

  test('never let an answer tell who smokes', () => {
    const smoking = itemsOf(longOf('vitaliteit')).filter((item) => /roken/.test(item.text.nl));
    expect(smoking.map((item) => item.answers)).toEqual(['need']);
  });
});

describe('modules beside a questionnaire', () => {
  const questionnaires = ['werkbeleving', 'stress-risico', 'verzuim'].map((name) =>
    readQuestionnaire(`questionnaires/${name}.json`),
  );

  test.each(VARIANTS)('ask nothing again and mix up no codes in %s', (variant) => {
    const added = Object.values(modules).filter((module) => module.id !== 'werkomgeving');
    for (const questionnaire of questionnaires) {
      const { scales, sections } = selectVariant(questionnaire, variant, { ...NO_ADDITIONS, modules: added });
      for (const key of ['id', 'code'] as const)
        expect(new Set(scales.map((scale) => scale[key])).size).toBe(scales.length);
      expect(sections.flatMap((section) => section.scales).sort()).toEqual(
        scales.map((scale) => scale.id).sort(),
      );
    }
  });

  test('the work environment module adds something to a short questionnaire only', () => {
    for (const questionnaire of questionnaires) {
      const asks = VARIANTS.map((variant) =>
        selectVariant(questionnaire, variant).scales.some((scale) => scale.id === 'physical-environment'),
      );
      expect(asks, questionnaire.id).toEqual([false, true, true]);
    }
  });
});

describe('arbozorg checklist', () => {
  const checklist = readChecklist('arbozorg');

  test('holds 25 points, each in one of its stages, with its own id', () => {
    expect(checklist.topics).toHaveLength(25);
    expect(new Set(checklist.topics.map((topic) => topic.id)).size).toBe(25);
    const perStage = checklist.stages.map(
      ({ id }) => checklist.topics.filter((topic) => topic.stage === id).length,
    );
    expect(perStage).toEqual([6, 8, 8, 3]);
    expect(checklist.milestones).toBeUndefined();
  });

  test('says everything in two languages, as a question, with a source', () => {
    for (const [path, words] of textsOf(checklist)) {
      expect(words.nl.length, path).toBeGreaterThan(1);
      expect(words.en.length, path).toBeGreaterThan(1);
    }
    for (const topic of checklist.topics) {
      expect(topic.question.nl, topic.id).toMatch(/\?$/);
      expect(topic.sources.length, topic.id).toBeGreaterThan(0);
    }
  });

  test('covers the three things a working conditions system is judged on: goals, rules and what becomes of them', () => {
    const ids = checklist.topics.map((topic) => topic.id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'goals',
        'inventory-current',
        'psa-in-inventory',
        'action-plan',
        'figures',
        'yearly-review',
      ]),
    );
  });
});
