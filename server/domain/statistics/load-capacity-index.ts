import { mean } from 'simple-statistics';

export interface ReferredScore {
  readonly score: number;
  /** Mean and deviation of the norm that the score is placed on. */
  readonly normMean: number;
  readonly normSd: number;
}

/**
 * Load-capacity index.
 *
 * Answers: do the demands outweigh the resources, compared with the norm group? Above 0: they do.
 * Formula: mean(z of demands) - mean(z of resources), z = (score - normMean) / normSd
 * Source: own index after the load-capacity model (Van Dijk et al. 1990); no published norm exists. The mean of
 *   simple-statistics is used.
 * Defined for: at least one demand and one resource, all normSd > 0; otherwise null.
 * Oracle: hand, tests/domain/statistics/indices.test.ts.
 */
export function loadCapacityIndex(
  demands: readonly ReferredScore[],
  resources: readonly ReferredScore[],
): number | null {
  const all = [...demands, ...resources];
  if (demands.length === 0 || resources.length === 0 || !all.every(({ normSd }) => normSd > 0)) return null;
  return mean(demands.map(standardise)) - mean(resources.map(standardise));
}

function standardise({ score, normMean, normSd }: ReferredScore): number {
  return (score - normMean) / normSd;
}
