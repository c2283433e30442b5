import { type Static, Type } from 'typebox';

const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Interval = orNull(Type.Object({ lower: Type.Number(), upper: Type.Number() }));

/** A figure from elsewhere, with what it may be used for. */
const norm = {
  title: TwoLanguages,
  value: Type.Number(),
  period: Type.String(),
  comparability: Type.String(),
};

/** Published figures of one scale and unit, as they stood. */
const ScaleEvidence = Type.Object({
  kind: Type.Literal('scale'),
  campaign: Type.String(),
  closedOn: Type.String(),
  unit: Type.String(),
  scaleTitle: TwoLanguages,
  higherIs: Type.Optional(Type.Enum(['favourable', 'unfavourable', 'neutral'])),
  mean: Type.Number(),
  bound: Type.String(),
  organisationMean: orNull(Type.Number()),
  /** A norm from elsewhere, of the group of it that fits the organisation best; null when there is none. */
  norm: Type.Optional(orNull(Type.Object({ ...norm, group: TwoLanguages }))),
  /** Difference from the rest of the organisation with its interval; null when it was not tested. */
  difference: Type.Optional(orNull(Type.Number())),
  interval: Type.Optional(Interval),
  d: Type.Optional(orNull(Type.Number())),
  /** Share in the unfavourable third, in percent; null when it may not be shown. */
  shareBurdened: Type.Optional(orNull(Type.Number())),
  n: Type.String(),
  /** attention, strong, no-clear-difference or too-few. */
  verdict: Type.String(),
});

/** Published shares of people who met undesired behaviour; never of a team. */
const PrevalenceEvidence = Type.Object({
  kind: Type.Literal('prevalence'),
  campaign: Type.String(),
  closedOn: Type.String(),
  unit: Type.String(),
  scaleTitle: TwoLanguages,
  behaviours: Type.Array(
    Type.Object({
      item: Type.String(),
      text: TwoLanguages,
      psa: Type.String(),
      share: Type.Number(),
      bound: Type.String(),
    }),
  ),
  n: Type.String(),
});

/** An absence figure of one unit and period. */
const AbsenceEvidence = Type.Object({
  kind: Type.Literal('absence'),
  unit: Type.String(),
  title: TwoLanguages,
  period: Type.String(),
  value: Type.Number(),
  /** What the value counts: %, reports a year, days. */
  measuredIn: TwoLanguages,
  interval: Interval,
  norm: orNull(Type.Object(norm)),
});

/** Published scale scores beside absence figures over units: it goes together, nothing says what came first. */
const RelationEvidence = Type.Object({
  kind: Type.Literal('relation'),
  unit: Type.String(),
  scaleTitle: TwoLanguages,
  absenceTitle: TwoLanguages,
  period: Type.String(),
  units: Type.Integer(),
  coefficient: Type.Number(),
  p: orNull(Type.Number()),
});

/** A topic of a checklist that is not in order. */
const ChecklistEvidence = Type.Object({
  kind: Type.Literal('checklist'),
  unit: Type.String(),
  checklist: TwoLanguages,
  topic: TwoLanguages,
  /** What was answered, in words. */
  answer: TwoLanguages,
  filledInOn: Type.String(),
});

/** What someone saw or heard, without a figure. */
const ObservationEvidence = Type.Object({
  kind: Type.Literal('observation'),
  unit: Type.String(),
  title: Type.String(),
  text: Type.String(),
  observedOn: Type.String(),
});

export const Evidence = Type.Union([
  ScaleEvidence,
  PrevalenceEvidence,
  AbsenceEvidence,
  RelationEvidence,
  ChecklistEvidence,
  ObservationEvidence,
]);
export type Evidence = Static<typeof Evidence>;
export type ScaleEvidence = Static<typeof ScaleEvidence>;
