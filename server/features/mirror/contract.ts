import { Type } from 'typebox';
import type { Advice } from '../../domain/questionnaire/advice.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Contracts } from '../../http/contract.ts';

const Words = Type.Object({ nl: Type.String(), en: Type.String() });

/** Figures of other people to stand beside, and where they come from. */
const MirrorNorm = Type.Object({
  id: Type.String(),
  title: Words,
  passport: Type.Object({
    source: Type.String(),
    population: Words,
    period: Type.String(),
    /** Number of people behind it, as a band; null when it differs per scale or is not known. */
    people: Type.Union([
      Type.Object({ from: Type.Integer(), to: Type.Union([Type.Integer(), Type.Null()]) }),
      Type.Null(),
    ]),
    comparability: Type.Enum(['identical', 'same-construct', 'internal']),
    licence: Type.String(),
  }),
  scales: Type.Record(
    Type.String(),
    Type.Object({ mean: Type.Number(), sd: Type.Union([Type.Number(), Type.Null()]) }),
  ),
});

/** A figure from elsewhere about the same subject, asked in other words: told, never compared. */
const Context = Type.Object({
  scale: Type.String(),
  percentage: Type.Number(),
  period: Type.String(),
  what: Words,
  source: Type.String(),
});

const Mirror = Type.Object({
  norms: Type.Array(MirrorNorm),
  context: Type.Array(Context),
  advice: Type.Unsafe<readonly Advice[]>(Type.Any()),
});

/** What the own mirror needs. Fetched before it is opened, by everybody alike; the mirror itself asks nothing. */
export const routes = {
  'GET /api/campaigns/:campaignId/mirror': {
    access: 'anyone',
    summary: 'Norms and tips for the own mirror of a campaign: the same for everybody.',
    params: Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    reply: Mirror,
  },
  'GET /api/self-test': {
    access: 'anyone',
    summary: 'Questionnaires that anybody may fill in for themselves, without a campaign.',
    reply: Type.Object({
      questionnaires: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Words,
          variants: Type.Array(
            Type.Object({
              variant: Type.Enum(['short', 'standard', 'long']),
              items: Type.Integer(),
              minutes: Type.Integer(),
            }),
          ),
        }),
      ),
    }),
  },
  'GET /api/self-test/:questionnaireId/:variant': {
    access: 'anyone',
    summary: 'A questionnaire with norms and tips, to fill in on the own device.',
    params: Type.Object({
      questionnaireId: Type.String({ maxLength: 40 }),
      variant: Type.Enum(['short', 'standard', 'long']),
    }),
    /** A campaign of the own organisation: its published figures may then serve as a norm. */
    query: Type.Object({ campaignId: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })) }),
    reply: Type.Object({ definition: Type.Unsafe<Definition>(Type.Any()), mirror: Mirror }),
  },
} as const satisfies Contracts;
