import { Type } from 'typebox';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Contracts } from '../../http/contract.ts';
import type { Manifest } from '../../crypto/manifest.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const base64url = (length: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{${length}}$` });

/** The half of the answer site that knows nobody: public campaign material and the ballot box. Served on its own host. */
export const routes = {
  'GET /api/campaigns/:campaignId/manifest': {
    access: 'anyone',
    summary: 'The frozen manifest and questionnaire: the same bytes for everybody.',
    params: Type.Object({ campaignId: Id }),
    reply: Type.Object({
      organisation: Type.String(),
      status: Type.Enum(['open', 'closed', 'published']),
      closesOn: Type.String(),
      minutes: Type.Integer(),
      manifest: Type.Unsafe<Manifest>(Type.Any()),
      definition: Type.Unsafe<Definition>(Type.Any()),
    }),
  },
  'POST /api/ballots': {
    access: 'anyone',
    summary:
      'Puts a sealed ballot in the box: 201 stored, 200 the same ballot was stored before, 409 another one was.',
    body: Type.Object(
      {
        campaignId: Id,
        scopeId: Id,
        /** Prepared message (random prefix and serial), 64 bytes. */
        prepared: base64url(86),
        /** Unblinded signature, 256 bytes. */
        credential: base64url(342),
        box: Type.String({ minLength: 100, maxLength: 60_000, pattern: '^[A-Za-z0-9_-]+$' }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ receipt: Type.String() }),
    status: 201,
  },
  'GET /api/campaigns/:campaignId/receipts/:receipt': {
    access: 'anyone',
    summary: 'Whether the ballot with this receipt was counted; known only after the tally.',
    params: Type.Object({ campaignId: Id, receipt: Type.String({ maxLength: 20 }) }),
    reply: Type.Object({ counted: Type.Union([Type.Boolean(), Type.Null()]) }),
  },
} as const satisfies Contracts;
