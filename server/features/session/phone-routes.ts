import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { fromBase64url } from '../../crypto/base64url.ts';
import type { Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { phoneRoutes } from './contract.ts';
import { insertTeamCause, putVote, selectTalk, showSession } from './queries.ts';
import { titledTopics } from './topics.ts';

const NotNow = createError('SESSION_NOT_NOW', 'This is not asked at this moment', 409);
const UnknownTopic = createError('SESSION_TOPIC', 'This topic is not asked about', 422);

/** Knows nobody: a code opens a session, a vote carries a random mark of the phone, a sentence carries nothing. */
export async function phones(app: FastifyInstance, house: House): Promise<void> {
  const inTalk = <T>(code: string, work: (trx: Query, talk: Talk) => Promise<T>) =>
    house.doors.answer.transaction().execute(async (trx) => {
      await showSession(trx, code);
      const talk = await selectTalk(trx, code).executeTakeFirst();
      if (!talk) throw new NotFound();
      return work(trx, talk);
    });

  serve(app, house, phoneRoutes, {
    'GET /api/talk/:code': ({ params }) =>
      inTalk(params.code, async (_, { unit, state, topics, chosen, definition }) => ({
        unit,
        state,
        chosen,
        topics: titledTopics(definition as Definition, topics),
      })),

    'POST /api/talk/:code/votes': ({ params, body }) =>
      inTalk(params.code, async (trx, talk) => {
        const mark = fromBase64url(body.mark);
        const choices = body.choices.map((topic) => talk.topics.indexOf(topic));
        if (talk.state !== 'voting') throw new NotNow();
        if (!mark || choices.includes(-1)) throw new UnknownTopic();
        const { organisationId, id: sessionId } = talk;
        await putVote(trx, {
          organisationId,
          sessionId,
          mark: Buffer.from(mark),
          choices: choices.toSorted(),
        }).execute();
        return { ok: true };
      }),

    'POST /api/talk/:code/causes': ({ params, body }) =>
      inTalk(params.code, async (trx, talk) => {
        if (talk.state !== 'collecting') throw new NotNow();
        if (!talk.chosen.includes(body.topic)) throw new UnknownTopic();
        const { organisationId, id: sessionId } = talk;
        const text = body.text.trim();
        await insertTeamCause(trx, {
          organisationId,
          sessionId,
          id: randomUUID(),
          topic: body.topic,
          text,
        }).execute();
        return { ok: true };
      }),
  });
}

type Talk = NonNullable<Awaited<ReturnType<ReturnType<typeof selectTalk>['executeTakeFirst']>>>;
