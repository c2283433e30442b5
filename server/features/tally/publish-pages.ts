import { randomBytes } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { campaignPicture } from '../../domain/comparison/campaign-picture.ts';
import { whatWasSaid } from '../../domain/comparison/what-was-said.ts';
import { sameScales } from '../../domain/questionnaire/same-items.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { selectPublishedCells } from '../../db/published-cells.ts';
import { readScaleFigures } from '../../privacy/read-cell.ts';
import type { TreeNode } from '../../privacy/types.ts';
import { insertPages, selectSeriesBefore } from './queries.ts';

interface Input {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly definition: Definition;
  readonly tree: readonly TreeNode[];
}

const BATCH = 500;

/** A public page for every unit, from what has just been published: the same verdicts as on every other page. */
export async function publishPages(trx: Query, input: Input): Promise<void> {
  const { campaignId, definition, tree } = input;
  const unitIds = tree.map(({ id }) => id);
  const read = async (id: string) =>
    readScaleFigures(await selectPublishedCells(trx, { campaignId: id, kind: 'scale', unitIds }).execute());
  const before = await selectSeriesBefore(trx, campaignId).executeTakeFirst();
  const scales = definition.scales.filter(({ report }) => report === 'scale');
  const picture = campaignPicture({
    units: tree,
    scales,
    shown: await read(campaignId),
    earlier: before ? await read(before.id) : new Map(),
    comparable: before ? sameScales(definition, before.definition as Definition) : new Set(),
  });
  const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const pages = unitIds.map((unitId) => ({
    unitId,
    address: randomBytes(32).toString('base64url'),
    path: pathOf(unitId, parentOf),
    said: whatWasSaid(picture, tree, scales, unitId),
  }));
  for (let start = 0; start < pages.length; start += BATCH) {
    await insertPages(trx, input, pages.slice(start, start + BATCH)).execute();
  }
}

function pathOf(unitId: string, parentOf: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let at: string | null = unitId; at !== null; at = parentOf.get(at) ?? null) path.push(at);
  return path;
}
