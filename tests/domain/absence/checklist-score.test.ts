import { expect, test } from 'vitest';
import { stageScores } from '../../../server/domain/absence/checklist-score.ts';

const topics = [
  { id: 'a', stage: 'before' },
  { id: 'b', stage: 'before' },
  { id: 'c', stage: 'after' },
];

test('two topics of (1 + 0.5) / 2 and (0.5 + 0) / 2 are 50 of 100; an unanswered stage has no score', () => {
  const answers = new Map([
    ['a', { present: 'yes', working: 'partly' } as const],
    ['b', { present: 'partly', working: 'unknown' } as const],
  ]);
  expect(stageScores(topics, answers)).toEqual([
    { stage: 'before', topics: 2, answered: 2, score: 50 },
    { stage: 'after', topics: 1, answered: 0, score: null },
  ]);
});
