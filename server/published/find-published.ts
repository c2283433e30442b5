import type { Query } from '../db/connection.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';
import { NotFound, NotPublished } from '../http/errors.ts';
import { selectPublishedCampaign } from './queries.ts';

/** A campaign with results, or the refusal that says why there are none: it is not there, or not published yet. */
export async function findPublished(trx: Query, id: string) {
  const found = await selectPublishedCampaign(trx, id).executeTakeFirst();
  if (!found) throw new NotFound();
  if (found.status !== 'published') throw new NotPublished();
  return { ...found, definition: found.definition as Definition };
}

/** What a page says about the campaign at its top. */
export function lineOf({ id, title, closesOn }: { id: string; title: string; closesOn: string }) {
  return { id, title, closesOn };
}
