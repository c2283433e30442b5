import { loadCapacityIndex, type ReferredScore } from '../statistics/load-capacity-index.ts';

interface PublishedScore {
  readonly mean: number;
  readonly sd: number | null;
}

export interface LoadCapacity {
  /** Above 0: demands outweigh resources more than in the organisation as a whole. */
  readonly index: number;
  readonly demands: number;
  readonly resources: number;
}

/**
 * Load against capacity of one unit, beside the organisation.
 *
 * Formula: load-capacity-index.ts on published means, with the organisation's published mean and deviation as norm. A
 *   mean of z-scores of people equals the z-score of their mean, so no answers of persons are needed.
 * Defined for: a unit and an organisation with a figure for the same scales, at least one demand and one resource;
 *   otherwise null. Scales without a figure on either side are left out of both; how many count is told.
 * Oracle: hand, tests/domain/analyses/load-capacity.test.ts.
 */
export function loadCapacityOf(
  { demands, resources }: { readonly demands: readonly string[]; readonly resources: readonly string[] },
  unit: ReadonlyMap<string, PublishedScore>,
  organisation: ReadonlyMap<string, PublishedScore>,
): LoadCapacity | null {
  const refer = (ids: readonly string[]) =>
    ids.flatMap((id): ReferredScore[] => {
      const [own, norm] = [unit.get(id), organisation.get(id)];
      if (!own || !norm?.sd) return [];
      return [{ score: own.mean, normMean: norm.mean, normSd: norm.sd }];
    });
  const [load, capacity] = [refer(demands), refer(resources)];
  const index = loadCapacityIndex(load, capacity);
  return index === null ? null : { index, demands: load.length, resources: capacity.length };
}
