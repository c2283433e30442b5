import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { manifestWords } from '../../crypto/manifest.ts';
import type { Query } from '../../db/connection.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { say } from '../../words.ts';
import { inThread } from '../../threads/document-thread.ts';
import type * as CardsPdf from './cards-pdf.ts';
import { routes } from './contract.ts';
import type * as LettersPdf from './letters-pdf.ts';
import {
  deleteCards,
  selectCards,
  selectLetters,
  selectPaperCampaign,
  updatePaper,
  wipeLetters,
} from './queries.ts';

const cardsPdf = inThread<typeof CardsPdf, 'cardsPdf'>(
  new URL('./cards-pdf.ts', import.meta.url),
  'cardsPdf',
);
const lettersPdf = inThread<typeof LettersPdf, 'lettersPdf'>(
  new URL('./letters-pdf.ts', import.meta.url),
  'lettersPdf',
);

const NotADraft = createError(
  'NOT_A_DRAFT',
  'The campaign has been launched and can no longer be changed',
  409,
);
const NothingToPrint = createError('NOTHING_TO_PRINT', 'There is nothing to print, or no longer', 404);

interface PaperHouse extends House {
  readonly answerUrl: string;
}

export async function paper(app: FastifyInstance, house: PaperHouse): Promise<void> {
  const find = async (trx: Query, campaignId: string) => {
    const campaign = await selectPaperCampaign(trx, campaignId).executeTakeFirst();
    if (!campaign) throw new NotFound();
    const words = campaign.manifestHash ? manifestWords(Buffer.from(campaign.manifestHash, 'hex')) : [];
    return { ...campaign, words, answerUrl: house.answerUrl };
  };

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/paper': async ({ trx, params: { campaignId } }) => {
      const campaign = await find(trx, campaignId);
      const letters = await selectLetters(trx, campaignId).execute();
      const cards = await selectCards(trx, campaignId).execute();
      return { kind: campaign.paper, letters: letters.length, cards: perGroup(cards) };
    },
    'PUT /api/campaigns/:campaignId/paper': async ({ trx, params: { campaignId }, body }) => {
      await find(trx, campaignId);
      const { numUpdatedRows } = await updatePaper(trx, campaignId, body.kind).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotADraft();
      return { ok: true };
    },
    'GET /api/campaigns/:campaignId/paper/letters': async ({ trx, params: { campaignId } }) => {
      const campaign = await find(trx, campaignId);
      const letters = await selectLetters(trx, campaignId).execute();
      if (letters.length === 0) throw new NothingToPrint();
      return { name: 'brieven.pdf', bytes: await lettersPdf(campaign, letters) };
    },
    'GET /api/campaigns/:campaignId/paper/cards': async ({ trx, params: { campaignId }, query }) => {
      const campaign = await find(trx, campaignId);
      const cards = await selectCards(trx, campaignId).execute();
      if (cards.length === 0) throw new NothingToPrint();
      const language = query.language ?? 'nl';
      const name = say(language, 'anonymity_cards_file');
      return { name: `${name}.pdf`, bytes: await cardsPdf(campaign, cards, language) };
    },
    'POST /api/campaigns/:campaignId/paper/printed': async ({ trx, params: { campaignId } }) => {
      await find(trx, campaignId);
      const letters = await wipeLetters(trx, campaignId).executeTakeFirst();
      const cards = await deleteCards(trx, campaignId).executeTakeFirst();
      return { wiped: Number(letters.numUpdatedRows) + Number(cards.numDeletedRows) };
    },
  });
}

function perGroup(cards: readonly { group: string }[]): { group: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { group } of cards) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].map(([group, count]) => ({ group, count }));
}
