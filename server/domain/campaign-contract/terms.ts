import type { Definition } from '../questionnaire/definition.ts';

export const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
export type Reader = (typeof READERS)[number];

/** What is promised to the people who answer a campaign, frozen at launch. Every part may only become stricter. */
export interface Terms {
  readonly questionnaire: {
    readonly id: string;
    readonly version: string;
    readonly variant: string;
    readonly hash: string;
  };
  /** Units that take part; empty means everyone. */
  readonly unitIds: readonly string[];
  /** At least this many answers behind any figure, and per scale. */
  readonly minimumGroup: number;
  readonly scales: Readonly<Record<string, number>>;
  /** At least this many people share a key. */
  readonly scopeMinimum: number;
  /** Background questions that may split a figure. */
  readonly cuts: readonly string[];
  /** Roles that may see the figures. */
  readonly readers: readonly Reader[];
  /** How many days after the close something is kept at most. */
  readonly retention: Readonly<Record<RetentionPart, number>>;
  /** Who holds the key that opens the answers. */
  readonly sealedBy: 'organisation' | 'works-council';
}

export type RetentionPart = 'answers' | 'invitations' | 'figures';

/** Answers go at the tally; links and letters after a month; figures, which are of no person, after five years. */
export const RETENTION: Terms['retention'] = { answers: 0, invitations: 30, figures: 1826 };

interface Campaign {
  readonly variant: string;
  readonly minimumGroup: number;
  readonly unitIds: readonly string[];
  readonly scopeMinimum: number;
  readonly hash: string;
  readonly sealedBy: Terms['sealedBy'];
  /** What the organisation chose, never longer than the default. */
  readonly retention?: Partial<Terms['retention']>;
}

/** The terms under which a campaign as it stands would be launched. The same campaign always gives the same terms. */
export function termsOf(definition: Definition, campaign: Campaign): Terms {
  return {
    questionnaire: {
      id: definition.id,
      version: definition.version,
      variant: campaign.variant,
      hash: campaign.hash,
    },
    unitIds: [...campaign.unitIds].sort(),
    minimumGroup: campaign.minimumGroup,
    scales: Object.fromEntries(definition.scales.map((scale) => [scale.id, scale.minimumGroup])),
    scopeMinimum: campaign.scopeMinimum,
    cuts: definition.background.map((question) => question.id).sort(),
    readers: [...READERS],
    retention: { ...RETENTION, ...campaign.retention },
    sealedBy: campaign.sealedBy,
  };
}

/** A wish to tighten: what is left out stays as it is. */
export interface Tightening {
  readonly minimumGroup?: number | undefined;
  readonly scales?: Readonly<Record<string, number>> | undefined;
  readonly cuts?: readonly string[] | undefined;
  readonly readers?: readonly Reader[] | undefined;
  readonly retention?: Partial<Readonly<Record<RetentionPart, number>>> | undefined;
}

/** The terms after a wish, or null when any part of it would loosen something, or nothing changes. */
export function tighten(terms: Terms, wish: Tightening): Terms | null {
  const minimumGroup = wish.minimumGroup ?? terms.minimumGroup;
  const raised = Object.entries({ ...terms.scales, ...wish.scales });
  const next: Terms = {
    ...terms,
    minimumGroup,
    // A higher minimum of the campaign raises every scale below it.
    scales: Object.fromEntries(
      raised.map(([scale, minimum]) => [
        scale,
        wish.minimumGroup === undefined ? minimum : Math.max(minimum, minimumGroup),
      ]),
    ),
    cuts: wish.cuts ? [...wish.cuts].sort() : terms.cuts,
    readers: wish.readers ? READERS.filter((reader) => wish.readers?.includes(reader)) : terms.readers,
    retention: { ...terms.retention, ...wish.retention },
  };
  return isAsStrict(terms, next) && JSON.stringify(next) !== JSON.stringify(terms) ? next : null;
}

/** True when nobody learns more, or keeps anything longer, under the next terms. The database holds the same rule. */
export function isAsStrict(before: Terms, next: Terms): boolean {
  const numbers = (list: Readonly<Record<string, number>>) => Object.keys(list).length;
  return (
    JSON.stringify(next.questionnaire) === JSON.stringify(before.questionnaire) &&
    next.scopeMinimum === before.scopeMinimum &&
    next.sealedBy === before.sealedBy &&
    JSON.stringify(next.unitIds) === JSON.stringify(before.unitIds) &&
    next.minimumGroup >= before.minimumGroup &&
    numbers(next.scales) === numbers(before.scales) &&
    Object.entries(before.scales).every(([scale, minimum]) => (next.scales[scale] ?? 0) >= minimum) &&
    next.cuts.every((cut) => before.cuts.includes(cut)) &&
    next.readers.every((reader) => before.readers.includes(reader)) &&
    numbers(next.retention) === numbers(before.retention) &&
    Object.entries(before.retention).every(
      ([part, days]) => (next.retention[part as RetentionPart] ?? Infinity) <= days,
    )
  );
}

/** The questionnaire under its terms: scales with the minimum that was promised for them last. */
export function underTerms(definition: Definition, terms: Terms | null): Definition {
  if (!terms) return definition;
  return {
    ...definition,
    minimumGroup: Math.max(definition.minimumGroup, terms.minimumGroup),
    scales: definition.scales.map((scale) => ({
      ...scale,
      minimumGroup: Math.max(scale.minimumGroup, terms.scales[scale.id] ?? 0),
    })),
  };
}
