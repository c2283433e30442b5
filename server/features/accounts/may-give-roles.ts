import type { Role } from '../../http/contract.ts';
import type { GivenRole } from './contract.ts';

/** Why roles may not be given like this; null when they may. */
export type RoleFault =
  | 'manager-without-unit'
  | 'unit-without-manager'
  | 'administrator-only'
  | 'own-roles'
  | 'twice';

interface Giver {
  readonly accountId: string;
  readonly roles: readonly { readonly role: Role }[];
}

/**
 * Nobody changes the own roles, and the role of administrator is given and taken by administrators only: otherwise HR could
 * give itself the log and the keys.
 */
export function roleFault(
  giver: Giver,
  accountId: string | null,
  { before, after }: { readonly before: readonly GivenRole[]; readonly after: readonly GivenRole[] },
): RoleFault | null {
  if (after.some(({ role, unitId }) => role === 'manager' && unitId === null)) return 'manager-without-unit';
  if (after.some(({ role, unitId }) => role !== 'manager' && unitId !== null)) return 'unit-without-manager';
  const keys = after.map(({ role, unitId }) => `${role} ${unitId}`);
  if (new Set(keys).size !== keys.length) return 'twice';
  if (same(before, after)) return null;
  if (accountId === giver.accountId) return 'own-roles';
  const touches = !same(administrators(before), administrators(after));
  const isAdministrator = giver.roles.some(({ role }) => role === 'administrator');
  return touches && !isAdministrator ? 'administrator-only' : null;
}

const administrators = (roles: readonly GivenRole[]) => roles.filter(({ role }) => role === 'administrator');

function same(one: readonly GivenRole[], other: readonly GivenRole[]): boolean {
  const text = (roles: readonly GivenRole[]) =>
    roles
      .map(({ role, unitId, endsOn }) => `${role} ${unitId} ${endsOn}`)
      .toSorted()
      .join('|');
  return text(one) === text(other);
}
