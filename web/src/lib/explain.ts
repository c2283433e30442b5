import { ApiError } from './api';
import { m } from './paraglide/messages';

const SENTENCES: Readonly<Record<string, () => string>> = {
  OFFLINE: m.error_offline,
  NOT_SIGNED_IN: m.error_not_signed_in,
  SESSION_ENDED: m.error_session_ended,
  NOT_ALLOWED: m.error_not_allowed,
  NOT_FOUND: m.error_not_found,
  FOREIGN_ORIGIN: m.error_foreign_origin,
  INVALID_INPUT: m.error_invalid_input,
  TOO_LARGE: m.error_too_large,
  TOO_MANY: m.error_too_many,
  BUSY: m.error_busy,
  WRONG_PASSWORD: m.error_wrong_password,
  NOT_A_DRAFT: m.error_not_a_draft,
  NOT_OPEN: m.error_not_open,
  NOT_READY: m.error_not_ready,
  NOT_PUBLISHED: m.error_not_published,
  WRONG_PERIOD: m.error_wrong_period,
  UNKNOWN_CUT: m.error_unknown_cut,
  COMMENTS_WAITING: m.error_comments_waiting,
  COMMENTS_RELEASED: m.error_comments_released,
  IMPORT_OUTDATED: m.error_import_outdated,
  IMPORT_REFUSED: m.error_import_refused,
  MAILBOX_OFF: m.error_mailbox_off,
  NO_FIGURE: m.error_no_figure,
  UNKNOWN_LINK: m.error_unknown_link,
  LINK_USED: m.error_link_used,
  CAMPAIGN_CLOSED: m.error_campaign_closed,
  CREDENTIAL_REFUSED: m.error_credential_refused,
  OTHER_BALLOT: m.error_other_ballot,
  NOT_YET_AGAIN: m.error_not_yet_again,
  NOTHING_TO_PRINT: m.error_nothing_to_print,
  CONTRACT_ONLY_STRICTER: m.error_contract_only_stricter,
  CONTRACT_SIGNED: m.error_contract_signed,
  TERMS_CHANGED: m.error_terms_changed,
  NOT_SEALED_BY_COUNCIL: m.error_not_sealed_by_council,
  TALLY_REFUSED: m.error_tally_refused,
  NOT_FAILED: m.error_not_failed,
};

/** The sentence for whatever went wrong. */
export function explain(error: unknown): string {
  const sentence = error instanceof ApiError ? SENTENCES[error.code] : undefined;
  return (sentence ?? m.error_internal)();
}
