import { type Static, Type } from 'typebox';
import {
  CAUSE_SOURCES,
  Day,
  Finding,
  FindingFields,
  Id,
  orNull,
  RiskClass,
  RiskInputs,
  TwoLanguages,
} from '../../domain/plan/shapes.ts';
import type { Contracts } from '../../http/contract.ts';

export const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
/** Who writes findings, causes and rows. */
export const WRITERS = ['hr', 'manager', 'management', 'adviser'] as const;
/** Who weighs risks. */
const RATERS = ['hr', 'management', 'adviser'] as const;
/** Who may sign, for the employer, that a risk is left as it is. */
const ACCEPTERS = ['hr', 'management'] as const;

const Place = Type.Object({ campaignId: Id, unitId: Id, scale: Type.String({ maxLength: 40 }) });

/** A finding as pages show it. */
const ShownFinding = Type.Object({
  ...Finding.properties,
  title: TwoLanguages,
  says: TwoLanguages,
  state: Type.Enum(['open', 'planned', 'accepted']),
  riskClass: orNull(RiskClass),
  /** What the published figures suggest; null when they do not say enough. */
  proposal: orNull(RiskInputs),
  rows: Type.Array(
    Type.Object({ id: Id, number: Type.Integer(), title: Type.String(), status: Type.String() }),
  ),
});
export type ShownFinding = Static<typeof ShownFinding>;

/** A published figure that asks for attention and is no finding yet. */
const Attention = Type.Object({
  campaignId: Id,
  campaign: Type.String(),
  unit: Type.Object({ id: Id, name: Type.String() }),
  scale: Type.String(),
  title: TwoLanguages,
  says: TwoLanguages,
});
export type Attention = Static<typeof Attention>;

const Because = Type.String({ minLength: 10, maxLength: 1000, pattern: '\\S' });

export const routes = {
  'GET /api/plan/units': {
    access: READERS,
    summary: 'The units that the account may write about.',
    reply: Type.Object({ units: Type.Array(Type.Object({ id: Id, name: Type.String() })) }),
  },
  'GET /api/findings': {
    access: READERS,
    summary:
      'Findings of the units that the account may see, and figures that ask for attention without a finding.',
    reply: Type.Object({ findings: Type.Array(ShownFinding), attention: Type.Array(Attention) }),
  },
  'POST /api/findings': {
    access: WRITERS,
    summary: 'Makes findings of published figures; a figure that is one already keeps it.',
    body: Type.Object(
      { figures: Type.Array(Place, { minItems: 1, maxItems: 500 }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ ids: Type.Array(Id) }),
    status: 201,
  },
  'POST /api/findings/observed': {
    access: WRITERS,
    summary: 'Makes a finding of something seen or heard, without a figure.',
    body: Type.Object(
      {
        unitId: Id,
        title: Type.String({ minLength: 3, maxLength: 120, pattern: '\\S' }),
        text: Type.String({ minLength: 10, maxLength: 1000, pattern: '\\S' }),
        observedOn: Day,
        psaCategory: FindingFields.properties.psaCategory,
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'PUT /api/findings/:findingId': {
    access: WRITERS,
    summary: 'Changes what is written about a finding; its evidence stays as it was.',
    params: Type.Object({ findingId: Id }),
    body: FindingFields,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'PUT /api/findings/:findingId/risk': {
    access: RATERS,
    summary: 'Weighs the risk: method with its inputs, and an override with its reason.',
    params: Type.Object({ findingId: Id }),
    body: Type.Object(
      {
        inputs: RiskInputs,
        reported: Type.Boolean(),
        override: orNull(RiskClass),
        reason: Type.String({ maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ riskClass: RiskClass, score: Type.Number() }),
  },
  'POST /api/findings/:findingId/causes': {
    access: WRITERS,
    summary: 'Writes down a concrete cause. The name of the theme, such as work pressure, is none.',
    params: Type.Object({ findingId: Id }),
    body: Type.Object(
      {
        text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
        source: Type.Enum([...CAUSE_SOURCES]),
        heardOn: Day,
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'DELETE /api/findings/:findingId/causes/:causeId': {
    access: WRITERS,
    summary: 'Takes a cause away; the change log keeps it.',
    params: Type.Object({ findingId: Id, causeId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/findings/acceptances': {
    access: ACCEPTERS,
    summary: 'Signs that findings are left as they are, and why.',
    body: Type.Object(
      { findingIds: Type.Array(Id, { minItems: 1, maxItems: 500 }), because: Because },
      { additionalProperties: false },
    ),
    reply: Type.Object({ accepted: Type.Integer() }),
  },
  'DELETE /api/findings/:findingId/acceptance': {
    access: ACCEPTERS,
    summary: 'Takes an acceptance back; the finding is open again.',
    params: Type.Object({ findingId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
