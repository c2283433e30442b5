import { type TSchema, Type } from 'typebox';
import type { CommentCell } from '../privacy/comments.ts';
import type { CutCell, ItemCell, PrevalenceCell, ScaleCell, WithheldCell } from '../privacy/cells.ts';
import type { Released } from '../privacy/release.ts';

/**
 * What a released figure looks like on the wire. The type says that nothing but a released figure may be sent, and the
 * shape lets no other key through: two walls that do not know of each other.
 */
const released = <T>(shape: TSchema) => Type.Unsafe<Released<T>>(shape);
const orNull = (type: TSchema) => Type.Union([type, Type.Null()]);

const Band = Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) });
const Coded = Type.Object({
  value: Type.Number(),
  bound: Type.Enum(['about', 'at-most', 'at-least', 'rest']),
  step: Type.Number(),
});
const Thirds = Type.Array(Coded, { minItems: 3, maxItems: 3 });
const Bars = Type.Array(Type.Object({ answers: Type.Array(Type.Integer()), share: Coded }));

const place = { unit: Type.String(), scale: Type.String() };
const people = { n: Band, elsewhereAtMost: Type.Integer() };
const shares = { thirds: orNull(Thirds), distribution: orNull(Bars) };

/** The same for every cause: it names the place and nothing else. */
const withheld = (kind: 'scale' | 'item' | 'prevalence') =>
  Type.Object({
    kind: Type.Literal(kind),
    ...place,
    ...(kind === 'scale' ? {} : { item: Type.String() }),
    withheld: Type.Literal(true),
  });
const shown = <K extends string>(kind: K) => ({
  kind: Type.Literal(kind),
  ...place,
  withheld: Type.Literal(false),
});

export const ScaleFigure = released<ScaleCell | WithheldCell>(
  Type.Union([
    Type.Object({
      ...shown('scale'),
      ...people,
      sameAs: orNull(Type.String()),
      mean: Coded,
      sd: orNull(Coded),
      ...shares,
    }),
    withheld('scale'),
  ]),
);

export const ItemFigure = released<ItemCell | WithheldCell>(
  Type.Union([
    Type.Object({ ...shown('item'), item: Type.String(), ...people, mean: Coded, ...shares }),
    withheld('item'),
  ]),
);

export const PrevalenceFigure = released<PrevalenceCell | WithheldCell>(
  Type.Union([
    Type.Object({ ...shown('prevalence'), item: Type.String(), ...people, share: Coded }),
    withheld('prevalence'),
  ]),
);

/** There is no withheld one: a table that is not shown is not there. */
export const CutFigure = released<CutCell>(
  Type.Object({
    ...shown('cut'),
    n: Band,
    cut: Type.String(),
    category: Type.String(),
    categories: Type.Array(Type.String()),
    mean: Coded,
  }),
);

export const CommentFigure = released<CommentCell>(
  Type.Union([
    Type.Object({
      kind: Type.Literal('comments'),
      withheld: Type.Literal(false),
      unit: Type.String(),
      question: Type.String(),
      comments: Type.Array(Type.String()),
    }),
    Type.Object({
      kind: Type.Literal('comments'),
      withheld: Type.Literal(true),
      unit: Type.String(),
      question: Type.String(),
    }),
  ]),
);
