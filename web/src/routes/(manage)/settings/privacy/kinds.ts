import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

type Kind = keyof Answer<'GET /api/retention'>['days'];

const WORDS: Readonly<Record<Kind, () => string>> = {
  invitations: m.privacy_kind_invitations,
  figures: m.privacy_kind_figures,
  roster: m.privacy_kind_roster,
  mail: m.privacy_kind_mail,
  sessions: m.privacy_kind_sessions,
  audit: m.privacy_kind_audit,
};

/** What a kind is, in words: "Verstuurde berichten". */
export function kindWords(kind: Kind): string {
  return WORDS[kind]();
}
