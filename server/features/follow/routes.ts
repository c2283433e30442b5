import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectUnitTree } from '../../db/unit-tree.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { routes } from './contract.ts';
import { deleteShown, selectPageAddress, selectRowsOfUnits, selectRow, upsertShown } from './queries.ts';

interface FollowHouse extends House {
  readonly answerUrl: string;
}

export async function follow(app: FastifyInstance, house: FollowHouse): Promise<void> {
  const visible = async (trx: Query, session: Session) =>
    new Set(visibleUnits(session, await selectUnitTree(trx).execute()).map(({ id }) => id));
  const mayShow = async (trx: Query, session: Session, rowId: string) => {
    const row = await selectRow(trx, rowId).executeTakeFirst();
    if (!row || !(await visible(trx, session)).has(row.unitId)) throw new NotFound();
    return row;
  };

  serve(app, house, routes, {
    'GET /api/pages': async ({ session, trx, query }) => {
      const seen = await visible(trx, session);
      if (!seen.has(query.unitId)) throw new NotAllowed();
      const page = await selectPageAddress(trx, query.campaignId, query.unitId).executeTakeFirst();
      const unitIds = (page?.path ?? [query.unitId]).filter((id) => seen.has(id));
      return {
        address: page ? `${house.answerUrl}/follow#${page.address}` : null,
        rows: await selectRowsOfUnits(trx, unitIds).execute(),
      };
    },
    'PUT /api/pages/rows/:rowId': async ({ session, trx, params, body }) => {
      const row = await mayShow(trx, session, params.rowId);
      const { organisationId, accountId } = session;
      const shown = {
        ...body,
        text: body.text.trim(),
        rowId: params.rowId,
        ...row,
        organisationId,
        accountId,
      };
      await upsertShown(trx, shown).execute();
      return { ok: true };
    },
    'DELETE /api/pages/rows/:rowId': async ({ session, trx, params }) => {
      await mayShow(trx, session, params.rowId);
      await deleteShown(trx, params.rowId).execute();
      return { ok: true };
    },
  });
}
