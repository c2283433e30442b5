import { describe, expect, test } from 'vitest';
import { nearDuplicates } from './item-wording.ts';
import { FIELDS, LEVELS, readAskedScales, readMeasures } from './measure-files.ts';
import { readabilityOf } from './readability.ts';

const measures = FIELDS.flatMap((field) => [...readMeasures(field)]);
const scales = readAskedScales();
const LANGUAGES = ['nl', 'en'] as const;

/** The source documents and the sections that measures may point to; a slip in a section name shows. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  '000_1f725c3f6f14a4c9.txt': [
    'II.2',
    'II.3',
    'II.4 Arbeidsinhoud',
    'II.4 Arbeidsverhoudingen',
    'II.4 Arbeidsomstandigheden',
    'II.4 Arbeidsvoorwaarden',
    'III Arbeidsinhoud',
    'III Arbeidsverhoudingen / sociale ondersteuning',
    'III Arbeidsomstandigheden',
    'III Arbeidsvoorwaarden',
    'IV Evaluatie',
    'V Terugvalpreventie',
  ],
  '001_e45558ebe232b7da.txt': [
    ...['1', '2', '3', '4', '5', '6', '7'].map((number) => `Aanbeveling ${number}`),
    'Aanbeveling 7, Dubbel-schema',
  ],
  '002_464aa6af45490c8e.txt': [
    'Uitgangspunten',
    'Vroege onderkenning en preventie',
    'De 4 stappen van de gespreksleidraad',
    'Organisatie van zorg',
  ],
  '003_c3785596c6ab26ef.txt': [
    ...['1.1', '1.2', '1.3', '2', '3.1', '3.2', '3.3', '3.4', '4', '5'],
    ...['1', '2', '3', '4', '5'].map((step) => `2, Stap ${step}`),
    ...['1', '2', '3'].map((appendix) => `Bijlage ${appendix}`),
  ],
  '004_8036ba9a583774d5.txt': [
    ...['1.5', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '3.1.1'],
    ...['3.2.1', '3.2.2', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.4.1', '3.4.2'],
    ...['4.1.1', '4.1.2', '4.1.3', '4.1.4', '4.1.5', '4.2.1'],
  ],
};

/** Scales that stay with the person: a measure at the source belongs to the scales of the work itself. */
const OWN_MIRROR = new Set(['coping', 'beliefs', 'lifestyle']);

/** Products and aids that the source documents describe and that an adviser looks for by name. */
const EXPECTED: readonly (readonly [string, RegExp, string])[] = [
  ['time management', /timemanagementtraining/i, '3.2.1'],
  ['social skills', /sociale vaardigheden/i, '3.2.2'],
  ['absence talks', /training verzuimgesprekken/i, '3.3.1'],
  ['career talks', /loopbaangesprekken te voeren/i, '3.3.2'],
  ['addiction', /alcohol, drugs/i, '3.3.3'],
  ['aftercare by managers', /opvang en nazorg geven/i, '3.3.4'],
  ['aftercare script', /draaiboek crisisinterventie/i, '3.3.4'],
  ['peer support team', /opvangteam/i, '3.3.4'],
  ['team building', /teamdag/i, '3.4.1'],
  ['SMT', /SMT of SMO/, '3.4.2'],
  ['catalogue', /arbocatalogus/i, '4.1.1'],
  ['working relations', /audit arbeidsverhoudingen/i, '4.1.4'],
  ['team meetings', /werkoverleg met een agenda/i, '4.1.4'],
  ['diversity in career policy', /loopbaanbeleid toetsen/i, '4.1.5'],
  ['health check', /gezondheidsonderzoek \(PMO\)/i, '4.2.1'],
  ['aggression protocol', /agressieprotocol/i, '2.5'],
  ['mediation', /mediation/i, '2.3'],
  ['relapse plan', /terugvalplan/i, '2.8'],
  ['limitation', /chronische aandoening of beperking/i, '2.11'],
  ['three-way talk', /driegesprek/i, 'Aanbeveling 4'],
  ['double schedule', /dubbel schema/i, 'Aanbeveling 7, Dubbel-schema'],
  ['energy', /energiegevers en energienemers/i, 'Aanbeveling 2'],
  ['five adjustments', /vijf aanpassingen/i, '3.1'],
  ['five steps with managers', /leidinggevenden in vijf stappen/i, '2'],
  ['peer consultation', /intervisie voor leidinggevenden/i, '2, Stap 4'],
  ['talk guide', /gesprek voorbereiden in vier stappen/i, 'De 4 stappen van de gespreksleidraad'],
  ['confidential adviser', /vertrouwenspersoon/i, 'III Arbeidsverhoudingen / sociale ondersteuning'],
];

describe('the library', () => {
  test('holds at least 140 measures', () => {
    expect(measures.length).toBeGreaterThanOrEqual(140);
  });

  test.each(FIELDS)('has at least 25 measures on %s, each in its own file, at all levels', (field) => {
    const own = readMeasures(field);
    expect(own.length).toBeGreaterThanOrEqual(25);
    expect(own.filter((measure) => measure.field4A !== field)).toEqual([]);
    for (const level of LEVELS) {
      expect(own.filter((measure) => measure.level === level).length, level).toBeGreaterThanOrEqual(4);
    }
  });

  test.each(LEVELS)('has at least 40 measures at the level %s', (level) => {
    expect(measures.filter((measure) => measure.level === level).length).toBeGreaterThanOrEqual(40);
  });

  test('works at the source more often than on the person', () => {
    const count = (step: string) => measures.filter((measure) => measure.step === step).length;
    expect(count('source')).toBeGreaterThan(2 * count('individual'));
    expect(count('collective')).toBeGreaterThan(count('individual'));
  });

  test('numbers the measures of a field from 001 without gaps', () => {
    for (const [index, field] of FIELDS.entries()) {
      const expected = readMeasures(field).map(
        (_, place) => `M${index + 1}-${String(place + 1).padStart(3, '0')}`,
      );
      expect(readMeasures(field).map((measure) => measure.id)).toEqual(expected);
    }
  });

  test('has no two measures with nearly the same title or text', () => {
    for (const language of LANGUAGES) {
      const titles = measures.map(({ id, title }) => ({ id, text: title[language] }));
      const texts = measures.map(({ id, text }) => ({ id, text: text[language] }));
      expect(nearDuplicates(titles)).toEqual([]);
      expect(nearDuplicates(texts)).toEqual([]);
    }
  });
});

describe('each measure', () => {
  test('has a text of 200 to 500 characters that names its first step, in both languages', () => {
    for (const { id, text } of measures) {
      for (const language of LANGUAGES) {
        expect(text[language].length, `${id} ${language}`).toBeGreaterThanOrEqual(200);
        expect(text[language].length, `${id} ${language}`).toBeLessThanOrEqual(500);
      }
      expect(text.nl, id).toContain('Eerste stap: ');
      expect(text.en, id).toContain('First step: ');
    }
  });

  test('differs between the two languages', () => {
    for (const { id, title, text, lead, indicator } of measures) {
      for (const words of [title, text, indicator]) expect(words.nl, id).not.toBe(words.en);
      expect(lead.nl.length * lead.en.length, id).toBeGreaterThan(0);
    }
  });

  test('takes effect in a period that runs forward', () => {
    for (const { id, monthsToEffect } of measures) {
      expect(monthsToEffect[0], id).toBeGreaterThanOrEqual(1);
      expect(monthsToEffect[1], id).toBeGreaterThan(monthsToEffect[0]);
    }
  });

  test('points to a section of a source document, or says why it is our own', () => {
    for (const { id, sources } of measures) {
      for (const source of sources) {
        if ('own' in source) expect(source.own.length, id).toBeGreaterThanOrEqual(30);
        else expect(SECTIONS[source.file] ?? [], `${id} ${source.file}`).toContain(source.section);
      }
    }
  });

  test('names its scales once', () => {
    for (const { id, scales: named } of measures) expect(new Set(named).size, id).toBe(named.length);
  });

  test('reads as plain Dutch: no exclamation mark, no sentence of 35 words, easy on average', () => {
    const texts = measures.map((measure) => ({ id: measure.id, ...readabilityOf(measure.text.nl) }));
    for (const { id, ease, longestSentence } of texts) {
      expect(longestSentence, id).toBeLessThan(35);
      expect(ease, id).toBeGreaterThan(45);
    }
    expect(texts.reduce((sum, { ease }) => sum + ease, 0) / texts.length).toBeGreaterThan(70);
    for (const { id, title, text, indicator } of measures) {
      expect(`${title.nl}${title.en}${text.nl}${text.en}${indicator.nl}${indicator.en}`, id).not.toContain(
        '!',
      );
    }
  });

  test('calls nobody a patient and promises no cure', () => {
    const labels = /burn-?out|overspannen|patiënten|zieke team|slecht team|genezen|sick team|bad team/i;
    expect(
      measures.filter(({ title, text }) => labels.test(title.nl + text.nl + title.en + text.en)),
    ).toEqual([]);
  });
});

describe('from a finding to a measure', () => {
  test('no measure names a scale that is never asked', () => {
    const asked = new Set(scales.map((scale) => scale.id));
    const unknown = measures.flatMap(({ id, scales: named }) =>
      named.filter((scale) => !asked.has(scale)).map((scale) => `${id} ${scale}`),
    );
    expect(unknown).toEqual([]);
  });

  test.each(scales.filter(({ id }) => !OWN_MIRROR.has(id)).map(({ id, report }) => [id, report]))(
    '%s (%s) has at least three measures at two levels or more, one of them at the source',
    (id) => {
      const fitting = measures.filter((measure) => measure.scales.includes(id));
      expect(fitting.length).toBeGreaterThanOrEqual(3);
      expect(new Set(fitting.map((measure) => measure.level)).size).toBeGreaterThanOrEqual(2);
      expect(fitting.filter((measure) => measure.step === 'source').length).toBeGreaterThanOrEqual(1);
    },
  );

  test.each([...OWN_MIRROR])('%s, which stays with the employee, has at least three', (id) => {
    expect(measures.filter((measure) => measure.scales.includes(id)).length).toBeGreaterThanOrEqual(3);
  });

  test('undesired behaviour is met at the source in several ways', () => {
    const atSource = measures.filter(
      (measure) => measure.scales.includes('undesired-behaviour') && measure.step === 'source',
    );
    expect(atSource.length).toBeGreaterThanOrEqual(5);
  });
});

describe('what the source documents offer', () => {
  test.each(EXPECTED)('%s is in the library with its section', (_name, title, section) => {
    const found = measures.filter((measure) => title.test(measure.title.nl));
    expect(found.length).toBeGreaterThanOrEqual(1);
    const cited = found.flatMap(({ sources }) =>
      sources.flatMap((source) => ('section' in source ? [source.section] : [])),
    );
    expect(cited).toContain(section);
  });

  test('invents nothing under the name of the five handholds, of which the text is not known', () => {
    expect(measures.filter(({ title, text }) => /handvat|basisingredi/i.test(title.nl + text.nl))).toEqual(
      [],
    );
  });
});
