import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { parseQuestionnaire } from '../../server/domain/questionnaire/parse.ts';
import { readInstruments } from '../../server/instruments.ts';
import {
  ANSWER_LANGUAGES,
  preferredLanguage,
  questionnaireLanguage,
} from '../../web/src/lib/answer/languages.ts';
import { formatMessage, type MessageText } from '../../web/src/lib/answer/message-format.ts';
import { pseudo } from '../../web/src/lib/answer/pseudo.ts';
import { furtherLanguages, textsOf } from '../../web/src/lib/answer/translated.ts';
import { completeness, languagesWith, placeholdersOf, readMessages } from '../../scripts/languages.ts';

/** Arabic has all six categories of CLDR: 0 zero, 1 one, 2 two, 3-10 few, 11-99 many, 100 other. */
const minutes: MessageText = [
  {
    declarations: ['input minutes', 'local count = minutes: plural'],
    selectors: ['count'],
    match: {
      'count=zero': 'Z',
      'count=one': 'O',
      'count=two': 'T',
      'count=few': 'F {minutes}',
      'count=many': 'M {minutes}',
      'count=other': 'X {minutes}',
    },
  },
];

describe('a message of a further language', () => {
  test.each([
    [0, 'Z'],
    [1, 'O'],
    [2, 'T'],
    [3, 'F 3'],
    [11, 'M 11'],
    [100, 'X 100'],
  ])('has the plural of Arabic for %i', (value, text) => {
    expect(formatMessage(minutes, { minutes: value }, 'ar')).toBe(text);
  });

  test('has the plural of Polish', () => {
    const forms = [1, 3, 5, 22].map((value) => formatMessage(minutes, { minutes: value }, 'pl'));
    expect(forms).toEqual(['O', 'F 3', 'M 5', 'F 22']);
  });

  test('takes the last variant when none fits, and leaves an unknown placeholder to be seen', () => {
    expect(formatMessage([{ match: { 'kind=a': 'A', 'kind=*': 'rest {x}' } }], { kind: 'b' }, 'nl')).toBe(
      'rest {x}',
    );
  });
});

test('a made-up text is longer, marked at both ends and still holds its figures', () => {
  expect(pseudo('Vraag 12')).toMatch(/^\[.*12 ·+\]$/u);
  expect(pseudo('')).toBe('');
});

test('the language of the browser is chosen when it is ours, else Dutch', () => {
  expect(preferredLanguage(['en-US', 'nl']).tag).toBe('en');
  expect(preferredLanguage(['pl', 'en']).tag).toBe('en');
  expect(preferredLanguage(['pl']).tag).toBe('nl');
});

describe('a language that only a questionnaire has', () => {
  const { bank, questionnaires, modules } = readInstruments();
  const file = JSON.parse(readFileSync('surveys/questionnaires/verzuim.json', 'utf8')) as {
    title: Record<string, string>;
  };
  const withTitle = (title: Record<string, string>) =>
    parseQuestionnaire({ ...file, title: { ...file.title, ...title } }, bank);

  test('is read beside Dutch and English, under its tag', () => {
    for (const tag of ['ar', 'pl', 'pt-BR', 'zh-Hant', 'es-419']) {
      const read = withTitle({ [tag]: 'العمل والغياب' });
      expect([tag, read.ok]).toEqual([tag, true]);
    }
    for (const tag of ['Arabisch', 'AR', 'nl2', 'x'])
      expect([tag, withTitle({ [tag]: 'x' }).ok]).toEqual([tag, false]);
    expect(withTitle({ ar: '' }).ok).toBe(false);
  });

  test('is told how far it goes, and turns the page when it is written from right to left', () => {
    const read = withTitle({ ar: 'العمل والغياب', pl: 'Praca' });
    if (!read.ok) throw new Error('The questionnaire is not read');
    const arabic = read.value;
    const instruments = { questionnaires: [arabic], modules: [] };
    const definition = selectVariant(arabic, 'long');
    expect(furtherLanguages(definition)).toEqual(['ar', 'pl']);
    expect(languagesWith({ questionnaires, modules })).toEqual(['nl', 'nl-simple', 'en']);
    expect(languagesWith(instruments)).toEqual(['nl', 'nl-simple', 'en', 'ar', 'pl']);
    const texts = textsOf(definition).length;
    const report = completeness('ar', instruments);
    expect(report).toMatchObject({ language: 'ar', standsInFor: 'nl', direction: 'rtl', messages: 0 });
    expect(report.questionnaires).toEqual({ verzuim: { share: Math.round(1000 / texts) / 1000, texts } });
    expect(questionnaireLanguage('ar', 'en')).toMatchObject({
      name: 'العربية',
      direction: 'rtl',
      base: 'en',
    });
    expect(questionnaireLanguage('pl', 'nl')).toMatchObject({
      name: 'Polski',
      direction: 'ltr',
      spoken: 'pl',
    });
  });
});

describe('the message files', () => {
  const [nl, en] = [readMessages('nl'), readMessages('en')];

  test('have Dutch and English for everything an employee meets', () => {
    expect([...nl.keys()].sort()).toEqual([...en.keys()].sort());
    expect(completeness('nl').missing).toEqual([]);
    expect(completeness('en').missing).toEqual([]);
  });

  test('use the same placeholders in every language', () => {
    for (const { tag } of ANSWER_LANGUAGES.filter(({ pseudo: made }) => !made))
      for (const [key, text] of readMessages(tag))
        expect([tag, key, placeholdersOf(text)]).toEqual([tag, key, placeholdersOf(nl.get(key)!)]);
  });

  test('stand in a folder of a language that is offered', () => {
    const folders = readdirSync('messages').sort();
    expect(folders).toEqual(
      ANSWER_LANGUAGES.filter(({ pseudo: made }) => !made)
        .map(({ tag }) => tag)
        .sort(),
    );
  });

  test('cheer nowhere: no exclamation mark in Dutch', () => {
    const text =
      readFileSync('messages/nl/answer.json', 'utf8') + readFileSync('messages/nl/mirror.json', 'utf8');
    expect(text).not.toContain('!');
  });
});
