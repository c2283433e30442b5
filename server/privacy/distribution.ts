import type { Bar } from './cells.ts';
import { ALIKE, codeShare } from './share.ts';
import type { Split } from './thirds.ts';
import { codeThirds, total } from './thirds.ts';

export const DISTRIBUTION_FROM = 20;

/**
 * The full distribution, from 20 people on, as a refinement of the three shares.
 *
 * A share is split into its answers only when it is itself told ("about"; the middle one when both ends are) and each
 * of its answers was given by three people or more. Otherwise it stays one bar with the share of the third. So a split
 * never shows a small count, and an unsplit bar does not tell which of its answers was rare.
 * **Defined for** n >= 20; below that null.
 */
export function codeDistribution(histogram: readonly number[], split: Split): readonly Bar[] | null {
  const n = total(histogram);
  const thirds = codeThirds(histogram, split);
  if (n < DISTRIBUTION_FROM || thirds === null) return null;
  const endsTold = thirds[0].bound === 'about' && thirds[2].bound === 'about';
  return split.flatMap((answers, third): Bar[] => {
    const share = thirds[third];
    if (share === undefined || answers.length === 0) return [];
    const told = third === 1 ? endsTold : share.bound === 'about';
    const common = answers.every((answer) => (histogram[answer] ?? 0) > ALIKE);
    if (!told || !common) return [{ answers, share }];
    return answers.map((answer) => ({ answers: [answer], share: codeShare(histogram[answer] ?? 0, n) }));
  });
}
