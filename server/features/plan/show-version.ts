import type { PlanContent } from '../../domain/plan/shapes.ts';
import type { Version } from './versions-contract.ts';

/** A version as it is stored. */
export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly councilKind: string | null;
  readonly councilOn: string | null;
  readonly councilNote: string;
  readonly councilBy: string | null;
  readonly systemReview: string | null;
  readonly systemReviewOn: string | null;
  readonly systemReviewExpert: string;
  readonly systemReviewNote: string;
  readonly systemReviewBy: string | null;
  readonly scopeReview: string | null;
  readonly scopeReviewOn: string | null;
  readonly scopeReviewExpert: string;
  readonly scopeReviewNote: string;
  readonly scopeReviewBy: string | null;
  readonly signerName: string | null;
  readonly signerFunction: string | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly content: unknown;
  readonly contentHash: string | null;
}

export function showVersion(stored: StoredVersion): Version {
  const content = stored.content as PlanContent | null;
  const review = (which: 'systemReview' | 'scopeReview') =>
    stored[which] === null
      ? null
      : {
          kind: stored[which] as 'given' | 'not-applicable',
          on: stored[`${which}On`],
          expert: stored[`${which}Expert`],
          note: stored[`${which}Note`],
          by: stored[`${which}By`] ?? '',
        };
  return {
    id: stored.id,
    number: stored.number,
    state: stored.state as Version['state'],
    council:
      stored.councilKind === null
        ? null
        : {
            kind: stored.councilKind as NonNullable<Version['council']>['kind'],
            on: stored.councilOn,
            note: stored.councilNote,
            by: stored.councilBy ?? '',
          },
    systemReview: review('systemReview'),
    scopeReview: review('scopeReview'),
    signature:
      stored.signedAt === null
        ? null
        : {
            name: stored.signerName ?? '',
            function: stored.signerFunction ?? '',
            account: stored.signedBy ?? '',
            at: stored.signedAt.toISOString(),
          },
    contentHash: stored.contentHash,
    findings: content?.findings.length ?? null,
    rows: content?.rows.length ?? null,
  };
}
