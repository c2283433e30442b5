import { correlationFromCovariance } from '../statistics/correlation-from-covariance.ts';
import { covarianceFromProducts, type ProductSums } from '../statistics/covariance-from-products.ts';
import { cronbachAlpha } from '../statistics/cronbach-alpha.ts';
import { mcdonaldOmega } from '../statistics/mcdonald-omega.ts';
import { mayShow, type ShowAnswer } from '../statistics/may-show.ts';
import { spearmanBrown } from '../statistics/spearman-brown.ts';

export interface Reliability {
  readonly alpha: number | null;
  readonly omega: number | null;
  /** For a scale of exactly two items, in place of alpha. */
  readonly twoItems: number | null;
  /** Of the coefficient that counts for this scale. */
  readonly answer: ShowAnswer;
}

/**
 * How reliable is a scale in this organisation, as far as the show rules allow a coefficient?
 *
 * Formula: cronbach-alpha.ts, mcdonald-omega.ts and spearman-brown.ts on the covariance of the items
 * Defined for: what the rules `cronbach-alpha`, `mcdonald-omega` and `spearman-brown` require; a coefficient that they
 *   refuse, or that has no proper solution, is null.
 * Oracle: hand, tests/domain/analyses/team-analyses.test.ts.
 */
export function reliabilityOf(products: ProductSums): Reliability {
  const covariance = covarianceFromProducts(products);
  const items = products.sums.length;
  const facts = { respondents: products.n, items, level: 'organisation' } as const;
  const alpha = covariance && cronbachAlpha(covariance);
  const correlation = covariance && items === 2 ? correlationFromCovariance(covariance) : null;
  const twoItems = correlation ? spearmanBrown(correlation[0]![1]!) : null;
  const reported = items === 2 ? twoItems : alpha;
  const answer = mayShow(items === 2 ? 'spearman-brown' : 'cronbach-alpha', {
    ...facts,
    ...(reported === null ? {} : { reliability: reported }),
  });
  const omega = covariance && mayShow('mcdonald-omega', facts).show ? mcdonaldOmega(covariance) : null;
  return {
    alpha: answer.show && items > 2 ? alpha : null,
    omega,
    twoItems: answer.show && items === 2 ? twoItems : null,
    answer,
  };
}
