import type { FastifyInstance } from 'fastify';
import { calendarDay } from '../../domain/calendar.ts';
import type { Questionnaire } from '../../domain/questionnaire/parse.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole } from '../../http/session.ts';
import { routes } from './contract.ts';
import { selectPooledFigures, selectPooledVersions } from '../../published/queries.ts';
import { deleteConsent, insertConsent, selectConsent } from './queries.ts';

interface NormHouse extends House {
  readonly questionnaires: readonly Questionnaire[];
}

/** An exact number of organisations would tell when one joins or leaves. */
const ORGANISATION_STEP = 5;

export async function normPool(app: FastifyInstance, house: NormHouse): Promise<void> {
  serve(app, house, routes, {
    'GET /api/norm-pool': async ({ session, trx }) => {
      const consent = await selectConsent(trx).executeTakeFirst();
      const all = await selectPooledVersions(trx).execute();
      const newest = all.filter(
        (version, index) =>
          all.findIndex(
            (other) => other.questionnaireId === version.questionnaireId && other.variant === version.variant,
          ) === index,
      );
      const ids = newest.map(({ id }) => id);
      const figures = ids.length > 0 ? await selectPooledFigures(trx, ids).execute() : [];
      return {
        takesPart: consent !== undefined,
        since: consent ? calendarDay(consent.givenAt) : null,
        mayDecide: hasRole(session, 'administrator', 'hr'),
        versions: newest.flatMap((version) => {
          const questionnaire = house.questionnaires.find(({ id }) => id === version.questionnaireId);
          if (!questionnaire) return [];
          return [
            {
              questionnaireId: version.questionnaireId,
              questionnaireTitle: questionnaire.title,
              variant: version.variant,
              number: version.number,
              madeOn: calendarDay(version.madeAt),
              organisationsFrom: Math.floor(version.organisations / ORGANISATION_STEP) * ORGANISATION_STEP,
              figures: figures
                .filter(({ id }) => id === version.id)
                .flatMap(({ scale, mean, sd, nFrom, nTo }) => {
                  const title = questionnaire.scales.find((entry) => entry.id === scale)?.title;
                  return title ? [{ scale, title, mean, sd, n: { from: nFrom, to: nTo } }] : [];
                }),
            },
          ];
        }),
      };
    },
    'PUT /api/norm-pool': async ({ session, trx, body }) => {
      const { organisationId, accountId } = session;
      if (body.takesPart) await insertConsent(trx, { organisationId, accountId, now: house.now() }).execute();
      else await deleteConsent(trx).execute();
      return { ok: true };
    },
  });
}
