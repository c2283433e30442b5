import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Said, SaidTopic } from '../../domain/comparison/what-was-said.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { linkRoutes, publicRoutes } from './contract.ts';
import {
  selectDone,
  selectNames,
  selectPage,
  selectPageOfLink,
  showInvitation,
  showPage,
} from './queries.ts';

/** "You said, we do", on the answer site. */
export async function publicPages(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, publicRoutes, {
    'GET /api/pages/:address': ({ params: { address } }) =>
      house.doors.answer.transaction().execute(async (trx) => {
        await showPage(trx, address);
        const page = await selectPage(trx, address).executeTakeFirst();
        if (!page) throw new NotFound();
        const { campaignId, unitId, path, organisation, campaign, closesOn } = page;
        const names = new Map(
          (await selectNames(trx, campaignId, path).execute()).map(({ id, name }) => [id, name]),
        );
        const done = await selectDone(trx, campaignId, path).execute();
        return {
          organisation,
          campaign,
          closesOn,
          unit: names.get(unitId) ?? '',
          said: inWords(page.said as Said | null, page.definition as Definition, names),
          done: done.map(({ unitId: of, ...measure }) => ({ ...measure, ownUnit: of === unitId })),
        };
      }),
  });
}

/** From the link of an employee to the page of the group; on the host that knows links, so that the other never does. */
export async function pageOfLink(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, linkRoutes, {
    'POST /api/invitations/page': ({ body }) =>
      house.doors.answer.transaction().execute(async (trx) => {
        const hash = createHash('sha256').update(body.token).digest();
        await showInvitation(trx, hash);
        const found = await selectPageOfLink(trx, hash).executeTakeFirst();
        return { address: found?.address ?? null };
      }),
  });
}

function inWords(said: Said | null, { scales }: Definition, names: ReadonlyMap<string, string>) {
  if (!said) return null;
  const scaleOf = new Map(scales.map((scale) => [scale.id, scale]));
  const topics = (list: readonly SaidTopic[]) =>
    list.flatMap(({ scale: id, mean, bound }) => {
      const scale = scaleOf.get(id);
      if (!scale) return [];
      const { title, favourable, higherIs } = scale;
      return [{ title, favourable: favourable ?? null, higherIs, mean, bound }];
    });
  const titles = (ids: readonly string[]) => ids.flatMap((id) => scaleOf.get(id)?.title ?? []);
  return {
    unit: names.get(said.unitId) ?? '',
    answers: { from: said.nFrom, to: said.nTo },
    attention: topics(said.attention),
    strong: topics(said.strong),
    better: titles(said.better),
    worse: titles(said.worse),
  };
}
