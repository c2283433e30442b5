import { isUnreachable } from './unreachable.ts';

const MOST_TOGETHER = 128;

interface Waiting<Asked, Told> {
  readonly asked: Asked;
  done(told: Told): void;
  failed(error: unknown): void;
}

interface Way<Asked, Told> {
  /** One statement for all of them, with an answer each in the same order. */
  ask(all: readonly Asked[]): Promise<readonly Told[]>;
  /** The order in which they go; as they came when there is none. */
  readonly order?: (a: Asked, b: Asked) => number;
}

/**
 * One statement at a time for what many ask of the database: what comes within one turn of the event loop, or while the
 * statement before is under way, goes together; who comes alone goes alone and at once. Whoever asked is told after the
 * commit. Should the database refuse a batch, each is asked by itself, so that a bad one harms no other.
 */
export class Together<Asked, Told> {
  readonly #way: Way<Asked, Told>;
  readonly #waiting: Waiting<Asked, Told>[] = [];
  #busy = false;

  constructor(way: Way<Asked, Told>) {
    this.#way = way;
  }

  ask(asked: Asked): Promise<Told> {
    return new Promise((done, failed) => {
      this.#waiting.push({ asked, done, failed });
      if (!this.#busy) void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    this.#busy = true;
    const { order } = this.#way;
    while (this.#waiting.length > 0) {
      await new Promise((turn) => setImmediate(turn));
      const batch = this.#waiting.splice(0, MOST_TOGETHER);
      await this.#askOnce(order ? batch.sort((a, b) => order(a.asked, b.asked)) : batch);
    }
    this.#busy = false;
  }

  async #askOnce(batch: readonly Waiting<Asked, Told>[]): Promise<void> {
    try {
      const answers = await this.#way.ask(batch.map(({ asked }) => asked));
      batch.forEach(({ done }, at) => done(answers[at] as Told));
    } catch (error) {
      // A database that is away is away for each of them.
      if (batch.length > 1 && !isUnreachable(error))
        for (const waiting of batch) await this.#askOnce([waiting]);
      else for (const { failed } of batch) failed(error);
    }
  }
}
