import type { KeyObject } from 'node:crypto';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { openBatch, type Opened, type Sealed } from './open-batch.ts';

export interface OpenRequest {
  readonly key: KeyObject;
  readonly batch: readonly Sealed[];
}
export type OpenReply = readonly Opened[];

let known: KeyObject | undefined;

answerQuestions(({ key, batch }: OpenRequest): Promise<OpenReply> => {
  // A key arrives as a new object each time; the first one has been prepared for opening already.
  known = known?.equals(key) ? known : key;
  return openBatch(known, batch);
});
