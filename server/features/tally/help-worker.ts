import type { KeyObject } from 'node:crypto';
import type { DominanceWithIntervals } from '../../domain/statistics/dominance-with-intervals.ts';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { type Drawn, drawIntervals } from './draw-intervals.ts';
import { openBatch, type Opened, type Sealed } from './open-batch.ts';

export type HelpRequest =
  | { readonly kind: 'open'; readonly key: KeyObject; readonly batch: readonly Sealed[] }
  | { readonly kind: 'draw'; readonly drawn: Drawn };
export type HelpReply = readonly Opened[] | DominanceWithIntervals | null;

let known: KeyObject | undefined;

answerQuestions((request: HelpRequest): HelpReply => {
  if (request.kind === 'draw') return drawIntervals(request.drawn);
  // A key arrives as a new object each time; the first one has been prepared for opening already.
  known = known?.equals(request.key) ? known : request.key;
  return openBatch(known, request.batch);
});
