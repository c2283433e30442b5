import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

export const routes = {
  'GET /api/methods': {
    access: 'signed-in',
    summary: 'The figures of the last attack on the publisher, as the command that ran it wrote them.',
    reply: Type.Object({
      ranOn: Type.String(),
      k: Type.Integer(),
      seed: Type.Integer(),
      organisations: Type.Integer(),
      cells: Type.Integer(),
      smallestGroup: Type.Union([Type.Integer(), Type.Null()]),
      breaches: Type.Integer(),
      ownTeamCoverage: Type.Number(),
      cutCells: Type.Number(),
      mutantBreachShare: Type.Number(),
      secondRelease: Type.Object({
        attempts: Type.Integer(),
        refused: Type.Integer(),
        breaches: Type.Integer(),
        breachShareWithoutLedger: Type.Number(),
      }),
      twoCampaigns: Type.Object({
        organisations: Type.Integer(),
        breaches: Type.Integer(),
        ifAnswersRepeat: Type.Object({
          belowK: Type.Number(),
          smallestGroup: Type.Union([Type.Integer(), Type.Null()]),
        }),
      }),
    }),
  },
} as const satisfies Contracts;
