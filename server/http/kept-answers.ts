import { createHash } from 'node:crypto';

/** An answer as it goes over the line, with the tag by which somebody who has it already is spared it. */
export interface KeptAnswer {
  readonly bytes: Buffer;
  readonly tag: string;
}

/**
 * Answers that were written out, by who sees what and what was asked. At most so many bytes; the one that was not asked for
 * longest goes first. Two who ask at once wait for one making; a refusal is not kept.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #making = new Map<string, Promise<KeptAnswer>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(key: string, make: () => Promise<string>): KeptAnswer | Promise<KeptAnswer> {
    const found = this.#kept.get(key);
    if (!found) return this.#making.get(key) ?? this.#make(key, make);
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  #make(key: string, make: () => Promise<string>): Promise<KeptAnswer> {
    const making = make()
      .then((text) => this.#keep(key, Buffer.from(text)))
      .finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, bytes: Buffer): KeptAnswer {
    const answer = { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    if (bytes.length > this.#mostBytes) return answer;
    this.#kept.set(key, answer);
    this.#bytes += bytes.length;
    for (const [oldest, { bytes: gone }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= gone.length;
    }
    return answer;
  }
}
