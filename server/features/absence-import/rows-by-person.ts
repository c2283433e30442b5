import type { CaseColumns } from './collected.ts';
import type { FileProblem } from './contract.ts';
import { MAX_PROBLEMS, problem } from './csv-reader.ts';
import type { NumberColumn } from './number-column.ts';

/** Positions of the rows of each person, in order of their first day. Two numbers a row, whatever the file. */
export class RowsByPerson {
  readonly #starts: Uint32Array;
  readonly #order: Uint32Array;

  constructor({ values: person }: NumberColumn, { values: first }: NumberColumn, persons: number) {
    this.#starts = new Uint32Array(persons + 1);
    for (const each of person) this.#starts[each + 1] = (this.#starts[each + 1] ?? 0) + 1;
    for (let each = 0; each < persons; each++)
      this.#starts[each + 1] = (this.#starts[each + 1] ?? 0) + (this.#starts[each] ?? 0);
    const next = this.#starts.slice();
    this.#order = new Uint32Array(person.length);
    person.forEach((each, at) => {
      const place = next[each] ?? 0;
      this.#order[place] = at;
      next[each] = place + 1;
    });
    for (let each = 0; each < persons; each++)
      this.of(each).sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b);
  }

  of(person: number): Uint32Array {
    return this.#order.subarray(this.#starts[person], this.#starts[person + 1]);
  }
}

export interface PersonRows {
  readonly cases: RowsByPerson;
  readonly employments: RowsByPerson;
}

interface Rows {
  readonly line: NumberColumn;
  readonly first: NumberColumn;
  readonly last: NumberColumn;
}

/** Two rows of one person that share a day: a mistake in the file, told with both lines. */
export function findOverlaps(
  role: 'cases' | 'employments',
  { line, first, last }: Rows,
  byPerson: RowsByPerson,
  persons: number,
): FileProblem[] {
  const found: FileProblem[] = [];
  for (let person = 0; person < persons && found.length < MAX_PROBLEMS; person++) {
    const own = byPerson.of(person);
    for (let at = 1; at < own.length; at++) {
      const [before, after] = [own[at - 1] ?? 0, own[at] ?? 0];
      if (first.at(after) > last.at(before)) continue;
      found.push(problem(role, `${role}-overlap`, { line: line.at(after), detail: String(line.at(before)) }));
    }
  }
  return found;
}

/** Absences of people who are in no line of the list of employments. */
export function findStrangers(cases: CaseColumns, employed: RowsByPerson): FileProblem[] {
  const found: FileProblem[] = [];
  for (let at = 0; at < cases.length && found.length < MAX_PROBLEMS; at++) {
    if (employed.of(cases.person.at(at)).length > 0) continue;
    found.push(problem('cases', 'person-not-employed', { line: cases.line.at(at) }));
  }
  return found;
}
