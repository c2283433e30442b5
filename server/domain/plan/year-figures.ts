import type { PlanRow } from './shapes.ts';
import { isOpen } from './row-state.ts';

export interface YearFigures {
  readonly due: number;
  readonly done: number;
  readonly doneInTime: number;
  readonly open: number;
  readonly overdue: number;
  readonly stopped: number;
  /** Share of what was due and not stopped that was done, in whole percent; null when nothing was due. */
  readonly realisation: number | null;
  readonly budgetPlanned: number;
  readonly budgetSpent: number;
  readonly hoursPlanned: number;
  readonly hoursSpent: number;
  readonly improved: number;
  readonly withoutCheck: number;
}

/**
 * How did the plan go in one year?
 *
 * Formula: realisation = 100 * done / (due - stopped), over the rows with their deadline in that year; sums of budget and
 *   hours over the same rows, a missing amount counting as nothing.
 * Source: the yearly review of the plan with the works council; the definition is this product's own.
 * Defined for: any rows; without a row that was due and not stopped the rate is null.
 * Oracle: by hand in the test.
 */
export function yearFigures(
  rows: readonly PlanRow[],
  checked: ReadonlySet<string>,
  year: number,
  today: string,
): YearFigures {
  const due = rows.filter((row) => row.deadline.startsWith(`${year}-`));
  const done = due.filter((row) => row.status === 'done');
  const stopped = due.filter((row) => row.status === 'stopped').length;
  const open = due.filter((row) => isOpen(row.status));
  const sum = (pick: (row: PlanRow) => number | null) =>
    Math.round(due.reduce((total, row) => total + (pick(row) ?? 0), 0) * 100) / 100;
  return {
    due: due.length,
    done: done.length,
    doneInTime: done.filter((row) => row.doneOn !== null && row.doneOn <= row.deadline).length,
    open: open.length,
    overdue: open.filter((row) => row.deadline < today).length,
    stopped,
    realisation: due.length > stopped ? Math.round((100 * done.length) / (due.length - stopped)) : null,
    budgetPlanned: sum((row) => row.budgetPlanned),
    budgetSpent: sum((row) => row.budgetSpent),
    hoursPlanned: sum((row) => row.hoursPlanned),
    hoursSpent: sum((row) => row.hoursSpent),
    improved: done.filter((row) => row.effect === 'improved').length,
    withoutCheck: due.filter((row) => !checked.has(row.id)).length,
  };
}
