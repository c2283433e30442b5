import { describe, expect, test } from 'vitest';
import { refusedCuts, withCuts } from '../../../server/domain/questionnaire/cuts.ts';
import { selectVariant } from '../../../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../../../server/instruments.ts';

const [questionnaire] = readInstruments().questionnaires;
const definition = selectVariant(questionnaire!, 'short');

describe('the background questions of a campaign', () => {
  test('are those that were chosen, in the order of the questionnaire', () => {
    const chosen = withCuts(definition, ['contract', 'age-band']);
    expect(chosen.background.map(({ id }) => id)).toEqual(['age-band', 'contract']);
    expect(withCuts(definition, []).background).toEqual([]);
  });

  test('are three at most, known, and named once', () => {
    const refused = (cuts: string[]) => refusedCuts(definition.background, cuts);
    expect(refused(['age-band', 'contract', 'tenure-band'])).toEqual([]);
    expect(refused(['age-band', 'postcode'])).toEqual(['postcode']);
    expect(refused(['age-band', 'age-band'])).toEqual(['age-band']);
    expect(refused(['age-band', 'contract', 'tenure-band', 'function-group'])).toEqual(['function-group']);
  });
});
