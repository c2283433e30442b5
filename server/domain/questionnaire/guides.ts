import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { words } from './file-schema.ts';
import { checkForm, type Parsed } from './parse.ts';

const closed = { additionalProperties: false } as const;
const points = Type.Array(words(300));

const GuideFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z-]+$' }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    /** For whom a walk through it is kept: the organisation, a unit, or nobody (it is read only). */
    state: Type.Enum(['organisation', 'unit', 'none']),
    title: words(80),
    purpose: words(400),
    steps: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z-]+$' }),
          title: words(60),
          text: words(400),
          points,
          /** What employees and managers watch, where they differ. */
          employee: Type.Optional(points),
          management: Type.Optional(points),
          /** What is written down at this step. */
          ask: Type.Optional(words(80)),
          link: Type.Optional(
            Type.Object({ to: Type.String({ pattern: '^/[a-z/?=-]+$' }), text: words(60) }, closed),
          ),
        },
        closed,
      ),
      { minItems: 3 },
    ),
    sources: Type.Array(Type.String(), { minItems: 1 }),
  },
  closed,
);

/** A guided path: steps with explanation, points and, where something is agreed, room to write it down. */
export type Guide = Static<typeof GuideFile>;

const check = Compile(GuideFile);

export function parseGuide(value: unknown): Parsed<Guide> {
  const problems = checkForm(check as never, value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value as Guide };
}
