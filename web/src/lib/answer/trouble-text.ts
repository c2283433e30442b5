import { obstacleOf } from './obstacles.ts';
import { m } from './words.ts';

/** One sentence for something that may have passed at the next try. */
export function troubleText(error: unknown): string {
  const obstacle = obstacleOf(error);
  if (obstacle === 'offline') return m.answer_offline_text();
  return obstacle === 'busy' ? m.answer_busy_text() : m.answer_fault_text();
}
