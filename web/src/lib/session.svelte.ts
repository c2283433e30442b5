import { type Answer, call } from './api';

export type Me = Answer<'GET /api/session'>;
export type RoleName = Me['roles'][number]['role'];

/** Who is signed in; null before anyone is. */
export const session = $state<{ me: Me | null }>({ me: null });

export async function loadSession(): Promise<Me> {
  session.me = await call('GET /api/session');
  return session.me;
}

export function has(...roles: readonly RoleName[]): boolean {
  return session.me?.roles.some((entry) => roles.includes(entry.role)) ?? false;
}
