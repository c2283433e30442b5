import type { Query } from '../db/connection.ts';
import { selectFrozenTree, selectPublishedCells } from '../db/published-cells.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';
import { NotAllowed } from '../http/errors.ts';
import type { Session } from '../http/session.ts';
import { visibleFrozenUnits } from '../http/visible-frozen-units.ts';
import { readScaleFigure } from '../privacy/read-cell.ts';
import { findPublished } from './find-published.ts';
import { selectNewestReleases, selectPrevious } from './queries.ts';
import { Kept } from './kept.ts';
import { type KeptPictures, readPicture, reportedScales } from './read-picture.ts';

/** Trees by the release that named their units last: a release never changes, a large tree is a thousand rows. */
const trees = new Kept<Awaited<ReturnType<ReturnType<typeof selectFrozenTree>['execute']>>>();

/** A published campaign as this account may see it, with what is said about all of its figures. */
export async function readSeen(trx: Query, session: Session, campaignId: string, pictures: KeptPictures) {
  const campaign = await findPublished(trx, campaignId);
  const before = await selectPrevious(trx, campaign).executeTakeFirst();
  const releases = await selectNewestReleases(trx, [campaign.id, ...(before ? [before.id] : [])]).execute();
  const release = releases.find((entry) => entry.campaignId === campaign.id);
  if (!release) throw new NotAllowed();
  // What the reader may not see of an earlier campaign is not in the picture either.
  const earlier = releases.find((entry) => entry.campaignId === before?.id);
  const previous = before && earlier ? { ...before, definition: before.definition as Definition } : null;
  const tree = await trees.get(release.id, () => selectFrozenTree(trx, campaign.id).execute());
  const picture = await pictures.get(`${release.id} ${earlier?.id ?? ''}`, () =>
    readPicture(trx, { campaign, previous, tree }),
  );
  return {
    campaign,
    previous,
    tree,
    picture,
    releaseId: release.id,
    releasedAt: release.releasedAt,
    scales: reportedScales(campaign.definition),
    visible: await visibleFrozenUnits(trx, session, tree),
  };
}

/** The shown figures of one unit by scale, with everything that a release tells about them. */
export async function readOwn(trx: Query, campaignId: string, unitId: string) {
  const cells = await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds: [unitId] }).execute();
  return new Map(
    cells.flatMap(({ scale, cell }) => {
      const figure = readScaleFigure(cell);
      return figure ? [[scale, figure] as const] : [];
    }),
  );
}

export type Seen = Awaited<ReturnType<typeof readSeen>>;
