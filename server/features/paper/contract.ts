import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Params = Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Kind = Type.Enum(['letters', 'cards']);

/** Inviting people without a mail address: letters by name, or cards that a group draws from. */
export const routes = {
  'GET /api/campaigns/:campaignId/paper': {
    access: ['hr'],
    summary: 'What there is to print, in numbers.',
    params: Params,
    reply: Type.Object({
      kind: Kind,
      letters: Type.Integer(),
      cards: Type.Array(Type.Object({ group: Type.String(), count: Type.Integer() })),
    }),
  },
  'PUT /api/campaigns/:campaignId/paper': {
    access: ['hr'],
    summary: 'Chooses between letters and cards, for a draft.',
    params: Params,
    body: Type.Object({ kind: Kind }, { additionalProperties: false }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/campaigns/:campaignId/paper/letters': {
    access: ['hr'],
    summary: 'The letters as PDF, one page a person, each with a QR code and a code to type.',
    params: Params,
    reply: Type.Any(),
    download: 'application/pdf',
  },
  'GET /api/campaigns/:campaignId/paper/cards': {
    access: ['hr'],
    summary: 'The cards as PDF, by group, eight on a page, to cut and put in a bowl.',
    params: Params,
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    reply: Type.Any(),
    download: 'application/pdf',
  },
  'POST /api/campaigns/:campaignId/paper/printed': {
    access: ['hr'],
    summary: 'Wipes the text of letters and the codes of cards: they were printed. Cannot be undone.',
    params: Params,
    reply: Type.Object({ wiped: Type.Integer() }),
  },
} as const satisfies Contracts;
