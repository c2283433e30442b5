import { m } from '$lib/paraglide/messages';
import type { RoleName } from '$lib/session.svelte';

const LABELS: Readonly<Record<RoleName, () => string>> = {
  hr: m.settings_role_hr,
  manager: m.settings_role_manager,
  management: m.settings_role_management,
  adviser: m.settings_role_adviser,
  'works-council': m.settings_role_works_council,
  administrator: m.settings_role_administrator,
};

export const ROLE_NAMES = Object.keys(LABELS) as RoleName[];

export function roleLabel(role: RoleName): string {
  return LABELS[role]();
}
