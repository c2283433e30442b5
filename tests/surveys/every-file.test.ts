import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VARIANTS } from '../../server/domain/questionnaire/definition.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../../server/instruments.ts';
import { nearDuplicates } from './item-wording.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'surveys');
const { questionnaires, modules } = readInstruments();
const all = [...questionnaires, ...modules];
const scales = new Map(all.flatMap((entry) => entry.scales.map((scale) => [scale.id, scale] as const)));

/** Items in short, standard and long, as the construct maps lay them down. */
const COUNTS = { werkbeleving: [25, 74, 147], 'stress-risico': [26, 79, 165], verzuim: [22, 57, 97] };

/**
 * What "often" or "agree" means, read off every text by hand and not from the files: + favourable, - unfavourable. Turn
 * one item round without saying so in its file and this fails.
 */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'work-pressure': '-----+-+',
  'cognitive-demands': '---+-',
  'emotional-demands': '----+-',
  variety: '+++-+',
  learning: '+++-+',
  autonomy: '++++-++-',
  participation: '++++-+',
  'role-clarity': '+++-+',
  feedback: '+++-+',
  meaning: '+++-+',
  'coworker-support': '++++-+-',
  'supervisor-support': '++++-+-+',
  'trust-and-justice': '+++-++',
  reward: '+++-+-',
  'job-insecurity': '---+',
  'career-prospects': '++++-',
  'work-life-interference': '----+-',
  'physical-environment': '++++-+-+',
  enjoyment: '+++-+',
  engagement: '++++-+-+',
  commitment: '+++-+',
  'intention-to-stay': '+++-',
  'need-for-recovery': '----+-+-',
  'rumination-and-sleep': '---+-',
  exhaustion: '----+-',
  'qualitative-demands': '----+',
  'time-autonomy': '++++-',
  'information-and-feedback': '++++-',
  'role-conflict': '----++',
  change: '++++-',
  conflicts: '----+',
  'shocking-events': '---+',
  'psychological-safety': '++++--',
  'policy-awareness': '++++--',
  strain: '-------+++',
  coping: '++++++--',
  beliefs: '-----+',
  lifestyle: '++++++--',
  'absence-guidance': '+++++-+-',
  'protocol-awareness': '++++-+',
  reintegration: '++++-+-+',
  prevention: '+++++-+-',
  'work-ability': '++++-+',
  presenteeism: '---+',
  'team-goals': '++++--',
  'team-roles': '++++-',
  'team-cooperation': '++++-+',
  'team-feedback': '++++-',
  'team-diversity': '++++-',
  'team-conflict-handling': '++++-',
  'team-learning': '++++-+',
  'career-talks': '++++-+',
  'equal-chances': '++++--',
  'life-phase-fit': '++++-',
};
/** Effort counts as unfavourable, reward as favourable; which side an item is on says its part. */
const EFFORT_REWARD = '-+-++-++';

/** Scales whose answers do not run from often to never or from agree to disagree. */
const WITHOUT_DIRECTION = ['effort-reward', 'undesired-behaviour', 'need-for-measures'];

describe('every file in surveys', () => {
  test.each(Object.entries(COUNTS))('%s asks the agreed number of items in each length', (id, counts) => {
    const questionnaire = questionnaires.find((entry) => entry.id === id)!;
    const asked = VARIANTS.map((variant) =>
      selectVariant(questionnaire, variant).scales.reduce((sum, scale) => sum + scale.items.length, 0),
    );
    expect(asked).toEqual(counts);
  });

  test('says everything in both languages', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const name of files)
      expect(half(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')), ''), name).toEqual([]);
  });

  test('reverses an item exactly where its text runs against its scale', () => {
    for (const [id, signs] of Object.entries(READ_BY_HAND)) {
      const scale = scales.get(id)!;
      const favourable = scale.higherIs === 'favourable' ? '+' : '-';
      const said = scale.items.map((item) => (item.reversed ? opposite(favourable) : favourable)).join('');
      expect(`${id} ${said}`).toBe(`${id} ${signs}`);
    }
  });

  test('puts every item of effort and reward on its own side', () => {
    const parts = scales.get('effort-reward')!.items.map((item) => (item.part === 'reward' ? '+' : '-'));
    expect(parts.join('')).toBe(EFFORT_REWARD);
  });

  test('has a direction read by hand for every scale that has one, and no reversed item where there is none', () => {
    for (const scale of scales.values()) {
      if (scale.higherIs === 'neutral' || WITHOUT_DIRECTION.includes(scale.id))
        expect(scale.items.filter((item) => item.reversed).map((item) => item.id)).toEqual([]);
      else expect(Object.keys(READ_BY_HAND)).toContain(scale.id);
    }
  });

  test('keeps reversed items for the long variant', () => {
    const early = all.flatMap((entry) =>
      entry.scales.flatMap(({ items, counts }) =>
        items.slice(0, counts.standard).filter((item) => item.reversed),
      ),
    );
    expect(early).toEqual([]);
  });

  test('asks nothing twice: no two scales share an item text in either language', () => {
    for (const language of ['nl', 'en'] as const) {
      const texts = [...scales.values()].flatMap((scale) => scale.items.map((item) => item.text[language]));
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  test('names the kind of undesired behaviour of every item, in the words of the law', () => {
    const items = scales.get('undesired-behaviour')!.items;
    expect(items.map((item) => item.psa)).toEqual([
      'bullying',
      'aggression-and-violence',
      'sexual-harassment',
      'aggression-and-violence',
      'discrimination',
      'aggression-and-violence',
      'none',
    ]);
  });
});

test('scales of different questionnaires do not ask nearly the same', () => {
  // What a campaign can ask together: one questionnaire with all modules.
  for (const questionnaire of questionnaires) {
    const together = selectVariant(questionnaire, 'long', {
      modules: modules.filter(({ id }) => id !== 'arbeidsverhoudingen' && id !== 'vitaliteit'),
      statements: [],
      questions: [],
      openQuestions: false,
    });
    const items = together.scales.flatMap((scale) => scale.items);
    expect(nearDuplicates(items.map(({ id, text }) => ({ id, text: text.nl })))).toEqual([]);
  }
});

const opposite = (sign: '+' | '-') => (sign === '+' ? '-' : '+');

/** Paths of texts that stand in one language only, or are empty in one. */
function half(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  if ('nl' in record || 'en' in record) {
    const complete = [record.nl, record.en].every((text) => typeof text === 'string' && text.trim() !== '');
    return complete ? [] : [path];
  }
  return Object.entries(record).flatMap(([key, inner]) => half(inner, `${path}.${key}`));
}
