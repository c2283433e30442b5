import { countsOf } from './from-plan.ts';
import type { PlanMaker } from './from-plan.ts';
import { attack } from './null-space-attack.ts';
import { withAnswersOf } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { figures, isolates } from './second-release.ts';
import { pick, seededRandom } from './seeded-random.ts';

/** A year later: some people left, some came, some work elsewhere. People keep their place in the list. */
export function aYearLater(organisation: Organisation, seed: number): readonly [Organisation, Organisation] {
  const rng = seededRandom(seed);
  const units = organisation.tree.map(({ id }) => id);
  const share = () => rng();
  const present = organisation.people.map(() => ({ now: share() > 0.06, then: share() > 0.06 }));
  const later = organisation.people.map((person) =>
    share() < 0.04 ? { ...person, unit: pick(rng, units) } : person,
  );
  return [
    withAnswersOf(organisation, (person) => present[person]!.then),
    withAnswersOf({ ...organisation, people: later }, (person) => present[person]!.now),
  ];
}

export interface TwoCampaigns {
  readonly organisations: number;
  /** Within either campaign; answers of two years are different unknowns. */
  readonly breaches: number;
  /** As if everybody answered exactly the same twice: reported, not forbidden. It bounds what trends can show. */
  readonly ifAnswersRepeat: { readonly belowK: number; readonly smallestGroup: number | null };
}

export function measureTwoCampaigns(
  makePlan: PlanMaker,
  organisations: Iterable<Organisation>,
  k: number,
  seed: number,
): TwoCampaigns {
  const totals = { organisations: 0, breaches: 0, belowK: 0 };
  let smallestGroup: number | null = null;
  for (const organisation of organisations) {
    const years = aYearLater(organisation, seed + totals.organisations).map((each) =>
      figures(makePlan(each.tree, countsOf(each), { k, cutMin: 4 * k, cuts: each.cuts }), each),
    );
    totals.organisations += 1;
    if (years.some((cells) => isolates(cells, organisation, k))) totals.breaches += 1;
    const together = attack(
      years.flat().map(({ people }) => people),
      organisation.people.length,
      k,
    );
    if (together === null) continue;
    totals.belowK += 1;
    smallestGroup = Math.min(together.size, smallestGroup ?? Infinity);
  }
  const { belowK, ...told } = totals;
  const share = totals.organisations === 0 ? 0 : belowK / totals.organisations;
  return { ...told, ifAnswersRepeat: { belowK: share, smallestGroup } };
}
