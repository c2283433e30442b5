import { Worker } from 'node:worker_threads';

interface Waiting<Told> {
  done(told: Told): void;
  failed(error: Error): void;
}

/** A thread with nothing to do for so long ends, and whatever it was given with it. */
const IDLE_MS = 60_000;

/**
 * A thread that answers questions one after the other, started at the first one. A thread that dies fails what it had
 * been asked and is started again by the next question.
 */
export class AskThread<Asked, Told> {
  readonly #module: string;
  readonly #waiting: Waiting<Told>[] = [];
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #starts = 0;

  /** The module answers every message of its parent with `answerQuestions`. */
  constructor(module: URL) {
    this.#module = module.href;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** How often a thread was begun: what an earlier one remembered is gone. */
  get starts(): number {
    return this.#starts + (this.#worker ? 0 : 1);
  }

  ask(asked: Asked): Promise<Told> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      worker.postMessage(asked);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    this.#starts += 1;
    const worker = new Worker(new URL('./typescript-thread.mjs', import.meta.url), {
      workerData: { module: this.#module },
    });
    worker.unref();
    worker.on('message', (message: Answer<Told>) => {
      const waiting = this.#waiting.shift();
      if (message.ok) waiting?.done(message.told);
      else waiting?.failed(new Error('A thread could not do what it was asked'));
      if (this.#waiting.length === 0) this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
    });
    const end = () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const waiting of this.#waiting.splice(0)) waiting.failed(new Error('A thread has stopped'));
    };
    worker.on('error', end);
    worker.on('exit', end);
    return worker;
  }
}

export type Answer<Told> = { readonly ok: true; readonly told: Told } | { readonly ok: false };
