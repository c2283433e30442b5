import type { OpenQuestion } from '../../domain/questionnaire/definition.ts';

export interface Written {
  readonly unitId: string;
  readonly text: string;
}

/** What people wrote, a pile per open question: apart from their answers, and apart from what they wrote elsewhere. */
export class CommentPile {
  readonly #questions: readonly OpenQuestion[];
  readonly #piles: ReadonlyMap<string, Written[]>;

  constructor(questions: readonly OpenQuestion[]) {
    this.#questions = questions;
    this.#piles = new Map(questions.map(({ id }) => [id, []]));
  }

  /** Texts in the order of the questions; an empty one is no comment. A form cannot make one longer than its question takes. */
  add(unitId: string, texts: readonly string[]): void {
    this.#questions.forEach(({ id, maxLength }, index) => {
      const plain = (texts[index] ?? '').replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ' '));
      const text = plain.trim().slice(0, maxLength);
      if (text !== '') this.#piles.get(id)?.push({ unitId, text });
    });
  }

  of(question: string): readonly Written[] {
    return this.#piles.get(question) ?? [];
  }
}
