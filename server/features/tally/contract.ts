import { Type } from 'typebox';
import type { Manifest } from '../../crypto/manifest.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Contracts } from '../../http/contract.ts';

const Params = Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Ok = Type.Object({ ok: Type.Boolean() });
/** Base64url of an SPKI key of P-256: 91 bytes. */
const PublicKey = Type.String({ pattern: '^[A-Za-z0-9_-]{122}$' });

/** Counting, and counting by a works council that holds the key itself. */
export const routes = {
  'POST /api/campaigns/:campaignId/tally/retry': {
    access: ['hr'],
    summary: 'Starts a count again that failed. Nothing of the failed one was kept.',
    params: Params,
    reply: Ok,
    status: 202,
  },
  'PUT /api/campaigns/:campaignId/council/seal': {
    access: ['works-council'],
    summary:
      'Seals a draft with a key that the works council made; only the public half comes here. Can be undone until launch.',
    params: Params,
    body: Type.Object({ publicKey: PublicKey }, { additionalProperties: false }),
    reply: Ok,
  },
  'DELETE /api/campaigns/:campaignId/council/seal': {
    access: ['works-council'],
    summary: 'Leaves the key of a draft to the organisation after all.',
    params: Params,
    reply: Ok,
  },
  'GET /api/campaigns/:campaignId/council/box': {
    access: ['works-council'],
    summary: 'What is needed to read the ballots of a closed campaign that the works council sealed.',
    params: Params,
    reply: Type.Object({
      status: Type.Enum(['draft', 'open', 'closed', 'published']),
      ballots: Type.Integer(),
      manifest: Type.Unsafe<Manifest>(Type.Any()),
      definition: Type.Unsafe<Definition>(Type.Any()),
    }),
  },
  'GET /api/campaigns/:campaignId/council/ballots': {
    access: ['works-council'],
    summary:
      'The sealed ballots of a closed campaign, 500 at a time behind a serial. Nobody without the key can open one.',
    params: Params,
    query: Type.Object({ after: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })) }),
    reply: Type.Object({
      ballots: Type.Array(Type.Object({ scopeId: Type.String(), serial: Type.String(), box: Type.String() })),
    }),
  },
  'POST /api/campaigns/:campaignId/council/count': {
    access: ['works-council'],
    summary: 'Hands over what was opened, shuffled, as JSON; counts and publishes it. Cannot be undone.',
    params: Params,
    upload: 128 * 1024 * 1024,
    reply: Ok,
    status: 201,
  },
} as const satisfies Contracts;
