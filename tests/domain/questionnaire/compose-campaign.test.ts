import { describe, expect, test } from 'vitest';
import {
  type Additions,
  NO_ADDITIONS,
  type OwnStatement,
} from '../../../server/domain/questionnaire/additions.ts';
import { itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import { composeCampaign } from '../../../server/domain/questionnaire/compose-campaign.ts';
import type { Variant } from '../../../server/domain/questionnaire/definition.ts';
import { readInstruments } from '../../../server/instruments.ts';

const { questionnaires, modules } = readInstruments();
const werkbeleving = questionnaires[0]!;

const statement = (text: string, theme = 'Verhuizing'): OwnStatement => ({
  theme: { nl: theme, en: '' },
  text: { nl: text, en: '' },
  higherIs: 'favourable',
  field4A: 'conditions',
});
const compose = (additions: Partial<Additions>, variant: Variant = 'short', offered = modules) =>
  composeCampaign(
    { questionnaire: werkbeleving, variant, additions: { ...NO_ADDITIONS, ...additions } },
    offered,
  );

describe('a campaign with modules', () => {
  test('asks the questionnaire first and its modules behind it, in the order chosen', () => {
    const { definition, problems } = compose({ modules: ['team', 'loopbaan'] });
    expect(problems).toEqual([]);
    expect(definition.modules?.map((module) => module.id)).toEqual(['team', 'loopbaan']);
    expect(itemsInOrder(definition)).toHaveLength(25 + 10 + 8);
    const parts = definition.sections.map((section) => section.part ?? 'questionnaire');
    expect(parts.lastIndexOf('questionnaire')).toBeLessThan(parts.indexOf('module'));
  });

  test('asks a scale that two parts share once, with the longer list, at its first place', () => {
    const { definition, problems } = compose({ modules: ['werkomgeving'] }, 'standard');
    expect(problems).toEqual([]);
    const placed = definition.sections.flatMap((section) => section.scales);
    expect(placed.filter((scale) => scale === 'physical-environment')).toHaveLength(1);
    // Standard: three items in the questionnaire, four in the module.
    expect(definition.scales.find((scale) => scale.id === 'physical-environment')?.items).toHaveLength(4);
    expect(itemsInOrder(definition)).toHaveLength(74 + 1);
  });

  test('refuses a module that asks other items under the name of a scale', () => {
    const team = modules.find((module) => module.id === 'team')!;
    const scale = werkbeleving.scales[0]!;
    const items = scale.items.map((item) => ({
      ...item,
      text: { ...item.text, nl: `${item.text.nl} Echt.` },
    }));
    const other = {
      ...team,
      id: 'other',
      scales: [{ ...scale, items, code: 'T01' }],
      sections: team.sections,
    };
    expect(compose({ modules: ['other'] }, 'short', [other]).problems).toEqual([
      { kind: 'scale-differs', scale: scale.id },
    ]);
  });

  test('refuses an unknown module and the same module twice', () => {
    expect(compose({ modules: ['nothing'] }).problems).toEqual([
      { kind: 'unknown-module', module: 'nothing' },
    ]);
    expect(compose({ modules: ['team', 'team'] }).problems).toEqual([
      { kind: 'module-twice', module: 'team' },
    ]);
  });

  test('keeps an answer set of a module apart from another set of the same name', () => {
    const team = modules.find((module) => module.id === 'team')!;
    const agreement = { ...team.answerSets['agreement']!, scored: true };
    const options = agreement.options.map((option) => ({ ...option, text: { nl: 'x', en: 'x' } }));
    const other = { ...team, answerSets: { ...team.answerSets, agreement: { ...agreement, options } } };
    const { definition } = compose({ modules: ['team'] }, 'short', [other]);
    expect(definition.answerSets['agreement']?.options[0]?.text.nl).toBe('Helemaal mee oneens');
    expect(definition.answerSets['team-agreement']?.options[0]?.text.nl).toBe('x');
    const item = definition.scales.find((scale) => scale.id === 'team-goals')?.items[0];
    expect(item?.answers).toBe('team-agreement');
  });
});

describe('own themes', () => {
  test('become scales of one item in a part of their own, in Dutch where English is missing', () => {
    const { definition, problems } = compose({ statements: [statement('Ik heb zin in de verhuizing.')] });
    expect(problems).toEqual([]);
    const section = definition.sections.at(-1);
    expect(section).toMatchObject({ id: 'own-themes', part: 'own' });
    const scale = definition.scales.find((entry) => entry.id === section?.scales[0]);
    expect(scale).toMatchObject({
      code: 'O01',
      report: 'scale',
      minimumGroup: 5,
      title: { nl: 'Verhuizing', en: 'Verhuizing' },
    });
    expect(scale?.items[0]?.text).toEqual({
      nl: 'Ik heb zin in de verhuizing.',
      en: 'Ik heb zin in de verhuizing.',
    });
  });

  test('keep their name while the text stays the same, wherever they stand', () => {
    const a = statement('Ik heb zin in de verhuizing.');
    const b = statement('Ik kan de nieuwe plek goed bereiken.');
    const idOf = (statements: readonly OwnStatement[], at: number) =>
      compose({ statements }).definition.sections.at(-1)?.scales[at];
    expect(idOf([a, b], 0)).toBe(idOf([b, a], 1));
    expect(idOf([a], 0)).not.toBe(idOf([b], 0));
  });

  test('are refused when empty, too long, twice, or too many', () => {
    const kinds = (additions: Partial<Additions>) => compose(additions).problems.map(({ kind }) => kind);
    expect(kinds({ statements: [statement('  ')] })).toEqual(['text-empty']);
    expect(kinds({ statements: [statement('a'.repeat(121))] })).toEqual(['text-too-long']);
    expect(kinds({ statements: [statement('a'.repeat(120))] })).toEqual([]);
    expect(kinds({ statements: [statement('Dit is zo.'), statement('dit is zo.')] })).toEqual(['text-twice']);
    const eleven = Array.from({ length: 11 }, (_, index) => statement(`Stelling ${index}.`));
    expect(kinds({ statements: eleven })).toEqual(['too-many-statements']);
    expect(kinds({ questions: ['a?', 'b?', 'c?'].map((nl) => ({ nl, en: '' })) })).toEqual([
      'too-many-questions',
    ]);
  });

  test('asks own open questions, and those of the questionnaire only when wanted', () => {
    const questions = [{ nl: 'Wat heb je nodig voor de verhuizing?', en: 'What do you need for the move?' }];
    const ids = (openQuestions: boolean) =>
      compose({ questions, openQuestions }).definition.openQuestions.map(({ id }) => id);
    expect(ids(false)).toEqual(['open.own-1']);
    expect(ids(true)).toEqual(['open.1', 'open.2', 'open.own-1']);
  });
});
