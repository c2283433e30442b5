import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertFinding } from '../../db/findings.ts';
import type { Checklist } from '../../domain/questionnaire/checklists.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { describeChecklist, describeRounds, topicEvidence } from './describe.ts';
import {
  closeRound,
  insertRound,
  selectAnswers,
  selectRound,
  selectRounds,
  selectSteps,
  selectTopUnit,
  upsertAnswer,
  upsertSteps,
} from './queries.ts';

const RoundOpen = createError('ROUND_OPEN', 'There is an open round already', 409);
const RoundClosed = createError('ROUND_CLOSED', 'This round is closed', 409);
const MoreMetThanDue = createError('MORE_MET_THAN_DUE', 'More steps were met than were due', 422);
const NothingWrong = createError('NOTHING_WRONG', 'This topic is in order or was not answered', 409);

interface ChecklistHouse extends House {
  readonly checklists: readonly Checklist[];
}

export async function checklists(app: FastifyInstance, house: ChecklistHouse): Promise<void> {
  const find = (id: string): Checklist => {
    const checklist = house.checklists.find((each) => each.id === id);
    if (!checklist) throw new NotFound();
    return checklist;
  };
  /** The round and its checklist, held until the end of the transaction; only an open one may change. */
  const openRound = async (trx: Query, id: string) => {
    const round = await selectRound(trx, id).executeTakeFirst();
    if (!round) throw new NotFound();
    if (round.closedAt !== null) throw new RoundClosed();
    return { round, checklist: find(round.checklist) };
  };
  serve(app, house, routes, {
    'GET /api/checklists/:checklistId': async ({ params }) => describeChecklist(find(params.checklistId)),
    'GET /api/checklists/:checklistId/rounds': async ({ trx, params }) => ({
      rounds: await readRounds(trx, find(params.checklistId)),
    }),
    'POST /api/checklists/:checklistId/rounds': async ({ session, trx, params, body }) => {
      const checklist = find(params.checklistId);
      const [last] = await readRounds(trx, checklist);
      if (last && !last.closed) throw new RoundOpen();
      const id = randomUUID();
      const round = { ...session, id, checklist: checklist.id, version: checklist.version, now: house.now() };
      await insertRound(trx, { ...round, heldOn: body.heldOn }).execute();
      // What was so a year ago is a start; what shows it has to be found again.
      for (const [topic, answer] of Object.entries(last?.answers ?? {})) {
        const place = { organisationId: session.organisationId, roundId: id };
        await upsertAnswer(trx, place, topic, { ...answer, evidence: '' }).execute();
      }
      return { id };
    },
    'PUT /api/checklist-rounds/:roundId/topics/:topicId': async ({ session, trx, params, body }) => {
      const { checklist } = await openRound(trx, params.roundId);
      if (!checklist.topics.some(({ id }) => id === params.topicId)) throw new NotFound();
      const place = { organisationId: session.organisationId, roundId: params.roundId };
      await upsertAnswer(trx, place, params.topicId, body).execute();
      return { ok: true };
    },
    'PUT /api/checklist-rounds/:roundId/milestones/:milestoneId': async ({ session, trx, params, body }) => {
      const { checklist } = await openRound(trx, params.roundId);
      if (!checklist.milestones?.some(({ id }) => id === params.milestoneId)) throw new NotFound();
      if (body.met > body.due) throw new MoreMetThanDue();
      const place = { organisationId: session.organisationId, roundId: params.roundId };
      await upsertSteps(trx, place, params.milestoneId, body).execute();
      return { ok: true };
    },
    'POST /api/checklist-rounds/:roundId/close': async ({ trx, params }) => {
      await openRound(trx, params.roundId);
      await closeRound(trx, params.roundId, house.now()).execute();
      return { ok: true };
    },
    'POST /api/checklist-rounds/:roundId/topics/:topicId/finding': async ({ session, trx, params }) => {
      const round = await selectRound(trx, params.roundId).executeTakeFirst();
      const top = await selectTopUnit(trx).executeTakeFirst();
      if (!round || !top) throw new NotFound();
      const checklist = find(round.checklist);
      const answers = await selectAnswers(trx, [round.id]).execute();
      const answer = answers.find(({ topic }) => topic === params.topicId);
      const evidence =
        answer && topicEvidence(checklist, params.topicId, answer, { unit: top.name, heldOn: round.heldOn });
      if (!evidence) throw new NothingWrong();
      const finding = {
        id: randomUUID(),
        unitId: top.id,
        evidence,
        campaignId: null,
        scale: null,
        subject: `${checklist.id} ${params.topicId} ${round.id}`,
        psaCategory: null,
        field4A: checklist.id === 'verzuimbeleid' ? 'absence' : 'conditions',
      };
      return { id: await insertFinding(trx, finding, { ...session, now: house.now() }) };
    },
  });
}

async function readRounds(trx: Query, checklist: Checklist) {
  const rounds = await selectRounds(trx, checklist.id).execute();
  if (rounds.length === 0) return [];
  const ids = rounds.map(({ id }) => id);
  return describeRounds(
    checklist,
    rounds,
    await selectAnswers(trx, ids).execute(),
    await selectSteps(trx, ids).execute(),
  );
}
