import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

type Promised = Answer<'GET /api/campaigns/:campaignId/promise'>;

const READERS: Readonly<Record<Promised['terms']['readers'][number], () => string>> = {
  hr: m.anonymity_reader_hr,
  manager: m.anonymity_reader_manager,
  management: m.anonymity_reader_management,
  adviser: m.anonymity_reader_adviser,
  'works-council': m.anonymity_reader_council,
};

export function readerWords(readers: Promised['terms']['readers']): string {
  return readers.map((reader) => READERS[reader]()).join(', ');
}

/** What is kept for how long, in the words of an employee. */
export function retentionLines({ retention }: Promised['terms']): string[] {
  return [
    retention.answers === 0
      ? m.anonymity_public_keep_answers()
      : m.anonymity_public_keep_answers_days({ days: retention.answers }),
    m.anonymity_public_keep_invitations({ days: retention.invitations }),
    m.anonymity_public_keep_figures({ years: Math.round(retention.figures / 365) }),
    m.anonymity_public_keep_device(),
  ];
}

/** What nobody can promise; some of it depends on how this campaign was set up. */
export function limitsOf(told: Promised): string[] {
  return [
    told.terms.sealedBy === 'works-council' ? m.anonymity_limit_code_council() : m.anonymity_limit_code(),
    m.anonymity_limit_device(),
    m.anonymity_limit_roster(),
    m.anonymity_limit_colleagues(),
    ...(told.hasOpenQuestions ? [m.anonymity_limit_texts()] : []),
    m.anonymity_limit_unanimous(),
    ...(told.invitationsInSight ? [m.anonymity_limit_in_sight()] : []),
    told.paper === 'letters' ? m.anonymity_limit_letters() : m.anonymity_limit_cards(),
  ];
}
