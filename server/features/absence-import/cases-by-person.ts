import type { CaseColumns } from './collected.ts';
import type { FileProblem } from './contract.ts';
import { MAX_PROBLEMS, problem } from './csv-reader.ts';

/** Positions of the cases of each person, in order of their first day. */
export class CasesByPerson {
  readonly #starts: Uint32Array;
  readonly #order: Uint32Array;

  constructor(cases: CaseColumns, persons: number) {
    this.#starts = new Uint32Array(persons + 1);
    for (const person of cases.person) this.#starts[person + 1] = (this.#starts[person + 1] ?? 0) + 1;
    for (let person = 0; person < persons; person++)
      this.#starts[person + 1] = (this.#starts[person + 1] ?? 0) + (this.#starts[person] ?? 0);
    const next = this.#starts.slice();
    this.#order = new Uint32Array(cases.length);
    cases.person.forEach((person, at) => {
      const place = next[person] ?? 0;
      this.#order[place] = at;
      next[person] = place + 1;
    });
    for (let person = 0; person < persons; person++)
      this.of(person).sort((a, b) => (cases.first[a] ?? 0) - (cases.first[b] ?? 0) || a - b);
  }

  of(person: number): Uint32Array {
    return this.#order.subarray(this.#starts[person], this.#starts[person + 1]);
  }
}

/** Nobody is ill twice at the same time: two absences that share a day are a mistake in the file. */
export function findOverlaps(cases: CaseColumns, byPerson: CasesByPerson, persons: number): FileProblem[] {
  const found: FileProblem[] = [];
  for (let person = 0; person < persons && found.length < MAX_PROBLEMS; person++) {
    const own = byPerson.of(person);
    for (let at = 1; at < own.length; at++) {
      const [before, after] = [own[at - 1] ?? 0, own[at] ?? 0];
      if ((cases.first[after] ?? 0) > (cases.last[before] ?? 0)) continue;
      found.push(
        problem('cases', 'cases-overlap', {
          line: cases.line[after] ?? null,
          detail: String(cases.line[before] ?? ''),
        }),
      );
    }
  }
  return found;
}
