import { describe, expect, it } from 'vitest';
import { breachShare } from './disclosure.ts';
import { plan } from '../../server/privacy/plan.ts';
import { planPublisher } from './from-plan.ts';
import { attack } from './null-space-attack.ts';
import type { Organisation } from './organisation.ts';
import { organisationsFrom } from './organisations.ts';
import type { Publisher } from './published-cell.ts';
import { glintDefaults, glintDefaultTable, vendorExamples } from './vendor-examples.ts';
import { everyGroupLargeEnough, nextSmallest, pairwiseRemainder, thresholdOnly } from './vendor-rules.ts';

const isolated = (publish: Publisher, organisation: Organisation, k = 5) =>
  attack(publish(organisation).map(({ people }) => people), organisation.people.length, k); // prettier-ignore

const shownUnits = (publish: Publisher, organisation: Organisation) =>
  publish(organisation).flatMap(({ unit, cut }) => (cut === null ? [unit] : []));

const withCuts = () => organisationsFrom(1, 150, { invited: [30, 160], cuts: [1, 4] });
const treesOnly = () => organisationsFrom(1, 150, { invited: [30, 160], cuts: [0, 0] });

describe('published rules, each with an example that it fails', () => {
  it.each(vendorExamples)('$name', ({ publish, organisation, isolates }) => {
    expect(isolated(publish, organisation)?.size).toBe(isolates);
  });

  it.each(vendorExamples)('isolates nobody with our rule: $name', ({ organisation }) => {
    for (const k of [3, 4, 5])
      expect(isolated(planPublisher(plan, { k, untold: 'as grouped' }), organisation, k)).toBeNull();
  });

  it('hides and shows the teams of the default table of Viva Glint as its manual does', () => {
    expect(shownUnits(glintDefaults, glintDefaultTable)).toEqual(['all', 'E', 'F']);
    expect(isolated(glintDefaults, glintDefaultTable)).toBeNull();
  });

  it('shows the teams of the adjusted table of Viva Glint as its manual does', () => {
    const { publish, organisation } = vendorExamples.find(({ name }) => name.includes('adjusted'))!;
    expect(shownUnits(publish, organisation)).toEqual(['all', 'D', 'E', 'F']);
  });

  it('shows no table of six men and four women under the pairwise rule', () => {
    expect(isolated(pairwiseRemainder(5), vendorExamples[0]!.organisation)).toBeNull();
  });
});

describe('published rules on random organisations at k = 5', () => {
  it('isolates people in more than 90 % of organisations with cuts under a threshold alone', () => {
    expect(breachShare(thresholdOnly(5), withCuts(), 5)).toBeGreaterThan(0.9);
  });

  it.each([
    ['pairwise remainder', pairwiseRemainder(5), 0.3],
    ['next smallest, hidden 2', nextSmallest({ k: 5, hiddenAtLeast: 2, neverHides: 400 }), 0.3],
    ['next smallest, hidden k', nextSmallest({ k: 5, hiddenAtLeast: 5 }), 0.01],
  ])('isolates people in trees without cuts under %s', (_, publish, atLeast) => {
    expect(breachShare(publish, treesOnly(), 5)).toBeGreaterThan(atLeast);
  });

  it('isolates nobody in trees that show all children of a unit or none', () => {
    expect(breachShare(everyGroupLargeEnough(5), treesOnly(), 5)).toBe(0);
  });

  it('isolates people by crossing cuts that are each complete', () => {
    expect(breachShare(everyGroupLargeEnough(5), withCuts(), 5)).toBeGreaterThan(0.05);
  });
});
