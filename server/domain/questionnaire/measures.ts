import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { words } from './file-schema.ts';
import { checkForm, type Parsed } from './parse.ts';

const closed = { additionalProperties: false } as const;

const MeasureFile = Type.Object(
  {
    id: Type.String({ pattern: '^M[1-5]-\\d{3}$' }),
    title: words(80),
    text: words(500),
    field4A: Type.Enum(['content', 'relations', 'conditions', 'terms', 'absence']),
    level: Type.Enum(['individual', 'team', 'organisation']),
    step: Type.Enum(['source', 'collective', 'individual']),
    scales: Type.Array(Type.String(), { minItems: 1 }),
    effort: Type.Enum(['low', 'medium', 'high']),
    monthsToEffect: Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ maximum: 60 })]),
    lead: words(120),
    indicator: words(200),
    sources: Type.Array(
      Type.Union([
        Type.Object({ file: Type.String(), section: Type.String() }, closed),
        Type.Object({ own: Type.String() }, closed),
      ]),
      { minItems: 1 },
    ),
  },
  closed,
);
const MeasuresFile = Type.Object({ measures: Type.Array(MeasureFile) }, closed);

/** One measure of the library: what to do, at which level and step, for which scales, and how to see that it worked. */
export type Measure = Static<typeof MeasureFile>;

const check = Compile(MeasuresFile);

export function parseMeasures(value: unknown): Parsed<readonly Measure[]> {
  const problems = checkForm(check as never, value);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: (value as Static<typeof MeasuresFile>).measures };
}
