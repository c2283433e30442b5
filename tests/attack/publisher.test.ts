import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../server/privacy/plan.ts';
import { breachShare, measureDisclosure, stack } from './disclosure.ts';
import { countsOf, planPublisher } from './from-plan.ts';
import type { Untold } from './from-plan.ts';
import { attack } from './null-space-attack.ts';
import { withAnswersOf } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { organisationArbitrary } from './organisation-arbitrary.ts';
import { organisationsFrom } from './organisations.ts';
import { planContradictions } from './plan-contradictions.ts';
import type { Publisher } from './published-cell.ts';
import { measureSecondReleases } from './second-release.ts';
import { measureTwoCampaigns } from './two-campaigns.ts';
import { thresholdOnly } from './vendor-rules.ts';

const THRESHOLDS = [3, 4, 5];
/** A group that lists '' counts the people who did not tell: see CutTable in server/privacy/types.ts. */
const untold: Untold = 'as grouped';
const isolated = (publish: Publisher, organisation: Organisation, k: number) =>
  attack(publish(organisation).map(({ people }) => people), organisation.people.length, k); // prettier-ignore

const everybody = (organisation: Organisation) => organisation;
const withoutTheLast = (organisation: Organisation) =>
  withAnswersOf(organisation, (person) => person < organisation.people.length - 1);

describe('the publisher under attack', () => {
  it.each(THRESHOLDS)('isolates nobody in 60 random organisations at k = %i', (k) => {
    const report = measureDisclosure(planPublisher(plan, { k, untold }), organisationsFrom(100 * k, 60), k);
    expect(report).toMatchObject({ organisations: 60, breaches: [] });
    expect(report.smallestGroup).toBeGreaterThanOrEqual(k);
    expect(report.cells).toBeGreaterThan(200);
  });

  it.each(THRESHOLDS)('isolates nobody in arbitrary organisations at k = %i', (k) => {
    const property = fc.property(organisationArbitrary, fc.constantFrom(2, 4), (organisation, factor) => {
      expect(isolated(planPublisher(plan, { k, untold, cutMin: factor * k }), organisation, k)).toBeNull();
    });
    fc.assert(property, { seed: k, numRuns: 60 });
  });

  it.each([8, 10])(
    'isolates no group of one to four kinds of people at k = %i, and has no smaller block',
    (k) => {
      for (const organisation of organisationsFrom(7000, 30, { invited: [60, 160], cuts: [1, 3] })) {
        expect(isolated(planPublisher(plan, { k, untold }), organisation, k)).toBeNull();
        const { blocks } = plan(organisation.tree, countsOf(organisation), {
          k,
          cutMin: 4 * k,
          cuts: organisation.cuts,
        });
        expect(blocks.every(({ n }) => n >= k)).toBe(true);
      }
    },
  );

  it('publishes the same figures when asked again, so that two releases tell no more than one', () => {
    const publish = stack(planPublisher(plan, { k: 5, untold }), everybody, everybody);
    expect(measureDisclosure(publish, organisationsFrom(900, 20), 5).breaches).toEqual([]);
  });
});

describe('two releases of the same answers', () => {
  const organisations = () => organisationsFrom(5000, 60, { invited: [30, 160], cuts: [1, 3] });

  it('together isolate nobody when they pass the ledger, and people in many organisations when they do not', () => {
    const report = measureSecondReleases(plan, organisations(), 5, 1);
    expect(report).toMatchObject({ attempts: 60, breaches: 0 });
    expect(report.refused).toBeGreaterThan(20);
    expect(report.refused).toBeLessThan(60);
    expect(report.breachShareWithoutLedger).toBeGreaterThan(0.2);
  });

  it('of two years isolate nobody, each being about other answers', () => {
    const report = measureTwoCampaigns(plan, organisations(), 5, 1);
    expect(report).toMatchObject({ organisations: 60, breaches: 0 });
    // The reason for the rules about trends: had everybody answered the same twice, single people would show.
    expect(report.ifAnswersRepeat.belowK).toBeGreaterThan(0.2);
  });
});

describe('a reader of the plan that forgets the people who did not tell', () => {
  it('would give people away, so the plan lists them and nobody may drop them', () => {
    const forgetful = planPublisher(plan, { k: 5, untold: 'in no group' });
    expect(breachShare(forgetful, organisationsFrom(1, 60), 5)).toBeGreaterThan(0.1);
  });
});

describe('the plan', () => {
  it('says nothing of itself that is not so', () => {
    for (const organisation of organisationsFrom(4000, 60)) {
      const made = plan(organisation.tree, countsOf(organisation), {
        k: 5,
        cutMin: 20,
        cuts: organisation.cuts,
      });
      expect([organisation.name, ...planContradictions(made, organisation)]).toEqual([organisation.name]);
    }
  });
});

describe('the attack is not blind', () => {
  it.each(THRESHOLDS)(
    'finds people in over nine tenths of organisations with cuts under a threshold of %i alone',
    (k) => {
      const organisations = organisationsFrom(100 * k, 60, { invited: [30, 160], cuts: [1, 4] });
      expect(breachShare(thresholdOnly(k), organisations, k)).toBeGreaterThan(0.9);
    },
  );

  it('finds the one person who answered between two releases under a threshold alone', () => {
    const [organisation] = organisationsFrom(900, 1, { invited: [100, 100], cuts: [0, 0] });
    const publish = stack(thresholdOnly(5), withoutTheLast, everybody);
    expect(isolated(publish, organisation!, 5)?.size).toBe(1);
  });
});
