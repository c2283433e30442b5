import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

export type Message = Answer<'GET /api/mailbox'>['messages'][number];

const KIND = {
  invitation: m.mailbox_kind_invitation,
  letter: m.mailbox_kind_letter,
  reminder: m.mailbox_kind_reminder,
  account: m.mailbox_kind_account,
  plan: m.mailbox_kind_plan,
  notice: m.mailbox_kind_notice,
};

export const kindWord = (kind: Message['kind']) => KIND[kind]();

/** The text cut into plain parts and web addresses, so that an address can be followed. */
export function linkParts(text: string): readonly { readonly text: string; readonly isLink: boolean }[] {
  return text.split(/(https?:\/\/\S+)/).map((part) => ({ text: part, isLink: /^https?:\/\//.test(part) }));
}
