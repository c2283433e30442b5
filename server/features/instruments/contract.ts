import { Type } from 'typebox';
import type { Draft, ImportReport } from '../../domain/instrument-import/draft.ts';
import type { SuggestedMapping } from '../../domain/instrument-import/suggest-mapping.ts';
import type { QuestionnaireFile } from '../../domain/questionnaire/file-schema.ts';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const ok = Type.Object({ ok: Type.Boolean() });

const State = Type.Enum(['built-in', 'draft', 'published']);
const Version = Type.Object({
  version: Type.String(),
  state: State,
  madeFrom: orNull(Type.String()),
  remark: Type.String(),
  /** Made or published by whom and when; null for what the product brings. */
  by: orNull(Type.String()),
  at: orNull(Type.String()),
});
const Instrument = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['questionnaire', 'module']),
  title: TwoLanguages,
  /** Newest first. */
  versions: Type.Array(Version),
});

const VersionParams = Type.Object({
  id: Type.String({ maxLength: 40 }),
  version: Type.String({ maxLength: 30 }),
});
const DraftParams = Type.Object({ draftId: Id });
const Problems = Type.Array(Type.Object({ path: Type.String(), message: Type.String() }));
const MADE = Type.Object({ id: Type.String(), version: Type.String() });

/** Whole questionnaires of others are larger than an ordinary message. */
const FILE_BYTES = 5 * 1024 * 1024;
const QUESTIONNAIRE_BYTES = 1024 * 1024;

export const routes = {
  'GET /api/instruments': {
    access: ['hr', 'adviser'],
    summary: 'Questionnaires and modules with all their versions, and files that wait for a mapping.',
    reply: Type.Object({
      instruments: Type.Array(Instrument),
      waiting: Type.Array(Type.Object({ id: Id, fileName: Type.String(), at: Type.String() })),
    }),
  },
  'GET /api/instruments/:id/:version': {
    access: ['hr', 'adviser'],
    summary: 'One version with every text in both languages.',
    params: VersionParams,
    reply: Type.Object({
      version: Version,
      file: Type.Unsafe<QuestionnaireFile>(Type.Any()),
      report: orNull(Type.Unsafe<ImportReport>(Type.Any())),
    }),
  },
  'GET /api/instruments/:id/:version/file': {
    access: ['hr', 'adviser'],
    summary: 'The same as a JSON file in our own format, to keep or to take elsewhere.',
    params: VersionParams,
    download: 'application/json',
    reply: Type.Any(),
  },
  'POST /api/instruments/:id/:version/versions': {
    access: ['hr', 'adviser'],
    summary: 'Makes a draft of a new version from this one. The version itself stays as it is.',
    params: VersionParams,
    reply: MADE,
    status: 201,
  },
  'PUT /api/instruments/:id/:version': {
    access: ['hr', 'adviser'],
    summary: 'Changes a draft. A questionnaire with a problem is refused with all its problems.',
    params: VersionParams,
    bodyLimit: QUESTIONNAIRE_BYTES,
    body: Type.Object(
      { file: Type.Unsafe<QuestionnaireFile>(Type.Any()), remark: Type.String({ maxLength: 400 }) },
      { additionalProperties: false },
    ),
    reply: ok,
  },
  'POST /api/instruments/:id/:version/publish': {
    access: ['hr', 'adviser'],
    summary: 'Publishes a draft. From then on it can be used in a campaign and never changes again.',
    params: VersionParams,
    reply: ok,
  },
  'DELETE /api/instruments/:id/:version': {
    access: ['hr', 'adviser'],
    summary: 'Throws a draft away.',
    params: VersionParams,
    reply: ok,
  },
  'POST /api/instrument-files': {
    access: ['hr', 'adviser'],
    summary:
      'Reads a questionnaire of others: our JSON becomes a draft version at once; XLSForm and LimeSurvey wait for a mapping.',
    query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 160 }) }),
    upload: FILE_BYTES,
    reply: Type.Union([
      Type.Object({ kind: Type.Literal('version'), id: Type.String(), version: Type.String() }),
      Type.Object({ kind: Type.Literal('mapping'), draftId: Id }),
    ]),
    status: 201,
  },
  'GET /api/instrument-files/:draftId': {
    access: ['hr', 'adviser'],
    summary:
      'What was read of a file, what was not and why, and the mapping so far with what is wrong in it.',
    params: DraftParams,
    reply: Type.Object({
      fileName: Type.String(),
      draft: Type.Unsafe<Draft>(Type.Any()),
      report: Type.Unsafe<ImportReport>(Type.Any()),
      mapping: Type.Unsafe<SuggestedMapping>(Type.Any()),
      problems: Problems,
    }),
  },
  'PUT /api/instrument-files/:draftId': {
    access: ['hr', 'adviser'],
    summary: 'Keeps a mapping and says what is still wrong in it.',
    params: DraftParams,
    bodyLimit: QUESTIONNAIRE_BYTES,
    body: Type.Object(
      { mapping: Type.Unsafe<SuggestedMapping>(Type.Any()) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ problems: Problems }),
  },
  'POST /api/instrument-files/:draftId/version': {
    access: ['hr', 'adviser'],
    summary: 'Makes a draft version of the file and its mapping.',
    params: DraftParams,
    reply: MADE,
    status: 201,
  },
  'DELETE /api/instrument-files/:draftId': {
    access: ['hr', 'adviser'],
    summary: 'Throws a file that was read away.',
    params: DraftParams,
    reply: ok,
  },
} as const satisfies Contracts;
