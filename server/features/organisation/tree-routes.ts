import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { suggestMerges } from '../../domain/suggest-merges.ts';
import { DetailedError, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { selectTree } from './queries.ts';
import { routes } from './tree-contract.ts';
import {
  cancelChange,
  insertChange,
  insertUnit,
  lockTree,
  selectChanges,
  selectCode,
} from './tree-queries.ts';
import { carryOut, obstacleTo, type Wanted } from './unit-change.ts';

const CodeTaken = createError('UNIT_CODE_TAKEN', 'Another unit has or had this code', 409);

const SHOWN = 200;
/** Fewest people behind a figure: the floor of the product. A response of seventy per cent of eight is just above it. */
const ENOUGH = 8;

interface Asked {
  readonly session: Session;
  readonly trx: Query;
}

export async function unitChanges(app: FastifyInstance, house: House): Promise<void> {
  const today = () => calendarDay(house.now());

  /** Carries a change out, or keeps it until its day. */
  async function change(
    { session, trx }: Asked,
    wanted: Wanted,
    words: { unitName?: string; after?: string } = {},
  ) {
    const tree = await selectTree(trx, today()).execute();
    const obstacle = obstacleTo(wanted, tree);
    if (obstacle === 'unit-gone' || obstacle === 'target-gone') throw new NotFound();
    if (obstacle)
      throw new DetailedError('UNIT_CHANGE_REFUSED', 'The tree does not allow this change', 409, {
        reason: obstacle,
      });
    const waits = wanted.validFrom > today();
    if (!waits) await carryOut(trx, wanted);
    const nameOf = (id: string | null | undefined) => tree.find((unit) => unit.id === id)?.name ?? '';
    const unit = tree.find(({ id }) => id === wanted.unitId);
    const before = { renamed: unit?.name, moved: nameOf(unit?.parentId), merged: '', added: '', closed: '' };
    const made = {
      ...{ ...wanted, id: randomUUID(), organisationId: session.organisationId },
      unitName: words.unitName ?? unit?.name ?? '',
      before: before[wanted.kind] ?? '',
      after: wanted.name ?? nameOf(wanted.targetId),
      state: waits ? ('waiting' as const) : ('done' as const),
      ...{ madeBy: session.name, madeAt: house.now() },
    };
    await insertChange(trx, made).execute();
    return { id: made.id, state: made.state };
  }

  serve(app, house, routes, {
    'POST /api/units': async ({ session, trx, body }) => {
      await lockTree(trx, session.organisationId);
      const [name, code] = [body.name.trim(), body.code.trim()];
      if (await selectCode(trx, code).executeTakeFirst()) throw new CodeTaken();
      const tree = await selectTree(trx, today()).execute();
      if (!tree.some(({ id }) => id === body.parentId)) throw new NotFound();
      const unitId = randomUUID();
      // Until its day it is there as one that has ended, so that its code is taken and nobody sees it.
      const unit = {
        organisationId: session.organisationId,
        id: unitId,
        code,
        name,
        parentId: body.parentId,
      };
      await insertUnit(trx, { ...unit, endedOn: today() }).execute();
      const wanted = {
        kind: 'added',
        unitId,
        name: null,
        targetId: body.parentId,
        validFrom: body.validFrom,
      } as const;
      return change({ session, trx }, wanted, { unitName: name });
    },
    'PUT /api/units/:unitId/name': async ({ session, trx, params, body }) => {
      await lockTree(trx, session.organisationId);
      const name = body.name.trim();
      return change(
        { session, trx },
        { kind: 'renamed', ...params, name, targetId: null, validFrom: body.validFrom },
      );
    },
    'PUT /api/units/:unitId/parent': async ({ session, trx, params, body }) => {
      await lockTree(trx, session.organisationId);
      const { parentId: targetId, validFrom } = body;
      return change({ session, trx }, { kind: 'moved', ...params, name: null, targetId, validFrom });
    },
    'POST /api/units/:unitId/merge': async ({ session, trx, params, body }) => {
      await lockTree(trx, session.organisationId);
      const { intoId: targetId, validFrom } = body;
      return change({ session, trx }, { kind: 'merged', ...params, name: null, targetId, validFrom });
    },
    'POST /api/units/:unitId/close': async ({ session, trx, params, body }) => {
      await lockTree(trx, session.organisationId);
      return change({ session, trx }, { kind: 'closed', ...params, name: null, targetId: null, ...body });
    },
    'GET /api/unit-changes': async ({ trx }) => ({
      changes: (await selectChanges(trx, SHOWN).execute()).map((row) => ({
        ...row,
        madeAt: row.madeAt.toISOString(),
      })) as never,
    }),
    'DELETE /api/unit-changes/:changeId': async ({ trx, params }) => {
      if (!(await cancelChange(trx, params.changeId).executeTakeFirst())) throw new NotFound();
      return { ok: true };
    },
    'GET /api/unit-merges': async ({ trx }) => {
      const tree = await selectTree(trx, today()).execute();
      const nameOf = new Map(tree.map(({ id, name }) => [id, name]));
      const suggestions = suggestMerges(tree, ENOUGH).map((one) => ({
        ...one,
        name: nameOf.get(one.unitId) ?? '',
        into: nameOf.get(one.intoId) ?? '',
      }));
      return { minimum: ENOUGH, suggestions };
    },
  });
}
