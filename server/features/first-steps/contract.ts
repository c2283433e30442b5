import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const WHO = ['hr', 'administrator'] as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Step = Type.Object({
  id: Type.Enum([
    'second-step',
    'people',
    'hr',
    'council',
    'mail',
    'colleagues',
    'draft',
    'launch',
    'results',
    'plan',
  ]),
  /** Nothing comes after it without it; the others are advised. */
  needed: Type.Boolean(),
  done: Type.Boolean(),
  /** What exactly is the case, where that is not only yes or no. */
  state: orNull(Type.Enum(['mailbox', 'failing', 'open', 'waiting'])),
  /** How many there are of what the step is about. */
  count: orNull(Type.Integer()),
  /** Where it is done. */
  path: Type.String(),
});
export type FirstStep = Static<typeof Step>;

export const routes = {
  'GET /api/first-steps': {
    access: WHO,
    summary:
      'What is ready and what is to do, from an empty organisation to a first plan, as things stand now.',
    reply: Type.Object({
      steps: Type.Array(Step),
      /** The step that is next; null when nothing is needed any more. */
      next: orNull(Type.String()),
      /** The list has done its work: it may be put away. */
      mayBePutAway: Type.Boolean(),
      away: Type.Boolean(),
    }),
  },
  'PUT /api/first-steps': {
    access: WHO,
    summary: 'Puts the list away for the own account, or takes it back.',
    body: Type.Object({ away: Type.Boolean() }, { additionalProperties: false }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
