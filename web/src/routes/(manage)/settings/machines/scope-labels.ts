import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

export type ScopeName = Answer<'GET /api/machine-keys'>['keys'][number]['scopes'][number];

export const SCOPE_LABELS: Readonly<Record<ScopeName, () => string>> = {
  'organisation:read': m.settings_scope_organisation_read,
  'organisation:write': m.settings_scope_organisation_write,
  'campaigns:read': m.settings_scope_campaigns_read,
  'results:read': m.settings_scope_results_read,
  'plan:read': m.settings_scope_plan_read,
  'accounts:write': m.settings_scope_accounts_write,
  'mail:write': m.mailing_scope_mail_write,
};
