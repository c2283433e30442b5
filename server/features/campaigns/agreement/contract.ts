import { Type } from 'typebox';
import type { Terms } from '../../../domain/campaign-contract/terms.ts';
import { READERS } from '../../../domain/campaign-contract/terms.ts';
import type { Contracts } from '../../../http/contract.ts';

const Params = Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Words = Type.Object({ nl: Type.String(), en: Type.String() });
const Named = Type.Array(Type.Object({ id: Type.String(), title: Words }));
const Status = Type.Enum(['draft', 'open', 'closed', 'published']);
const Signature = Type.Object({
  kind: Type.Enum(['signed', 'not-applicable']),
  reason: Type.String(),
  by: Type.String(),
  on: Type.String(),
});
const Days = Type.Integer({ minimum: 0, maximum: 3650 });
const Minimum = Type.Integer({ minimum: 5, maximum: 1000 });
const Reader = Type.Enum([...READERS]);

/** The contract of a campaign: what is promised, what the works council said about it, and the keys behind it. */
export const routes = {
  'GET /api/agreements': {
    access: ['hr', 'works-council'],
    summary: 'Campaigns with what the works council said about each, drafts included.',
    reply: Type.Object({
      consentRequired: Type.Boolean(),
      campaigns: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          status: Status,
          opensOn: Type.String(),
          closesOn: Type.String(),
          sealedBy: Type.Enum(['organisation', 'works-council']),
          signature: orNull(Type.Enum(['signed', 'not-applicable'])),
        }),
      ),
    }),
  },
  'PUT /api/agreements/consent': {
    access: ['works-council'],
    summary: 'Whether a campaign waits for the word of the works council before it starts.',
    body: Type.Object({ required: Type.Boolean() }, { additionalProperties: false }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/campaigns/:campaignId/agreement': {
    access: ['hr', 'manager', 'management', 'adviser', 'works-council'],
    summary:
      'The contract of a campaign with its versions, its signature and the public keys. Of a draft: as it would be.',
    params: Params,
    reply: Type.Object({
      title: Type.String(),
      status: Status,
      terms: Type.Unsafe<Terms>(Type.Any()),
      termsHash: Type.String(),
      version: Type.Integer(),
      scales: Named,
      cuts: Named,
      units: Type.Array(Type.String()),
      signature: orNull(Signature),
      versions: Type.Array(
        Type.Object({
          version: Type.Integer(),
          on: Type.String(),
          by: orNull(Type.String()),
          reason: Type.String(),
        }),
      ),
      keys: orNull(
        Type.Object({
          manifestHash: Type.String(),
          words: Type.Array(Type.String()),
          sealing: Type.String(),
          files: orNull(Type.String()),
          scopes: Type.Array(
            Type.Object({ name: Type.String(), invited: Type.Integer(), fingerprint: Type.String() }),
          ),
        }),
      ),
      tally: orNull(
        Type.Object({
          counted: Type.Integer(),
          invalid: Type.Integer(),
          refused: Type.Record(Type.String(), Type.Integer()),
          reissued: Type.Integer(),
          certificate: Type.Any(),
        }),
      ),
    }),
  },
  'POST /api/campaigns/:campaignId/agreement/signature': {
    access: ['works-council'],
    summary:
      'The word of the works council on exactly these terms: signed, or not applicable because. Cannot be undone.',
    params: Params,
    body: Type.Object(
      {
        termsHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        kind: Type.Enum(['signed', 'not-applicable']),
        reason: Type.String({ maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 201,
  },
  'POST /api/campaigns/:campaignId/agreement/tighten': {
    access: ['hr', 'works-council'],
    summary:
      'Makes the contract of a running campaign stricter, with a reason. Loosening is refused for every role.',
    params: Params,
    body: Type.Object(
      {
        minimumGroup: Type.Optional(Minimum),
        scales: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Minimum)),
        cuts: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
        readers: Type.Optional(Type.Array(Reader, { minItems: 1, maxItems: 5 })),
        retention: Type.Optional(
          Type.Object(
            {
              answers: Type.Optional(Days),
              invitations: Type.Optional(Days),
              figures: Type.Optional(Days),
            },
            { additionalProperties: false },
          ),
        ),
        reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ version: Type.Integer() }),
    status: 201,
  },
} as const satisfies Contracts;
