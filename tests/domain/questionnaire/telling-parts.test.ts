import { describe, expect, test } from 'vitest';
import { tellingParts } from '../../../server/domain/questionnaire/telling-parts.ts';

/** Written for this test. Right: the parts that a colleague could recognise somebody by. */
const TELLING: readonly (readonly [string, readonly string[]])[] = [
  ['Mijn collega Sanne doet alles alleen.', ['Sanne']],
  ['Door Jan de Vries loopt het werk vast.', ['Jan de Vries']],
  ['Mevrouw Bakker luistert niet.', ['Mevrouw Bakker']],
  ['Op 12 maart 2026 ging het mis.', ['12 maart 2026']],
  ['Het begon op 3-4-2025 in de ochtend.', ['3-4-2025']],
  ['Bel me op 06-12345678.', ['06-12345678']],
  ['Mail naar p.smit@example.org graag.', ['p.smit@example.org']],
  ['My manager Peter never listens.', ['Peter']],
  ['It was decided on 4 june without us.', ['4 june']],
  ['Sinds de komst van Ahmed el Idrissi is het beter.', ['Ahmed el Idrissi']],
];
const PLAIN: readonly string[] = [
  'Meer rust op de vloer. Minder overleg.',
  'Ik wil vaker thuis werken.',
  'Op maandag en vrijdag is het te druk. In mei ook.',
  'De roosters komen te laat. Dat kost veel energie!',
  'HR en de OR doen het goed.',
  'Nieuwe computers met Windows en Excel graag.',
  'I would like more time for training.',
  'In 2026 kwam er een nieuw systeem.',
  'Er zijn 3 of 4 mensen te weinig in de avond.',
  'Betere stoelen, minder lawaai; daar word ik blij van.',
];

describe('a text by which somebody may be recognised', () => {
  test.each(TELLING)('%s', (text, parts) => expect(tellingParts(text)).toEqual(parts));
});

describe('a plain text', () => {
  test.each(PLAIN)('%s', (text) => expect(tellingParts(text)).toEqual([]));
});

test('each part is named once', () => {
  expect(tellingParts('Vraag het aan Sanne. Want ook aan Sanne ligt het.')).toEqual(['Sanne']);
});
