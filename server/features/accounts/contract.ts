import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { ROLES } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Params = Type.Object({ accountId: Id });
const Ok = Type.Object({ ok: Type.Boolean() });
const WHO = ['hr', 'administrator'] as const;

const GivenRole = Type.Object({
  role: Type.Enum(ROLES),
  /** The unit of a manager; null for every other role. */
  unitId: orNull(Id),
  /** The last day on which the role counts; null when it has no end. */
  endsOn: orNull(Day),
});
export type GivenRole = Static<typeof GivenRole>;

const Name = Type.String({ minLength: 1, maxLength: 120 });
const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' });
const Language = Type.Enum(['nl', 'en'] as const);
const Roles = Type.Array(GivenRole, { maxItems: 20 });

/** The link is given only where no mail server sends it. */
const Invited = Type.Object({ id: Id, link: orNull(Type.String()) });

const Change = Type.Object({
  line: Type.Integer(),
  kind: Type.Enum(['new', 'changed', 'disabled'] as const),
  email: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
});
export type Change = Static<typeof Change>;

/** whole: who is not on the list is closed. part: only who is on it changes; a line with `no` in `active` closes. */
const List = Type.Optional(Type.Enum(['whole', 'part']));
const LIST = [
  'email;name;role;unit;ends_on;active',
  'j.jansen@example.nl;Joke Jansen;manager;SD04;;yes',
  'p.peters@example.nl;Piet Peters;works-council;;2027-12-31;yes',
  'b.bakker@example.nl;Bea Bakker;;;;no',
].join('\n');

export const routes = {
  'GET /api/accounts': {
    access: WHO,
    summary: 'Who has an account, with which roles, and how it is protected.',
    reply: Type.Object({
      accounts: Type.Array(
        Type.Object({
          id: Id,
          email: Type.String(),
          name: Type.String(),
          language: Type.String(),
          state: Type.Enum(['invited', 'active', 'disabled'] as const),
          secondStep: Type.Boolean(),
          lastSeenOn: orNull(Day),
          roles: Type.Array(
            Type.Object({
              role: Type.Enum(ROLES),
              unit: orNull(Type.Object({ id: Id, name: Type.String() })),
              endsOn: orNull(Day),
            }),
          ),
        }),
      ),
      units: Type.Array(Type.Object({ id: Id, code: Type.String(), name: Type.String() })),
    }),
  },
  'POST /api/accounts': {
    access: WHO,
    summary: 'Makes an account and invites its owner by mail.',
    body: Type.Object({ email: Email, name: Name, language: Language, roles: Roles }),
    status: 201,
    reply: Invited,
  },
  'PUT /api/accounts/:accountId': {
    access: WHO,
    summary: 'Changes name, language and roles. New rights count from the next call on.',
    params: Params,
    body: Type.Object({ name: Name, language: Language, roles: Roles }),
    reply: Ok,
  },
  'POST /api/accounts/:accountId/invitation': {
    access: WHO,
    summary: 'Sends a new link to choose a password; earlier links stop working.',
    params: Params,
    reply: Invited,
  },
  'POST /api/accounts/:accountId/disable': {
    access: WHO,
    summary: 'Closes the account at once, with every session of it.',
    params: Params,
    reply: Ok,
  },
  'POST /api/accounts/:accountId/enable': {
    access: WHO,
    summary: 'Opens a closed account again.',
    params: Params,
    reply: Ok,
  },
  'DELETE /api/accounts/:accountId/second-step': {
    access: WHO,
    summary: 'Removes code app, passkeys and recovery codes of somebody who lost them; ends every session.',
    params: Params,
    reply: Ok,
  },
  'POST /api/accounts/sync/preview': {
    access: WHO,
    scope: 'accounts:write',
    summary:
      'What a list of accounts (CSV: email;name;role;unit;ends_on, and active if need be) would change. Changes nothing itself.',
    query: Type.Object({ list: List }),
    upload: 2 * 1024 * 1024,
    uploadExample: LIST,
    changes: false,
    reply: Type.Object({
      digest: Type.String(),
      changes: Type.Array(Change),
      problems: Type.Array(Type.Object({ line: Type.Integer(), code: Type.String(), value: Type.String() })),
      unchanged: Type.Integer(),
    }),
  },
  'POST /api/accounts/sync': {
    access: WHO,
    scope: 'accounts:write',
    summary:
      'Carries out the list that was previewed: makes, changes and closes accounts. The same list again changes nothing.',
    query: Type.Object({ digest: Type.String({ minLength: 64, maxLength: 64 }), list: List }),
    upload: 2 * 1024 * 1024,
    uploadExample: LIST,
    reply: Type.Object({ made: Type.Integer(), changed: Type.Integer(), disabled: Type.Integer() }),
  },
} as const satisfies Contracts;
