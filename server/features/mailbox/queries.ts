import type { Query } from '../../db/connection.ts';

interface Filter {
  /** With a mail server only letters wait for a person. */
  readonly onlyLetters?: boolean;
  readonly campaignId?: string;
  readonly search?: string;
}

type Kind = 'invitation' | 'letter' | 'reminder' | 'account' | 'plan' | 'notice';
type Line = { id: string; kind: Kind; campaignId: string | null; recipient: string; subject: string };

const COLUMNS = ['id', 'kind', 'campaign_id as campaignId', 'recipient', 'subject'] as const;

function waiting(trx: Query, { campaignId, search, onlyLetters }: Filter) {
  return (
    trx
      .selectFrom('outbox')
      .where('state', '=', 'waiting')
      // A link to somebody's account opens that account; it is for nobody else to read.
      .where('kind', '<>', 'account')
      .$if(onlyLetters === true, (query) => query.where('kind', '=', 'letter'))
      .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId as string))
      .$if(!!search, (query) =>
        query.where('recipient', 'ilike', `%${(search as string).replace(/[\\%_]/g, '\\$&')}%`),
      )
  );
}

export function countMessages(trx: Query, filter: Filter) {
  return waiting(trx, filter).select((select) => select.fn.countAll<number>().as('total'));
}

export function selectMessages(trx: Query, filter: Filter) {
  return waiting(trx, filter).select(COLUMNS).orderBy('recipient').orderBy('id').limit(100).$castTo<Line>();
}

export function selectMessage(trx: Query, id: string, filter: Filter) {
  return waiting(trx, filter)
    .select([...COLUMNS, 'body'])
    .where('id', '=', id)
    .$castTo<Line & { body: string }>();
}

/** Whether the organisation sends through a mail server of its own. */
export function selectOwnServer(trx: Query) {
  return trx.selectFrom('mail_sender').select('host').where('host', 'is not', null);
}
