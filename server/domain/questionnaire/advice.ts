import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { words } from './file-schema.ts';
import { checkForm, type Parsed } from './parse.ts';

const closed = { additionalProperties: false } as const;

const AdviceFile = Type.Object(
  {
    /** Id of the scale, the same in every questionnaire. */
    scale: Type.String(),
    /** What somebody meets in the work, or how somebody stands in it. */
    side: Type.Enum(['work', 'self']),
    /** What an unfavourable score may mean, without judging and without diagnosing. */
    meaning: words(240),
    /** Small things that are in one's own hands. */
    tips: Type.Array(words(160), { minItems: 2, maxItems: 3 }),
  },
  closed,
);
const AdviceFiles = Type.Object({ advice: Type.Array(AdviceFile) }, closed);

/** What the own mirror says about one scale. */
export type Advice = Static<typeof AdviceFile>;

const check = Compile(AdviceFiles);

export function parseAdvice(value: unknown): Parsed<readonly Advice[]> {
  const problems = checkForm(check as never, value);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: (value as Static<typeof AdviceFiles>).advice };
}
