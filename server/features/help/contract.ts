import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

export const routes = {
  'GET /api/help': {
    access: 'signed-in',
    summary: 'The guide for everybody with an account: a heading per task, with what to do.',
    query: Type.Object({ language: Type.Enum(['nl', 'en']) }),
    reply: Type.Object({
      title: Type.String(),
      intro: Type.String(),
      tasks: Type.Array(
        Type.Object({ id: Type.String(), title: Type.String(), steps: Type.Array(Type.String()) }),
      ),
    }),
  },
} as const satisfies Contracts;
