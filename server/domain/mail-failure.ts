/** Why a mail server takes nothing at all, as far as it can be told; the database knows the same words. */
export const MAIL_FAILURES = ['certificate', 'sign-in', 'not-encrypted', 'unreachable', 'other'] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];
