import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { type House, serve } from '../../http/serve.ts';
import { inThread } from '../../threads/document-thread.ts';
import { say } from '../../words.ts';
import { type DocumentName, routes } from './contract.ts';
import { DEFAULT_DAYS, LIMITS } from './defaults.ts';
import { type Attack, documentBlocks } from './document-blocks.ts';
import {
  selectCampaignRules,
  selectFacts,
  selectFrozen,
  selectNights,
  selectRetention,
  upsertRetention,
} from './queries.ts';
import type * as WriteDocument from './write-document.ts';

const writeDocument = inThread<typeof WriteDocument, 'writeDocument'>(
  new URL('./write-document.ts', import.meta.url),
  'writeDocument',
);

const NIGHTS = 60;

export interface KeepingHouse extends House {
  readonly manageUrl: string;
  readonly answerUrl: string;
  /** How the method held against the last attack. */
  readonly attack: Attack;
}

export async function keeping(app: FastifyInstance, house: KeepingHouse): Promise<void> {
  const daysOf = async (trx: Query) => (await selectRetention(trx).executeTakeFirst()) ?? DEFAULT_DAYS;
  const blocksOf = async (trx: Query, name: DocumentName, language: 'nl' | 'en') => {
    const facts = (await selectFacts(trx)).rows[0];
    if (!facts) throw new Error('A session without an organisation');
    const { rows: campaigns } = await selectCampaignRules(trx);
    const settings = {
      facts,
      campaigns,
      days: await daysOf(trx),
      attack: house.attack,
      today: calendarDay(house.now()),
    };
    return [
      ...documentBlocks(
        name,
        { ...settings, manageUrl: house.manageUrl, answerUrl: house.answerUrl },
        language,
      ),
    ];
  };
  const file = async (trx: Query, name: DocumentName, language: 'nl' | 'en', kind: 'pdf' | 'docx') => {
    const blocks = await blocksOf(trx, name, language);
    const title = say(language, `privacy_${name}_title`);
    const bytes = await writeDocument(kind, { title, language, blocks });
    return { name: `${title}-${calendarDay(house.now())}.${kind}`, bytes };
  };

  serve(app, house, routes, {
    'GET /api/retention': async ({ trx }) => {
      const days = await daysOf(trx);
      const { rows } = await selectFrozen(trx);
      const frozen = rows.filter(
        (one) => one.invitations !== days.invitations || one.figures !== days.figures,
      );
      const { rows: nights } = await selectNights(trx, NIGHTS);
      return {
        days,
        limits: [...LIMITS],
        frozen,
        nights: nights.map((night) => ({ ...night, removed: [...night.removed] })),
      };
    },
    'PUT /api/retention': async ({ session, trx, body }) => {
      await upsertRetention(trx, session.organisationId, body).execute();
      return { ok: true };
    },
    'GET /api/privacy-documents/:document': async ({ trx, params, query }) => ({
      blocks: await blocksOf(trx, params.document, query.language ?? 'nl'),
    }),
    'GET /api/privacy-documents/:document/file.pdf': ({ trx, params, query }) =>
      file(trx, params.document, query.language ?? 'nl', 'pdf'),
    'GET /api/privacy-documents/:document/file.docx': ({ trx, params, query }) =>
      file(trx, params.document, query.language ?? 'nl', 'docx'),
  });
}
