import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const WHO = ['hr', 'administrator'] as const;
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Params = Type.Object({ employeeId: Id });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Person = Type.Object({
  id: Id,
  number: Type.String(),
  familyName: Type.String(),
  givenName: Type.String(),
  unit: Type.String(),
  email: Nullable(Type.String()),
});

const Kept = Type.Object({
  person: Type.Object({
    number: Type.String(),
    familyName: Type.String(),
    givenName: Type.String(),
    email: Nullable(Type.String()),
    unit: Type.String(),
    functionTitle: Type.String(),
    functionGroup: Type.String(),
    isManager: Type.Boolean(),
    hoursShare: Nullable(Type.Integer()),
    employedFrom: Nullable(Type.String()),
    employedUntil: Nullable(Type.String()),
    birthYear: Nullable(Type.Integer()),
    sex: Nullable(Type.String()),
    language: Type.String(),
  }),
  /** What was sent, or waits; never whether a link was used. */
  messages: Type.Array(Type.Object({ kind: Type.String(), subject: Type.String(), state: Type.String() })),
  account: Nullable(
    Type.Object({ name: Type.String(), email: Type.String(), roles: Type.Array(Type.String()) }),
  ),
});
export type Kept = Static<typeof Kept>;

export const routes = {
  'GET /api/people': {
    access: WHO,
    summary: 'Employees whose name, number or mail address contains what was typed; at most twenty.',
    query: Type.Object({ search: Type.String({ minLength: 2, maxLength: 120 }) }),
    reply: Type.Object({ people: Type.Array(Person) }),
  },
  'GET /api/people/:employeeId': {
    access: WHO,
    summary: 'Everything that is kept of one employee. Answers cannot be among it.',
    params: Params,
    reply: Kept,
  },
  'GET /api/people/:employeeId/file.json': {
    access: WHO,
    summary: 'The same as a file, for the employee who asked.',
    params: Params,
    download: 'application/json',
    reply: Type.Unknown(),
  },
  'GET /api/people/:employeeId/file.csv': {
    access: WHO,
    summary: 'The same as a table.',
    params: Params,
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    download: 'text/csv; charset=utf-8',
    reply: Type.Unknown(),
  },
  'DELETE /api/people/:employeeId': {
    access: WHO,
    summary: 'Erases an employee from the file, with invitations and messages.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
