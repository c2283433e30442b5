import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { words } from './file-schema.ts';
import { checkForm, type Parsed } from './parse.ts';

const closed = { additionalProperties: false } as const;

const Source = Type.Union([
  Type.Object({ law: Type.String() }, closed),
  Type.Object({ file: Type.String(), section: Type.String() }, closed),
  Type.Object({ own: Type.String() }, closed),
]);

const Topic = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+$' }),
    stage: Type.String(),
    title: words(120),
    question: words(300),
    whatGoodLooksLike: words(800),
    evidenceExamples: words(400),
    sources: Type.Array(Source, { minItems: 1 }),
  },
  closed,
);

const Milestone = Type.Object(
  {
    id: Type.String(),
    week: Type.Union([Type.Integer(), Type.Object({ from: Type.Integer(), to: Type.Integer() }, closed)]),
    title: words(120),
    who: words(120),
    what: words(400),
    source: Type.String(),
    sourceDate: Type.String(),
    certainty: Type.Enum(['law', 'practice']),
  },
  closed,
);

const ChecklistFile = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    title: words(120),
    purpose: words(1200),
    stages: Type.Array(Type.Object({ id: Type.String(), title: words(120) }, closed), { minItems: 1 }),
    topics: Type.Array(Topic, { minItems: 1 }),
    milestones: Type.Optional(Type.Array(Milestone)),
  },
  closed,
);

/** A checklist about the organisation: topics in stages, and for absence the steps of the Gatekeeper Act. */
export type Checklist = Static<typeof ChecklistFile>;
export type Topic = Static<typeof Topic>;

const check = Compile(ChecklistFile);

/** A topic in a stage that the checklist does not have is a mistake as well. */
export function parseChecklist(value: unknown): Parsed<Checklist> {
  const problems = [...checkForm(check as never, value)];
  if (problems.length > 0) return { ok: false, problems };
  const checklist = value as Checklist;
  const stages = new Set(checklist.stages.map(({ id }) => id));
  for (const topic of checklist.topics) {
    if (!stages.has(topic.stage))
      problems.push({ path: `topics.${topic.id}.stage`, message: `there is no stage "${topic.stage}"` });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: checklist };
}
