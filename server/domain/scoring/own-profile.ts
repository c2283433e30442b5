import { itemsInOrder } from '../questionnaire/asked-items.ts';
import type { Definition, Scale } from '../questionnaire/definition.ts';
import { ownScore } from './scale-scores.ts';

/** The mean of other people on one scale, in the direction of the scale, with their spread if it is known. */
export interface NormFigure {
  readonly mean: number;
  readonly sd: number | null;
}

export type Band = 'strong' | 'middle' | 'attention';
export type Against = 'more-favourable' | 'about-the-same' | 'less-favourable';

export interface ProfileLine {
  readonly scale: Scale;
  /** 0 to 100 with the favourable side at 100, unrounded. */
  readonly position: number;
  readonly band: Band;
  /** The mean of the others on the same line. */
  readonly norm: number | null;
  readonly against: Against | null;
}

/**
 * One person's own profile: where somebody stands on every scale that was answered, and beside whom.
 *
 * Formula: position = higherIs unfavourable ? 100 - score : score, score by the half rule (`ownScore`);
 *   band = strong from 66 2/3, attention below 33 1/3, middle between;
 *   against = about the same while |position - norm| < sd / 2, else the side it is on; null without a norm or an sd.
 * Source: bands: thirds of the range, the same split as for favourable shares of groups. Half a standard deviation as
 *   the least difference worth mentioning: Norman, Sloan & Wyrwich 2003, Medical Care 41:582-592. For one person that is
 *   still a rough line: the answer of one day.
 * Defined for: scales that give a score and scales for own feedback; a scale with less than half of its items answered,
 *   and scales without a direction, are left out. Events and undesired behaviour have no score.
 */
export function ownProfile(
  definition: Definition,
  codes: readonly number[],
  norms: Readonly<Record<string, NormFigure>> = {},
): readonly ProfileLine[] {
  const items = itemsInOrder(definition);
  return definition.scales.flatMap((scale): ProfileLine[] => {
    if (scale.higherIs === 'neutral' || !['scale', 'individual'].includes(scale.report)) return [];
    const own = codes.map((code) => Math.max(code, 0)).filter((_, place) => items[place]?.scale === scale);
    const score = ownScore(scale, own);
    if (score === null) return [];
    const favourably = (value: number) => (scale.higherIs === 'unfavourable' ? 100 - value : value);
    const figure = norms[scale.id];
    const position = favourably(score);
    const norm = figure ? favourably(figure.mean) : null;
    return [
      {
        scale,
        position,
        band: bandOf(position),
        norm,
        against: besideNorm(position, norm, figure?.sd ?? null),
      },
    ];
  });
}

function bandOf(position: number): Band {
  // A mean of thirds can fall a hair short of a third in binary; that hair is no difference.
  if (position > 200 / 3 - 1e-9) return 'strong';
  return position < 100 / 3 - 1e-9 ? 'attention' : 'middle';
}

function besideNorm(position: number, norm: number | null, sd: number | null): Against | null {
  if (norm === null || sd === null) return null;
  if (Math.abs(position - norm) < sd / 2) return 'about-the-same';
  return position > norm ? 'more-favourable' : 'less-favourable';
}

export interface Reflection {
  /** What somebody brings along. */
  readonly strengths: readonly ProfileLine[];
  /** What the work gives. */
  readonly givers: readonly ProfileLine[];
  /** What takes energy, in the work or in oneself, heaviest first. */
  readonly takers: readonly ProfileLine[];
}

const MOST = 3;

/**
 * What stands out in a profile.
 *
 * Formula: strengths = strong lines about oneself; givers = strong lines about the work; takers = lines below 50 that are
 *   not strong, lowest first; at most three of each, ties in the order of the questionnaire.
 * Defined for: any profile; a scale that `sides` does not name counts as about the work.
 */
export function reflect(
  profile: readonly ProfileLine[],
  sides: Readonly<Record<string, 'work' | 'self'>>,
): Reflection {
  const sideOf = ({ scale }: ProfileLine) => sides[scale.id] ?? 'work';
  const strong = profile.filter(({ band }) => band === 'strong').toSorted((a, b) => b.position - a.position);
  return {
    strengths: strong.filter((line) => sideOf(line) === 'self').slice(0, MOST),
    givers: strong.filter((line) => sideOf(line) === 'work').slice(0, MOST),
    takers: profile
      .filter(({ position }) => position < 50)
      .toSorted((a, b) => a.position - b.position)
      .slice(0, MOST),
  };
}
