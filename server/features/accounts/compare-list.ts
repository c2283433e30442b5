import type { Change, GivenRole } from './contract.ts';
import type { ListedAccount } from './read-account-list.ts';

interface Existing {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly roles: readonly GivenRole[];
}

export interface ListChange extends Change {
  readonly accountId: string | null;
  readonly given: readonly GivenRole[];
}

/**
 * What a list would change: a whole one closes who is not on it, a part only what its lines say. Accounts of HR, administrators and whoever sends the list are left alone when they are not on it,
 * and never changed by it: a list from another system must not be able to lock the organisation out or give out the keys.
 */
export function compareList(
  listed: readonly ListedAccount[],
  existing: readonly Existing[],
  kind: 'whole' | 'part',
): readonly ListChange[] {
  const known = new Map(existing.map((account) => [account.email, account]));
  const changes: ListChange[] = [];
  for (const { line, email, name, active, roles } of listed) {
    const before = known.get(email);
    if (before && isKept(before.roles)) continue;
    if (!active) {
      if (before && !before.disabled) changes.push(closed(line, before));
      continue;
    }
    const change = { line, email, name, roles: roles.map(({ role }) => role), given: roles };
    if (!before) changes.push({ ...change, kind: 'new', accountId: null });
    else if (before.disabled || before.name !== name || text(before.roles) !== text(roles)) {
      changes.push({ ...change, kind: 'changed', accountId: before.id });
    }
  }
  const addresses = new Set(listed.map(({ email }) => email));
  const gone = kind === 'whole' ? existing.filter(({ email }) => !addresses.has(email)) : [];
  for (const account of gone)
    if (!account.disabled && !isKept(account.roles)) changes.push(closed(0, account));
  return changes;
}

const closed = (line: number, { id, email, name }: Existing): ListChange => ({
  ...{ line, email, name, kind: 'disabled', roles: [], given: [], accountId: id },
});

const isKept = (roles: readonly GivenRole[]) =>
  roles.some(({ role }) => role === 'hr' || role === 'administrator');

const text = (roles: readonly GivenRole[]) =>
  roles
    .map(({ role, unitId, endsOn }) => `${role} ${unitId} ${endsOn}`)
    .toSorted()
    .join('|');
