import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import type * as DeckPdf from '../../documents/deck-pdf.ts';
import type * as DeckPptx from '../../documents/deck-pptx.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session as Account } from '../../http/session.ts';
import { FLOOR } from '../../privacy/release.ts';
import { Kept } from '../../published/kept.ts';
import type { KeptPictures } from '../../published/read-picture.ts';
import { readSeen } from '../../published/seen-campaign.ts';
import { inThread } from '../../threads/document-thread.ts';
import type * as AgendaPdf from './agenda-pdf.ts';
import { routes, type Session } from './contract.ts';
import {
  countVotes,
  deleteCause,
  insertSession,
  keepCause,
  moveSession,
  selectCauses,
  selectLatestSession,
  selectOrganisation,
  selectSession,
  takeVotes,
} from './queries.ts';
import { sessionDeck } from './session-deck.ts';
import { newCode, titledTopics } from './topics.ts';

const documents = new URL('../../documents/', import.meta.url);
const deckPdf = inThread<typeof DeckPdf, 'deckPdf'>(new URL('deck-pdf.ts', documents), 'deckPdf');
const deckPptx = inThread<typeof DeckPptx, 'deckPptx'>(new URL('deck-pptx.ts', documents), 'deckPptx');
const agendaPdf = inThread<typeof AgendaPdf, 'agendaPdf'>(
  new URL('./agenda-pdf.ts', import.meta.url),
  'agendaPdf',
);

const NoFigures = createError(
  'SESSION_NO_FIGURES',
  'There are too few figures to talk about in this unit',
  409,
);
const OtherStep = createError('SESSION_STEP', 'The session is at another step by now', 409);
const OtherTopic = createError('SESSION_TOPIC', 'This topic is not asked about', 422);

interface SessionHouse extends House {
  readonly answerUrl: string;
}

export async function sessions(app: FastifyInstance, house: SessionHouse): Promise<void> {
  const pictures: KeptPictures = new Kept(4);

  /** The unit with its published campaign, if the account may see it. */
  const seenPlace = async (trx: Query, account: Account, campaignId: string, unitId: string) => {
    const seen = await readSeen(trx, account, campaignId, pictures);
    const unit = seen.tree.find(({ id }) => id === unitId);
    if (!unit) throw new NotFound();
    if (!seen.visible.some(({ id }) => id === unitId)) throw new NotAllowed();
    const shown = seen.scales.filter(({ id }) => seen.picture.shown.get(unitId)?.has(id));
    return { ...seen, unit, shown };
  };

  const read = async (trx: Query, account: Account, sessionId: string) => {
    const found = await selectSession(trx, sessionId).executeTakeFirst();
    if (!found) throw new NotFound();
    const place = await seenPlace(trx, account, found.campaignId, found.unitId);
    const votes = await countVotes(trx, sessionId).executeTakeFirstOrThrow();
    const session: Session = {
      ...found,
      unit: place.unit.name,
      topics: titledTopics(place.campaign.definition, found.topics),
      votes: Number(votes.votes),
      causes: await selectCauses(trx, sessionId).execute(),
      minimumVotes: FLOOR,
      address: `${house.answerUrl}/talk#${found.code}`,
    };
    return { session, place };
  };

  const deckOf = async (trx: Query, account: Account, sessionId: string, language: 'nl' | 'en') => {
    const { session, place } = await read(trx, account, sessionId);
    const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
    return sessionDeck({ session, place, organisation, language });
  };

  serve(app, house, routes, {
    'GET /api/sessions': async ({ session: account, trx, query }) => {
      const { shown } = await seenPlace(trx, account, query.campaignId, query.unitId);
      const latest = await selectLatestSession(trx, query.campaignId, query.unitId).executeTakeFirst();
      return {
        topics: shown.map(({ id, title }) => ({ scale: id, title })),
        session: latest ? (await read(trx, account, latest.id)).session : null,
      };
    },
    'POST /api/sessions': async ({ session: account, trx, body }) => {
      const { shown } = await seenPlace(trx, account, body.campaignId, body.unitId);
      if (!body.topics.every((topic) => shown.some(({ id }) => id === topic))) throw new NoFigures();
      const id = randomUUID();
      const { organisationId, accountId } = account;
      await insertSession(trx, {
        ...body,
        id,
        code: newCode(),
        organisationId,
        accountId,
        now: house.now(),
      }).execute();
      return { id };
    },
    'GET /api/sessions/:sessionId': async ({ session: account, trx, params }) =>
      (await read(trx, account, params.sessionId)).session,
    'POST /api/sessions/:sessionId/steps': async ({ session: account, trx, params, body }) => {
      const { session } = await read(trx, account, params.sessionId);
      if (!(await takeStep(trx, session, body))) throw new OtherStep();
      return (await read(trx, account, params.sessionId)).session;
    },
    'PUT /api/sessions/:sessionId/causes/:causeId': async ({ session: account, trx, params }) => {
      const { session } = await read(trx, account, params.sessionId);
      if (!(await keepCause(trx, session.id, params.causeId).executeTakeFirst())) throw new NotFound();
      return { ok: true };
    },
    'DELETE /api/sessions/:sessionId/causes/:causeId': async ({ session: account, trx, params }) => {
      const { session } = await read(trx, account, params.sessionId);
      if (!(await deleteCause(trx, session.id, params.causeId).executeTakeFirst())) throw new NotFound();
      return { ok: true };
    },
    'GET /api/sessions/:sessionId/slides.pdf': async ({ session: account, trx, params, query }) => {
      const deck = await deckOf(trx, account, params.sessionId, query.language ?? 'nl');
      return { name: `${deck.title}.pdf`, bytes: await deckPdf(deck) };
    },
    'GET /api/sessions/:sessionId/slides.pptx': async ({ session: account, trx, params, query }) => {
      const deck = await deckOf(trx, account, params.sessionId, query.language ?? 'nl');
      return { name: `${deck.title}.pptx`, bytes: await deckPptx(deck) };
    },
    'GET /api/sessions/:sessionId/agenda.pdf': async ({ session: account, trx, params, query }) => {
      const { session } = await read(trx, account, params.sessionId);
      const bytes = await agendaPdf(session, query.language ?? 'nl');
      return { name: `agenda-${session.unit}.pdf`, bytes };
    },
  });
}

type Step =
  | { readonly to: 'voting' | 'counted' | 'closed' }
  | { readonly to: 'collecting'; readonly chosen: readonly string[] };

/** One step onwards; false when the session is not where this step begins. */
async function takeStep(trx: Query, session: Session, step: Step): Promise<boolean> {
  const move = async (...[from, to]: [Session['state'], Parameters<typeof moveSession>[3]]) =>
    (await moveSession(trx, session.id, from, to).executeTakeFirst()) !== undefined;
  if (step.to === 'voting')
    return move(session.state === 'counted' ? 'counted' : 'prepared', { state: 'voting' });
  if (step.to === 'closed') return session.state !== 'closed' && move(session.state, { state: 'closed' });
  if (step.to === 'collecting') {
    if (!step.chosen.every((topic) => session.topics.some(({ scale }) => scale === topic)))
      throw new OtherTopic();
    const from = session.state === 'collecting' ? 'collecting' : 'counted';
    return move(from, { state: 'collecting', chosen: step.chosen });
  }
  // No vote comes in any more once the state has moved; only then are they counted and removed.
  if (!(await move('voting', { state: 'counted' }))) return false;
  const [taken] = (await takeVotes(trx, session.id, session.topics.length)).rows;
  if (!taken || taken.votes < FLOOR) return true;
  return move('counted', { state: 'counted', outcome: taken.outcome });
}
