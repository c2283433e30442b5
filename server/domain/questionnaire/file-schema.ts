import { type Static, Type } from 'typebox';

/** The shapes of the files in surveys/. Everything the parser checks by form stands here; `parse.ts` checks the sense. */

const closed = { additionalProperties: false } as const;

/** A language tag (BCP 47) beside the two that every text has: pl, ar, zh-Hant, pt-BR. */
const LANGUAGE_TAG = '^(?!(nl|en)$)[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$';
/** Other languages take more letters for the same words. */
const ROOM = 1.5;

/** A text in Dutch and English, and in as many further languages as somebody translated it into. */
export const words = (maxLength: number) =>
  Type.Object(
    { nl: Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) },
    {
      ...closed,
      patternProperties: { [LANGUAGE_TAG]: Type.String({ minLength: 1, maxLength: ROOM * maxLength }) },
    },
  );

const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 });
const ItemId = Type.String({ pattern: '^[a-z0-9-]+\\.\\d+(\\.(now|wished))?$' });
const Count = Type.Integer({ minimum: 0, maximum: 20 });
const MinimumGroup = Type.Integer({ minimum: 5, maximum: 100 });

export const AnswerSetFile = Type.Object(
  {
    scored: Type.Boolean(),
    options: Type.Array(
      Type.Object({ code: Type.Integer({ minimum: 1, maximum: 9 }), text: words(45) }, closed),
      {
        minItems: 2,
        maxItems: 9,
      },
    ),
  },
  closed,
);

export const AnswerSetsFile = Type.Record(Slug, AnswerSetFile);

export const ConditionFile = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ item: ItemId, atLeast: Type.Integer({ minimum: 1, maximum: 9 }) }, closed),
      Type.Object({ any: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, closed),
      Type.Object({ all: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, closed),
    ]),
  },
  'Condition',
);

const Psa = Type.Enum([
  'work-pressure',
  'aggression-and-violence',
  'bullying',
  'sexual-harassment',
  'discrimination',
  'none',
]);

export const ItemFile = Type.Object(
  {
    id: ItemId,
    text: words(120),
    reversed: Type.Optional(Type.Boolean()),
    answers: Type.Optional(Slug),
    condition: Type.Optional(ConditionFile),
    part: Type.Optional(Type.Union([Type.Literal('effort'), Type.Literal('reward')])),
    psa: Type.Optional(Psa),
  },
  closed,
);

const scaleFields = {
  id: Slug,
  core: Type.Optional(Type.Boolean()),
  title: words(45),
  measures: words(160),
  higherIs: Type.Union([Type.Literal('favourable'), Type.Literal('unfavourable'), Type.Literal('neutral')]),
  favourable: Type.Optional(words(60)),
  answers: Slug,
  report: Type.Enum(['scale', 'prevalence', 'profile', 'items', 'individual']),
  basis: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { minItems: 1 }),
  field4A: Type.Enum(['content', 'relations', 'conditions', 'terms']),
  psa: Psa,
  items: Type.Array(ItemFile, { minItems: 1, maxItems: 30 }),
};

export const ScaleFile = Type.Object(scaleFields, closed);
export const SharedScalesFile = Type.Object({ scales: Type.Array(ScaleFile, { minItems: 1 }) }, closed);

const Counts = Type.Object({ short: Count, standard: Count, long: Count }, closed);
const place = {
  code: Type.String({ pattern: '^[A-Z]{1,2}\\d{2}$' }),
  counts: Counts,
  minimumGroup: Type.Optional(MinimumGroup),
  condition: Type.Optional(ConditionFile),
};

export const UsedScaleFile = Type.Object({ ...place, use: Slug }, closed);
export const OwnScaleFile = Type.Object({ ...place, ...scaleFields }, closed);

export const QuestionnaireFile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Slug,
    kind: Type.Union([Type.Literal('questionnaire'), Type.Literal('module')]),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+(-own\\.\\d+)?$' }),
    licence: Type.String({ minLength: 1, maxLength: 200 }),
    provenance: words(600),
    title: words(45),
    purpose: words(600),
    help: Type.Optional(words(600)),
    minimumGroup: MinimumGroup,
    answerSets: Type.Optional(AnswerSetsFile),
    sections: Type.Array(
      Type.Object(
        {
          id: Slug,
          title: words(60),
          intro: Type.Optional(words(300)),
          scales: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    scales: Type.Array(Type.Union([UsedScaleFile, OwnScaleFile]), { minItems: 1 }),
    openQuestions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^open\\.\\d+$' }),
            text: words(160),
            maxLength: Type.Integer({ minimum: 100, maximum: 2000 }),
          },
          closed,
        ),
        { maxItems: 4 },
      ),
    ),
  },
  closed,
);
export type QuestionnaireFile = Static<typeof QuestionnaireFile>;
export type ScaleFile = Static<typeof ScaleFile>;
export type OwnScaleFile = Static<typeof OwnScaleFile>;
export type ItemFile = Static<typeof ItemFile>;

export const BackgroundFile = Type.Object(
  {
    questions: Type.Array(
      Type.Object(
        {
          id: Slug,
          title: words(80),
          why: words(200),
          options: Type.Array(Type.Object({ code: Slug, text: words(60) }, closed), {
            minItems: 2,
            maxItems: 6,
          }),
        },
        closed,
      ),
    ),
  },
  closed,
);
