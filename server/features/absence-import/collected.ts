import type { Incapacity } from '../../domain/absence/types.ts';
import { NumberColumn } from './number-column.ts';

/** A person of a file as a small number, so that a name-like text is held once. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get size(): number {
    return this.#numbers.size;
  }

  texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

/** No last day yet. A whole number keeps the columns below small. */
export const RUNNING = 1_000_000;

/** Absences as columns of whole numbers: a million of them take about twenty-five megabytes. */
export class CaseColumns {
  readonly person = new NumberColumn();
  readonly line = new NumberColumn();
  readonly unit = new NumberColumn();
  readonly first = new NumberColumn();
  readonly last = new NumberColumn();
  /** In percent; 0 = not told. */
  readonly hours = new NumberColumn();
  /** Only of absences that were not whole all the time. */
  readonly progress = new Map<number, readonly Incapacity[]>();

  get length(): number {
    return this.person.length;
  }
}

/** Employments in the same way. */
export class EmploymentColumns {
  readonly person = new NumberColumn();
  readonly line = new NumberColumn();
  readonly unit = new NumberColumn();
  readonly from = new NumberColumn();
  readonly until = new NumberColumn();
  /** Contract in percent of full-time hours. */
  readonly percent = new NumberColumn();
  /** Position in the list of profiles. */
  readonly profile = new NumberColumn();

  get length(): number {
    return this.person.length;
  }
}

export interface UnitMonthRow {
  readonly line: number;
  readonly unit: number;
  readonly month: string;
  readonly heads: number;
  readonly employmentDays: number;
}

export interface TotalRow extends UnitMonthRow {
  readonly sickDays: number;
  readonly reports: number;
  readonly ended: number;
  readonly endedDays: number;
}

export interface ComplaintRow {
  readonly line: number;
  readonly period: string;
  readonly complaintGroup: string;
  readonly cases: number;
}

/** Everything that was read from one upload. It lives as long as the request. */
export class Collected {
  readonly persons = new Numbering();
  readonly units = new Numbering();
  /** First line on which a unit occurs, for the sentence about an unknown one. */
  readonly unitLine = new Map<number, number>();
  readonly cases = new CaseColumns();
  readonly employments = new EmploymentColumns();
  /** Age, sex and function group, as the cuts stand; '' = not told. */
  readonly profiles: (readonly string[])[] = [];
  readonly unitMonths: UnitMonthRow[] = [];
  readonly totals: TotalRow[] = [];
  readonly complaints: ComplaintRow[] = [];
  pregnancy = 0;
  readonly #profiles = new Numbering();

  unitOf(code: string, line: number): number {
    const unit = this.units.of(code);
    if (!this.unitLine.has(unit)) this.unitLine.set(unit, line);
    return unit;
  }

  profileOf(profile: readonly string[]): number {
    const number = this.#profiles.of(profile.join('\u0000'));
    if (number === this.profiles.length) this.profiles.push(profile);
    return number;
  }
}

export interface KnownUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}
