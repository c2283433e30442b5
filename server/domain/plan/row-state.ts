import { riskClassOf } from './finding-state.ts';
import type { Finding, RowFields } from './shapes.ts';

export type Status = RowFields['status'];

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  planned: ['in-progress', 'done', 'stopped'],
  'in-progress': ['planned', 'done', 'stopped'],
  done: ['in-progress'],
  stopped: ['planned', 'in-progress'],
};

/** May a row go from one status to another? Staying where it is is always allowed. */
export function mayBecome(from: Status, to: Status): boolean {
  return from === to || NEXT[from].includes(to);
}

export type RowProblem =
  | 'step-without-reason'
  | 'cause-missing'
  | 'risk-missing'
  | 'effect-missing'
  | 'effect-unexplained'
  | 'residual-missing'
  | 'residual-unexplained'
  | 'done-on-missing'
  | 'education-open'
  | 'stopped-without-reason'
  | 'council-without-date'
  | 'wrong-way';

/**
 * What keeps a row from being as it is asked to be.
 *
 * Always: a step below the source says why. Completed: its finding has a cause and a risk class, the row says what came
 * of it, when, and which risk is left; that the risk is left unchanged or higher is explained, and so is an effect that
 * was not measured. Stopped: it says why. Source: Arbowet art. 3 (1) b and 5 (3), Arbobesluit art. 2.15.
 */
export function rowProblems(
  row: RowFields,
  from: Status,
  finding: Pick<Finding, 'causes' | 'riskRated' | 'riskOverride'>,
): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const check = (wrong: boolean, problem: RowProblem) => {
    if (wrong) problems.push(problem);
  };
  check(!mayBecome(from, row.status), 'wrong-way');
  check(row.step !== 'source' && row.stepReason.trim().length < 10, 'step-without-reason');
  check((row.councilKind === null) !== (row.councilOn === null), 'council-without-date');
  check(row.status === 'stopped' && row.remark.trim().length < 10, 'stopped-without-reason');
  if (row.status !== 'done') return problems;
  const before = riskClassOf(finding);
  check(finding.causes.length === 0, 'cause-missing');
  check(before === null, 'risk-missing');
  check(row.doneOn === null, 'done-on-missing');
  check(row.effect === null, 'effect-missing');
  check(row.effect === 'not-measured' && row.effectNote.trim().length < 10, 'effect-unexplained');
  check(row.residualClass === null, 'residual-missing');
  check(
    row.residualClass !== null && row.residualClass === before && row.residualReason.trim().length < 10,
    'residual-unexplained',
  );
  check(row.educationNeeded.trim() !== '' && row.educationDoneOn === null, 'education-open');
  return problems;
}

/** Open rows are those that still have to be carried out. */
export const isOpen = (status: Status): boolean => status === 'planned' || status === 'in-progress';
