import { Type } from 'typebox';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Contracts } from '../../http/contract.ts';

const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Variant = Type.Enum(['short', 'standard', 'long']);

export const routes = {
  'GET /api/questionnaires': {
    access: 'signed-in',
    summary: 'The questionnaires and how long each variant takes.',
    reply: Type.Object({
      questionnaires: Type.Array(
        Type.Object({
          id: Type.String(),
          version: Type.String(),
          title: TwoLanguages,
          purpose: TwoLanguages,
          minimumGroup: Type.Integer(),
          variants: Type.Array(
            Type.Object({
              variant: Variant,
              items: Type.Integer(),
              scales: Type.Integer(),
              minutes: Type.Integer(),
            }),
          ),
        }),
      ),
    }),
  },
  'GET /api/questionnaires/:id/:variant': {
    access: 'signed-in',
    summary: 'A questionnaire as an employee would get it.',
    params: Type.Object({ id: Type.String(), variant: Variant }),
    reply: Type.Unsafe<Definition>(Type.Any()),
  },
} as const satisfies Contracts;
