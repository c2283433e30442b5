import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Unit = Type.Object({
  id: Type.String(),
  parentId: Type.Union([Type.String(), Type.Null()]),
  code: Type.String(),
  name: Type.String(),
  /** People who work directly in this unit, and in it and everything below it. */
  people: Type.Integer(),
  peopleBelow: Type.Integer(),
});

const Change = Type.Object({
  kind: Type.Enum([
    'unit-new',
    'unit-renamed',
    'unit-moved',
    'unit-ended',
    'person-joins',
    'person-leaves',
    'person-moves',
    'person-changes',
  ]),
  subject: Type.String(),
  from: Type.Union([Type.String(), Type.Null()]),
  to: Type.Union([Type.String(), Type.Null()]),
});
export type Change = Static<typeof Change>;

const Preview = Type.Object({
  /** Digest of file and current state: the import is carried out only if both are still the same. */
  digest: Type.String(),
  encoding: Type.String(),
  delimiter: Type.String(),
  rows: Type.Integer(),
  unusedColumns: Type.Array(Type.String()),
  withoutEmail: Type.Integer(),
  totals: Type.Record(Type.String(), Type.Integer()),
  /** At most 200 of each kind are listed; the totals count all. */
  changes: Type.Array(Change),
});
export type Preview = Static<typeof Preview>;

/** What is wrong in a file; the body of a refusal lists these (code IMPORT_REFUSED). */
export const ImportProblem = Type.Object({
  code: Type.String(),
  line: Type.Union([Type.Integer(), Type.Null()]),
  column: Type.Union([Type.String(), Type.Null()]),
  found: Type.Union([Type.String(), Type.Null()]),
  /** Extra value for the sentence, such as another line number. */
  detail: Type.Union([Type.String(), Type.Null()]),
});
export type ImportProblem = Static<typeof ImportProblem>;

const MAX_BYTES = 32 * 1024 * 1024;
/** The whole list every time: who is not on it is no longer an employee. */
const EMPLOYEES = [
  'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code;taal',
  '1001;Jansen;Joke;j.jansen@example.nl;SD04;Team Schuldhulp;SD;nl',
].join('\n');

export const routes = {
  'GET /api/units': {
    access: 'signed-in',
    scope: 'organisation:read',
    summary:
      'The organisation tree that the account may see: everything, or the own units with everything below.',
    reply: Type.Object({ units: Type.Array(Unit) }),
  },
  'POST /api/organisation/import/preview': {
    access: ['hr', 'administrator'],
    scope: 'organisation:write',
    summary: 'Reads a CSV file of employees and tells what an import would change. Writes nothing.',
    changes: false,
    upload: MAX_BYTES,
    uploadExample: EMPLOYEES,
    reply: Preview,
  },
  'POST /api/organisation/import': {
    access: ['hr', 'administrator'],
    scope: 'organisation:write',
    summary: 'Carries out the import that was previewed.',
    query: Type.Object({ digest: Type.String({ minLength: 64, maxLength: 64 }) }),
    upload: MAX_BYTES,
    uploadExample: EMPLOYEES,
    reply: Preview,
  },
} as const satisfies Contracts;
