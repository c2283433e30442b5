import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Version = Type.Object({
  questionnaireId: Type.String(),
  questionnaireTitle: TwoLanguages,
  variant: Type.Enum(['short', 'standard', 'long']),
  number: Type.Integer(),
  madeOn: Type.String(),
  /** How many organisations: ten at least, told as a floor of five. */
  organisationsFrom: Type.Integer(),
  figures: Type.Array(
    Type.Object({
      scale: Type.String(),
      title: TwoLanguages,
      mean: Type.Integer(),
      sd: Type.Integer(),
      n: Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) }),
    }),
  ),
});

export const routes = {
  'GET /api/norm-pool': {
    access: ['hr', 'management', 'adviser', 'works-council', 'administrator'],
    summary:
      'Whether the organisation takes part in the norm over organisations, and the newest version of each norm.',
    reply: Type.Object({
      takesPart: Type.Boolean(),
      since: orNull(Type.String()),
      mayDecide: Type.Boolean(),
      versions: Type.Array(Version),
    }),
  },
  'PUT /api/norm-pool': {
    access: ['administrator', 'hr'],
    summary: 'Takes part in the norm, or stops. Versions that were made stay as they are.',
    body: Type.Object({ takesPart: Type.Boolean() }, { additionalProperties: false }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
