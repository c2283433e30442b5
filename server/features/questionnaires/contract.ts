import { Type } from 'typebox';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Contracts } from '../../http/contract.ts';

const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Variant = Type.Enum(['short', 'standard', 'long']);

const Line = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: TwoLanguages,
  purpose: TwoLanguages,
  minimumGroup: Type.Integer(),
  openQuestions: Type.Integer(),
  /** Background questions that a campaign may ask. */
  background: Type.Array(
    Type.Object({ id: Type.String(), title: TwoLanguages, options: Type.Array(TwoLanguages) }),
  ),
  variants: Type.Array(
    Type.Object({
      variant: Variant,
      items: Type.Integer(),
      scales: Type.Integer(),
      minutes: Type.Integer(),
      /** So that the screen can tell what a module adds to a questionnaire that asks some of it already. */
      asks: Type.Array(Type.Object({ scale: Type.String(), items: Type.Integer() })),
    }),
  ),
});

export const routes = {
  'GET /api/questionnaires': {
    access: 'signed-in',
    summary: 'The questionnaires and modules, and how long each variant takes.',
    reply: Type.Object({
      questionnaires: Type.Array(Line),
      /** What can be added to a questionnaire in a campaign. */
      modules: Type.Array(Line),
    }),
  },
  'GET /api/questionnaires/:id/:variant': {
    access: 'signed-in',
    summary: 'A questionnaire as an employee would get it.',
    params: Type.Object({ id: Type.String(), variant: Variant }),
    reply: Type.Unsafe<Definition>(Type.Any()),
  },
} as const satisfies Contracts;
