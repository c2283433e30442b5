import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

type Reader = Answer<'GET /api/campaigns/:campaignId/agreement'>['terms']['readers'][number];

export const READER_NAMES: Readonly<Record<Reader, () => string>> = {
  hr: m.anonymity_reader_hr,
  manager: m.anonymity_reader_manager,
  management: m.anonymity_reader_management,
  adviser: m.anonymity_reader_adviser,
  'works-council': m.anonymity_reader_council,
};

export function readerNames(readers: readonly Reader[]): string {
  return readers.map((reader) => READER_NAMES[reader]()).join(', ');
}
