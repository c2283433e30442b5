import type { Body } from '../../../../../server/http/contract.ts';
import type { Api } from '../../../../../server/contract.ts';
import { m } from '$lib/paraglide/messages';
import type { Choice } from './words';

export type RowFields = Required<Omit<Body<Api['PUT /api/plan/rows/:rowId']>, 'revision'>>;

interface Base {
  readonly name: keyof RowFields;
  readonly hint?: () => string;
  readonly wide?: boolean;
  /** Longest text. */
  readonly most?: number;
  /** Nothing filled in is no value. */
  readonly optional?: boolean;
}
export type FormField = Base &
  (
    | { readonly kind: 'text' | 'area' | 'date' | 'number' | 'email' }
    | { readonly kind: 'choice'; readonly choice: Choice }
  );
export interface FormGroup {
  readonly id: string;
  readonly title: () => string;
  readonly hint?: () => string;
  readonly fields: readonly FormField[];
}

const text = (name: keyof RowFields, most: number): FormField => ({ kind: 'text', name, most });
const area = (name: keyof RowFields, most: number): FormField => ({ kind: 'area', name, most, wide: true });
const date = (name: keyof RowFields): FormField => ({ kind: 'date', name, optional: true });
const amount = (name: keyof RowFields): FormField => ({ kind: 'number', name });
const choice = (name: keyof RowFields & Choice, optional = false): FormField => ({
  kind: 'choice',
  choice: name,
  name,
  optional,
});

/** All that people write about a row, in the order in which they come to it. */
export const ROW_GROUPS: readonly FormGroup[] = [
  {
    id: 'measure',
    title: m.plan_row_group_measure,
    fields: [
      { ...text('title', 160), wide: true },
      area('description', 2000),
      choice('step'),
      { ...area('stepReason', 500), wide: false, hint: m.plan_step_reason_hint },
      choice('level'),
      choice('prevention', true),
    ],
  },
  {
    id: 'who',
    title: m.plan_row_group_who,
    fields: [
      text('owner', 120),
      { kind: 'email', name: 'ownerEmail', most: 200, optional: true },
      text('executor', 120),
      text('expertise', 200),
      date('startsOn'),
      { kind: 'date', name: 'deadline' },
    ],
  },
  {
    id: 'goal',
    title: m.plan_row_group_goal,
    fields: [
      area('goal', 500),
      area('indicator', 500),
      text('baseline', 300),
      text('target', 300),
      date('evaluateOn'),
    ],
  },
  {
    id: 'money',
    title: m.plan_row_group_money,
    fields: [amount('budgetPlanned'), amount('budgetSpent'), amount('hoursPlanned'), amount('hoursSpent')],
  },
  {
    id: 'law',
    title: m.plan_row_group_law,
    fields: [
      text('legalArticle', 160),
      text('rieReference', 60),
      choice('councilKind', true),
      date('councilOn'),
      area('expertAdvice', 1000),
    ],
  },
  {
    id: 'tell',
    title: m.plan_row_group_tell,
    fields: [
      { ...area('educationNeeded', 300), wide: false },
      date('educationDoneOn'),
      { ...area('communication', 500), wide: false },
      date('communicatedOn'),
    ],
  },
  {
    id: 'finish',
    title: m.plan_row_group_finish,
    hint: m.plan_row_group_finish_hint,
    fields: [
      choice('status'),
      date('doneOn'),
      choice('effect', true),
      { ...area('effectNote', 1000), wide: false },
      choice('residualClass', true),
      { ...area('residualReason', 500), wide: false },
      area('remark', 2000),
    ],
  },
];
