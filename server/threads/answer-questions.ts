import { parentPort } from 'node:worker_threads';
import type { Answer } from './ask-thread.ts';

/** Answers in the order of the questions. An error goes back as no more than the fact that there was one. */
export function answerQuestions<Asked, Told>(answer: (asked: Asked) => Told | Promise<Told>): void {
  let before: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (asked: Asked) => {
    before = before.then(async () => {
      let reply: Answer<Told>;
      try {
        reply = { ok: true, told: await answer(asked) };
      } catch {
        reply = { ok: false };
      }
      parentPort?.postMessage(reply);
    });
  });
}
