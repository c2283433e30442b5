import { describe, expect, test } from 'vitest';
import { changedFields, compareContents } from '../../../server/domain/plan/compare-contents.ts';
import { interimChecks, remindersDue } from '../../../server/domain/plan/follow-up.ts';
import { mayBecome, rowProblems } from '../../../server/domain/plan/row-state.ts';
import { type Finding, type PlanRow, STATUSES } from '../../../server/domain/plan/shapes.ts';
import { signingProblems } from '../../../server/domain/plan/signing-problems.ts';
import { yearFigures } from '../../../server/domain/plan/year-figures.ts';

const row = (fields: Partial<PlanRow> = {}): PlanRow =>
  ({
    id: 'r1',
    number: 1,
    findingId: 'f1',
    madeOn: '2026-01-31',
    startsOn: null,
    deadline: '2026-09-01',
    evaluateOn: null,
    status: 'planned',
    step: 'source',
    stepReason: '',
    councilKind: null,
    councilOn: null,
    remark: '',
    doneOn: null,
    effect: null,
    effectNote: '',
    residualClass: null,
    residualReason: '',
    educationNeeded: '',
    educationDoneOn: null,
    budgetPlanned: null,
    budgetSpent: null,
    hoursPlanned: null,
    hoursSpent: null,
    ...fields,
  }) as PlanRow;
const finding = (fields: Partial<Finding> = {}): Finding =>
  ({
    id: 'f1',
    causes: [{ id: 'c', text: 'Twee plekken open', source: 'interview', heardOn: '2026-01-01' }],
    riskRated: 'high',
    riskOverride: null,
    acceptedBecause: null,
    ...fields,
  }) as Finding;
const done = {
  status: 'done',
  doneOn: '2026-08-01',
  effect: 'improved',
  residualClass: 'medium',
} as const;

describe('the status of a row', () => {
  test('goes only where the table says', () => {
    const allowed = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => mayBecome(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(allowed).toEqual([
      'planned > planned',
      'planned > in-progress',
      'planned > done',
      'planned > stopped',
      'in-progress > planned',
      'in-progress > in-progress',
      'in-progress > done',
      'in-progress > stopped',
      'done > in-progress',
      'done > done',
      'stopped > planned',
      'stopped > in-progress',
      'stopped > stopped',
    ]);
  });

  test('done asks for cause, risk class, effect, day and the risk that is left', () => {
    const bare = finding({ causes: [], riskRated: null });
    expect(rowProblems(row({ status: 'done' }), 'in-progress', bare)).toEqual([
      'cause-missing',
      'risk-missing',
      'done-on-missing',
      'effect-missing',
      'residual-missing',
    ]);
    expect(rowProblems(row(done), 'in-progress', finding())).toEqual([]);
  });

  test('done with the same risk, an effect that was not measured or open education has to say why', () => {
    const odd = row({ ...done, residualClass: 'high', effect: 'not-measured', educationNeeded: 'Training' });
    expect(rowProblems(odd, 'in-progress', finding())).toEqual([
      'effect-unexplained',
      'residual-unexplained',
      'education-open',
    ]);
  });

  test('stopped says why, and a lower step too', () => {
    expect(rowProblems(row({ status: 'stopped' }), 'planned', finding())).toEqual(['stopped-without-reason']);
    expect(rowProblems(row({ step: 'individual' }), 'planned', finding())).toEqual(['step-without-reason']);
  });
});

describe('follow-up', () => {
  test('asks three and six months after the start, on the last day of a short month', () => {
    const checks = interimChecks(row({ startsOn: '2026-11-30' }), [3], '2027-06-01');
    expect(checks).toEqual([
      { months: 3, dueOn: '2027-02-28', due: false },
      { months: 6, dueOn: '2027-05-30', due: true },
    ]);
  });

  test('reminds once before and once after the deadline, of checks and of looking back', () => {
    const kinds = (fields: Partial<PlanRow>, today: string, checked: number[] = [3, 6]) =>
      remindersDue(row(fields), checked, today).map(({ kind }) => kind);
    expect(kinds({}, '2026-08-17')).toEqual([]);
    expect(kinds({}, '2026-08-18')).toEqual(['soon']);
    expect(kinds({}, '2026-09-02')).toEqual(['overdue']);
    expect(kinds({}, '2026-12-02')).toEqual([]);
    expect(kinds({}, '2026-05-01', [])).toEqual(['check-3']);
    expect(kinds({ ...done, effect: null, evaluateOn: '2026-10-01' }, '2026-10-01')).toEqual(['evaluate']);
    expect(kinds(done, '2026-09-02')).toEqual([]);
  });
});

test('the figures of a year count what was due in it', () => {
  const rows = [
    row({ ...done, id: 'a', budgetPlanned: 100, budgetSpent: 60.1 }),
    row({ ...done, id: 'b', doneOn: '2026-09-02', effect: 'worsened', budgetPlanned: 50.2 }),
    row({ id: 'c' }),
    row({ id: 'd', status: 'stopped' }),
    row({ id: 'e', deadline: '2027-01-01', budgetPlanned: 999 }),
  ];
  // By hand: four due in 2026, one stopped, two done: 2 / 3 = 67 %.
  expect(yearFigures(rows, new Set(['a']), 2026, '2026-10-01')).toMatchObject({
    due: 4,
    done: 2,
    doneInTime: 1,
    open: 1,
    overdue: 1,
    stopped: 1,
    realisation: 67,
    budgetPlanned: 150.2,
    budgetSpent: 60.1,
    improved: 1,
    withoutCheck: 3,
  });
  expect(yearFigures(rows, new Set(), 2030, '2026-10-01').realisation).toBeNull();
});

describe('versions', () => {
  test('are compared field by field, whatever the order of keys, and a save alone is no change', () => {
    const before = { ...row(), goal: 'a', revision: 1 };
    expect(changedFields(before, { ...row(), goal: 'a', revision: 9 })).toEqual([]);
    expect(changedFields({ x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } })).toEqual([]);
    const earlier = { findings: [finding()], rows: [before, row({ id: 'gone' })] };
    const later = { findings: [finding()], rows: [{ ...before, goal: 'b' }, row({ id: 'new' })] };
    expect(compareContents(earlier, later)).toEqual([
      { what: 'row', id: 'gone', change: 'removed', fields: [] },
      { what: 'row', id: 'r1', change: 'changed', fields: [{ field: 'goal', from: 'a', to: 'b' }] },
      { what: 'row', id: 'new', change: 'added', fields: [] },
    ]);
  });

  test('are signed when nothing is open and everybody was heard', () => {
    const heard = { councilKind: 'consent', systemReview: 'given', scopeReview: 'not-applicable' } as const;
    const nobody = { councilKind: null, systemReview: null, scopeReview: null };
    const content = { findings: [finding()], rows: [row()] };
    expect(signingProblems(content, heard, 0)).toEqual([]);
    const stopped = { findings: [finding({ riskRated: null })], rows: [row({ status: 'stopped' })] };
    expect(signingProblems(stopped, nobody, 2).map(({ code }) => code)).toEqual([
      'attention-without-finding',
      'finding-open',
      'finding-unrated',
      'council-missing',
      'system-review-missing',
      'scope-review-missing',
    ]);
    const accepted = { findings: [finding({ acceptedBecause: 'Hangt samen' })], rows: [] };
    expect(signingProblems(accepted, heard, 0)).toEqual([]);
  });
});
