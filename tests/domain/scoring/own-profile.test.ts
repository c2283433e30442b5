import { describe, expect, test } from 'vitest';
import type { Definition, Scale } from '../../../server/domain/questionnaire/definition.ts';
import { ownProfile, reflect } from '../../../server/domain/scoring/own-profile.ts';

const words = { nl: 'x', en: 'x' };
const scale = (id: string, given: Partial<Scale> = {}): Scale => ({
  id,
  code: id,
  core: false,
  title: words,
  measures: words,
  higherIs: 'favourable',
  report: 'scale',
  basis: [],
  field4A: 'content',
  psa: 'none',
  minimumGroup: 5,
  items: [1, 2].map((n) => ({ id: `${id}.${n}`, text: words, reversed: false, answers: 'a' })),
  ...given,
});
const definition = (...scales: Scale[]): Definition => ({
  id: 'q',
  version: '1',
  variant: 'short',
  title: words,
  purpose: words,
  minimumGroup: 5,
  answerSets: {},
  sections: [{ id: 's', title: words, scales: scales.map(({ id }) => id) }],
  scales,
  background: [],
  openQuestions: [],
});
const positions = (of: Definition, codes: readonly number[]) =>
  ownProfile(of, codes).map(({ scale: { id }, position, band }) => [id, position, band]);

describe('a line of the own profile', () => {
  // By hand: codes 4 and 5 have mean 4.5; 100 * (4.5 - 1) / 4 = 87.5.
  test('is the score itself where high is favourable, and 100 minus the score where it is not', () => {
    const both = definition(scale('rest'), scale('pressure', { higherIs: 'unfavourable' }));
    expect(positions(both, [4, 5, 4, 5])).toEqual([
      ['rest', 87.5, 'strong'],
      ['pressure', 12.5, 'attention'],
    ]);
  });

  test('needs half of the items; "rather not say" is no answer', () => {
    expect(positions(definition(scale('rest')), [4, -1])).toEqual([['rest', 75, 'strong']]);
    expect(positions(definition(scale('rest')), [-1, 0])).toEqual([]);
  });

  test('changes band at a third and two thirds of the range', () => {
    const four = {
      items: [1, 2, 3].map((n) => ({ id: `m.${n}`, text: words, reversed: false, answers: 'a' })),
    };
    const band = (...codes: number[]) => positions(definition(scale('m', four)), codes)[0]?.[2];
    // Means 2.33 -> 33.3 and 3.67 -> 66.7; 2 -> 25 and 3.33 -> 58.3.
    expect([band(2, 2, 3), band(4, 4, 3), band(2, 2, 2), band(3, 3, 4)]).toEqual([
      'middle',
      'strong',
      'attention',
      'middle',
    ]);
  });

  test('has no place for events, undesired behaviour and scales without a direction', () => {
    const others = definition(
      scale('events', { report: 'items' }),
      scale('behaviour', { report: 'prevalence' }),
      scale('culture', { report: 'profile', higherIs: 'neutral' }),
    );
    expect(positions(others, [5, 5, 5, 5, 5, 5])).toEqual([]);
  });
});

describe('beside others', () => {
  const against = (
    codes: readonly number[],
    mean: number,
    sd: number | null,
    higherIs: Scale['higherIs'],
  ) => {
    const [line] = ownProfile(definition(scale('s', { higherIs })), codes, { s: { mean, sd } });
    return [line?.norm, line?.against];
  };

  test('a difference counts from half a standard deviation', () => {
    // Own score 75; sd 20, so 65 is just far enough and 65.1 is not.
    expect(against([4, 4], 65, 20, 'favourable')).toEqual([65, 'more-favourable']);
    expect(against([4, 4], 65.1, 20, 'favourable')).toEqual([65.1, 'about-the-same']);
    expect(against([4, 4], 85, 20, 'favourable')).toEqual([85, 'less-favourable']);
  });

  test('is turned with the scale', () => {
    expect(against([4, 4], 55, 20, 'unfavourable')).toEqual([45, 'less-favourable']);
  });

  test('says nothing without a known spread', () => {
    expect(against([4, 4], 20, null, 'favourable')).toEqual([20, null]);
  });
});

test('what stands out: strengths of the person, givers of the work, and the heaviest takers first', () => {
  const of = definition(
    scale('coping', { report: 'individual' }),
    scale('variety'),
    scale('pressure', { higherIs: 'unfavourable' }),
    scale('conflicts', { higherIs: 'unfavourable' }),
    scale('middle'),
  );
  const found = reflect(ownProfile(of, [5, 5, 4, 5, 4, 4, 5, 5, 3, 3]), { coping: 'self', variety: 'work' });
  const ids = (lines: readonly { readonly scale: Scale }[]) => lines.map((line) => line.scale.id);
  expect([ids(found.strengths), ids(found.givers), ids(found.takers)]).toEqual([
    ['coping'],
    ['variety'],
    ['conflicts', 'pressure'],
  ]);
});
