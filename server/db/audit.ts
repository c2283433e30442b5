import type { Query } from './connection.ts';

export interface AuditedAct {
  readonly organisationId: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actor: string;
  /** The route, or a word for what has none, such as `sign-in`. */
  readonly action: string;
  /** Identifiers only, never what was typed. */
  readonly subject: Readonly<Record<string, string>>;
}

/** Adds one act to the log of an organisation. Number and hash are made in the database (migrations/0090). */
export function insertAuditEntry(trx: Query, act: AuditedAct) {
  return trx.insertInto('audit_entry').values({
    organisation_id: act.organisationId,
    number: 0,
    at: act.at,
    actor_id: act.actorId,
    actor: act.actor,
    action: act.action,
    subject: JSON.stringify(act.subject),
    previous_hash: Buffer.alloc(32),
    hash: Buffer.alloc(32),
  });
}
