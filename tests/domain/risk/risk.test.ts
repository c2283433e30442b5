import { describe, expect, test } from 'vitest';
import { causeProblem } from '../../../server/domain/risk/concrete-cause.ts';
import { rateKinney } from '../../../server/domain/risk/kinney.ts';
import { proposeInputs } from '../../../server/domain/risk/propose-inputs.ts';
import { rateRisk } from '../../../server/domain/risk/rate-risk.ts';
import { rateReachSeverity, reachOf, severityOf } from '../../../server/domain/risk/reach-severity.ts';
import { seriousBehaviourReported } from '../../../server/domain/risk/reported-behaviour.ts';
import { rateThreeByThree } from '../../../server/domain/risk/three-by-three.ts';

const five = [1, 2, 3, 4, 5];

describe('reach × severity', () => {
  test('has the classes of the matrix as it was written out by hand', () => {
    const matrix = five.map((reach) => five.map((severity) => rateReachSeverity(reach, severity)?.riskClass));
    const [l, m, h, v] = ['low', 'medium', 'high', 'very-high'];
    expect(matrix).toEqual([
      [l, l, l, l, m],
      [l, l, m, m, h],
      [l, m, m, h, h],
      [l, m, h, h, v],
      [m, h, h, v, v],
    ]);
  });

  test('has bands that begin at their lower end', () => {
    expect([0, 9.9, 10, 20, 34.9, 35, 50, 100].map((sharePercent) => reachOf({ sharePercent }))).toEqual([
      1, 1, 2, 3, 3, 4, 5, 5,
    ]);
    expect(reachOf({ sharePercent: null })).toBeNull();
    expect([0.1, 0.2, 0.5, 0.8, 1.2].map((d) => severityOf({ d, burden: 0 }))).toEqual([1, 2, 3, 4, 5]);
    expect([20, 34, 45, 55, 67].map((burden) => severityOf({ d: null, burden }))).toEqual([1, 2, 3, 4, 5]);
  });

  test('takes the heavier of distance and level', () => {
    expect(severityOf({ d: 0, burden: 80 })).toBe(5);
    expect(severityOf({ d: 1.3, burden: 10 })).toBe(5);
  });

  test('outside whole numbers from one to five gives nothing', () => {
    expect([rateReachSeverity(0, 3), rateReachSeverity(6, 1), rateReachSeverity(2.5, 1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('is proposed in the direction of the scale', () => {
    const figures = { shareBurdened: 40, d: 0.9, mean: 70 };
    expect(proposeInputs({ ...figures, higherIs: 'unfavourable' })).toEqual({
      method: 'reach-severity',
      reach: 4,
      severity: 5,
    });
    // High autonomy is good: d counts as none, and 70 is a burden of 30.
    expect(proposeInputs({ ...figures, higherIs: 'favourable' })).toMatchObject({ severity: 1 });
    expect(proposeInputs({ ...figures, higherIs: 'neutral' })).toBeNull();
    expect(proposeInputs({ ...figures, shareBurdened: null, higherIs: 'unfavourable' })).toBeNull();
  });
});

describe('Kinney', () => {
  test('multiplies and classifies as the table says', () => {
    const cases: readonly (readonly [number, number, number, number, string, string])[] = [
      [1, 0.5, 0.1, 0.05, 'acceptable', 'low'],
      [7, 1, 3, 21, 'attention', 'medium'],
      [7, 10, 1, 70, 'attention', 'medium'],
      [7, 3, 6, 126, 'measures', 'high'],
      [7, 10, 3, 210, 'at-once', 'very-high'],
      [40, 10, 1, 400, 'at-once', 'very-high'],
      [15, 6, 6, 540, 'stop', 'very-high'],
    ];
    for (const [effect, exposure, likelihood, score, band, riskClass] of cases)
      expect(rateKinney(effect, exposure, likelihood)).toEqual({ score, band, riskClass });
  });

  test('refuses a value that is not in its table', () => {
    expect([rateKinney(5, 1, 1), rateKinney(7, 4, 1), rateKinney(7, 1, 2)]).toEqual([null, null, null]);
  });
});

test('the 3×3 has the nine classes written out by hand', () => {
  const classes = [1, 2, 3].map((a) => [1, 2, 3].map((b) => rateThreeByThree(a, b)?.riskClass));
  expect(classes).toEqual([
    ['low', 'low', 'medium'],
    ['low', 'medium', 'high'],
    ['medium', 'high', 'very-high'],
  ]);
});

describe('a risk class', () => {
  const light = { method: 'kinney', effect: 1, exposure: 0.5, likelihood: 0.1 } as const;
  const base = { inputs: light, reported: false, override: null, reason: '' } as const;

  test('is what the method gives', () => {
    expect(rateRisk(base)).toMatchObject({ ok: true, rated: 'low', riskClass: 'low' });
  });

  test('is at least high when sexual intimidation or violence was reported', () => {
    expect(rateRisk({ ...base, reported: true })).toMatchObject({ rated: 'high', riskClass: 'high' });
    const lower = { ...base, reported: true, override: 'medium', reason: 'Het was maar één keer' } as const;
    expect(rateRisk(lower)).toEqual({ ok: false, because: 'below-the-floor' });
  });

  test('may be overridden with a reason only', () => {
    expect(rateRisk({ ...base, override: 'high', reason: ' kort ' })).toEqual({
      ok: false,
      because: 'override-without-reason',
    });
    expect(rateRisk({ ...base, override: 'high', reason: 'Het gebeurt steeds vaker' })).toMatchObject({
      rated: 'low',
      riskClass: 'high',
    });
  });
});

test('"at most" says nothing about what was reported', () => {
  const share = { psa: 'sexual-harassment', share: 8, bound: 'at-most' };
  expect(seriousBehaviourReported([share])).toBe(false);
  expect(seriousBehaviourReported([{ ...share, bound: 'about' }])).toBe(true);
  expect(seriousBehaviourReported([{ psa: 'bullying', share: 30, bound: 'about' }])).toBe(false);
});

describe('a cause', () => {
  test('that names the theme is none', () => {
    for (const text of [
      'werkdruk',
      'Werkdruk!',
      'te hoge werkdruk',
      'veel stress op de afdeling',
      'gebrek aan autonomie',
      'work pressure',
      'too much workload in the team',
    ])
      expect([text, causeProblem(text)]).toEqual([text, 'names-the-theme']);
  });

  test('of a few letters is too short', () => {
    expect(causeProblem('rooster')).toBe('too-short');
  });

  test('that says what happens in the work is concrete, also when it names the theme', () => {
    for (const text of [
      'Sinds mei staan twee plekken open',
      'Werkdruk doordat het spreekuur dubbel wordt ingepland',
      'Two vacancies since May while the clinic goes on',
    ])
      expect([text, causeProblem(text)]).toEqual([text, null]);
  });
});
