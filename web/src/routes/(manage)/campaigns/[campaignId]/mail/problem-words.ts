import type { MailProblem } from '../../../../../../../server/domain/campaign-year/mail-text.ts';
import { m } from '$lib/paraglide/messages';

const WORDS: Record<MailProblem['kind'], (said: { about: string }) => string> = {
  'subject-empty': m.mailing_wrong_subject_empty,
  'subject-too-long': m.mailing_wrong_subject_long,
  'opening-too-long': m.mailing_wrong_opening_long,
  'unknown-variable': m.mailing_wrong_variable,
  'stray-brace': m.mailing_wrong_brace,
  'no-link': m.mailing_wrong_no_link,
  'link-twice': m.mailing_wrong_link_twice,
  'link-in-subject': m.mailing_wrong_link_subject,
  html: m.mailing_wrong_html,
  'variable-in-address': m.mailing_wrong_address,
};

export const problemWords = ({ kind, about }: MailProblem): string => WORDS[kind]({ about });
