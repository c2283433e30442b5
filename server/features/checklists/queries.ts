import type { Query } from '../../db/connection.ts';
import type { Answer, Steps } from './contract.ts';

export function selectRounds(trx: Query, checklist: string) {
  return trx
    .selectFrom('checklist_round')
    .select(['id', 'held_on as heldOn', 'closed_at as closedAt'])
    .where('checklist', '=', checklist)
    .orderBy('held_on', 'desc')
    .orderBy('created_at', 'desc')
    .limit(20);
}

export function selectRound(trx: Query, id: string) {
  return trx
    .selectFrom('checklist_round')
    .select(['id', 'checklist', 'held_on as heldOn', 'closed_at as closedAt'])
    .where('id', '=', id)
    .forUpdate();
}

export interface AnswerRecord extends Answer {
  readonly roundId: string;
  readonly topic: string;
}

export function selectAnswers(trx: Query, roundIds: readonly string[]) {
  return trx
    .selectFrom('checklist_answer')
    .select(['round_id as roundId', 'topic', 'present', 'working', 'evidence', 'owner', 'due_on as dueOn'])
    .where('round_id', 'in', roundIds)
    .orderBy('round_id')
    .orderBy('topic')
    .$castTo<AnswerRecord>();
}

export function selectSteps(trx: Query, roundIds: readonly string[]) {
  return trx
    .selectFrom('checklist_milestone')
    .select(['round_id as roundId', 'milestone', 'due', 'met'])
    .where('round_id', 'in', roundIds)
    .orderBy('round_id')
    .orderBy('milestone');
}

export function insertRound(
  trx: Query,
  round: {
    organisationId: string;
    id: string;
    checklist: string;
    version: string;
    heldOn: string;
    accountId: string;
    now: Date;
  },
) {
  return trx.insertInto('checklist_round').values({
    organisation_id: round.organisationId,
    id: round.id,
    checklist: round.checklist,
    version: round.version,
    held_on: round.heldOn,
    created_by: round.accountId,
    created_at: round.now,
  });
}

interface Place {
  readonly organisationId: string;
  readonly roundId: string;
}

export function upsertAnswer(trx: Query, { organisationId, roundId }: Place, topic: string, answer: Answer) {
  const values = {
    present: answer.present,
    working: answer.working,
    evidence: answer.evidence.trim(),
    owner: answer.owner.trim(),
    due_on: answer.dueOn,
  };
  return trx
    .insertInto('checklist_answer')
    .values({ organisation_id: organisationId, round_id: roundId, topic, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'round_id', 'topic']).doUpdateSet(values));
}

export function upsertSteps(trx: Query, { organisationId, roundId }: Place, milestone: string, steps: Steps) {
  return trx
    .insertInto('checklist_milestone')
    .values({ organisation_id: organisationId, round_id: roundId, milestone, ...steps })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'round_id', 'milestone']).doUpdateSet(steps),
    );
}

export function closeRound(trx: Query, id: string, now: Date) {
  return trx.updateTable('checklist_round').set({ closed_at: now }).where('id', '=', id);
}

export function selectTopUnit(trx: Query) {
  return trx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('parent_id', 'is', null)
    .where('ended_on', 'is', null);
}
