import { answerQuestions } from './answer-questions.ts';

/** A function of a module, by name, and what it is given. */
export interface Call {
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

answerQuestions(async ({ module, name, args }: Call) => {
  const found = (await import(module)) as Record<string, (...given: readonly unknown[]) => unknown>;
  return found[name]!(...args);
});
