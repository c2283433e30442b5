import { m } from '$lib/paraglide/messages';

/** Why a mail server takes nothing, in a sentence. */
export const FAILURES = {
  certificate: m.mailing_failure_certificate,
  'sign-in': m.mailing_failure_sign_in,
  'not-encrypted': m.mailing_failure_not_encrypted,
  unreachable: m.mailing_failure_unreachable,
  other: m.mailing_failure_other,
} as const;
