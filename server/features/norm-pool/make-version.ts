import { randomUUID } from 'node:crypto';
import { type Doors, inOrganisation } from '../../db/connection.ts';
import { addDays, calendarDay } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { scoreMoments } from '../../privacy/measure.ts';
import type { MemberSums, PoolMember, PoolVerdict } from '../../privacy/norm-pool.ts';
import { releaseNorm } from '../../privacy/release.ts';
import { selectPooledVersions } from '../../published/queries.ts';
import {
  type Asked,
  insertFigures,
  insertMembers,
  insertVersion,
  selectConsenting,
  selectMembers,
  selectNewest,
  selectWholeHistograms,
} from './queries.ts';

interface Member extends PoolMember {
  readonly scales: ReadonlyMap<string, MemberSums>;
}

export type Made =
  | { readonly ok: true; readonly number: number; readonly organisations: number; readonly scales: number }
  | {
      readonly ok: false;
      readonly reason: Extract<PoolVerdict, { ok: false }>['reason'] | 'made-this-year';
      readonly organisations: number;
    };

/** Answers of longer ago are no norm for today. */
const RECENT_DAYS = 730;

/**
 * Makes the version of this year of one norm: whoever takes part and asked exactly this in the last two years, each with
 * the newest campaign. Reads sums of whole organisations only, one organisation at a time.
 */
export async function makeVersion(work: Doors['work'], asked: Asked, now: Date): Promise<Made> {
  const day = calendarDay(now);
  const members: Member[] = [];
  for (const { id } of await selectConsenting(work).execute()) {
    const member = await readMember(work, id, { ...asked, after: addDays(day, -RECENT_DAYS) });
    if (member) members.push(member);
  }
  return work.transaction().execute(async (trx): Promise<Made> => {
    const versions = (await selectPooledVersions(trx).execute()).filter(
      (version) =>
        version.questionnaireId === asked.questionnaireId &&
        version.questionnaireVersion === asked.questionnaireVersion &&
        version.variant === asked.variant,
    );
    const [newest] = versions;
    const refuse = (reason: Extract<Made, { ok: false }>['reason']): Made => ({
      ok: false,
      reason,
      organisations: members.length,
    });
    if (newest && calendarDay(newest.madeAt).slice(0, 4) === day.slice(0, 4)) return refuse('made-this-year');
    const pool = releaseNorm(
      members,
      await earlierPools(
        trx,
        versions.map(({ id }) => id),
      ),
    );
    if (!pool.ok) return refuse(pool.reason);
    const id = randomUUID();
    const number = (newest?.number ?? 0) + 1;
    await insertVersion(trx, {
      id,
      questionnaire_id: asked.questionnaireId,
      questionnaire_version: asked.questionnaireVersion,
      variant: asked.variant,
      number,
      made_at: now,
      organisations: members.length,
    }).execute();
    await insertFigures(
      trx,
      pool.figures.map(({ scale, mean, sd, n }) => ({ id, scale, mean, sd, n_from: n.from, n_to: n.to })),
    ).execute();
    await insertMembers(
      trx,
      members.map(({ organisation }) => ({ id, organisation_id: organisation })),
    ).execute();
    return { ok: true, number, organisations: members.length, scales: pool.figures.length };
  });
}

/** Who was in each earlier version. */
async function earlierPools(
  work: Parameters<typeof selectMembers>[0],
  versionIds: readonly string[],
): Promise<readonly (readonly string[])[]> {
  if (versionIds.length === 0) return [];
  const rows = await selectMembers(work, versionIds).execute();
  return versionIds.map((version) =>
    rows.filter(({ id }) => id === version).map(({ organisationId }) => organisationId),
  );
}

async function readMember(
  work: Doors['work'],
  organisationId: string,
  asked: Asked & { readonly after: string },
): Promise<Member | null> {
  return inOrganisation(work, organisationId, async (trx) => {
    const campaign = await selectNewest(trx, organisationId, asked).executeTakeFirst();
    if (!campaign) return null;
    const { rows } = await selectWholeHistograms(trx, campaign.id).execute(trx);
    const histograms = new Map<string, number[]>();
    for (const { scale, position, people } of rows) {
      const histogram = histograms.get(scale) ?? [];
      histogram[position - 1] = people;
      histograms.set(scale, histogram);
    }
    const scored = (campaign.definition as Definition).scales.filter(({ report }) => report === 'scale');
    const scales = new Map(
      scored.flatMap(({ id }) => {
        const histogram = histograms.get(id);
        const n = (histogram ?? []).reduce((sum, people) => sum + people, 0);
        return histogram && n > 0 ? [[id, { n, ...scoreMoments(histogram) }] as const] : [];
      }),
    );
    const n = Math.max(0, ...[...scales.values()].map((sums) => sums.n));
    return n === 0 ? null : { organisation: organisationId, n, scales };
  });
}
