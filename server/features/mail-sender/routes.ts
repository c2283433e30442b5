import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { KeyStore } from '../../crypto/key-store.ts';
import { settingsBox } from '../../crypto/settings-box.ts';
import { inOrganisation } from '../../db/connection.ts';
import { insertNotice } from '../../db/outbox.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { say } from '../../words.ts';
import { routes } from './contract.ts';
import {
  countWaitingMail,
  markBounced,
  selectOrganisationName,
  selectOwnAddress,
  selectSender,
  upsertSender,
} from './queries.ts';

interface SenderHouse extends House {
  readonly keys: Pick<KeyStore, 'secrets'>;
  readonly mailboxOpen: boolean;
}

const MESSAGE_ID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@werkpeil>?$/;

export async function mailSender(app: FastifyInstance, house: SenderHouse): Promise<void> {
  const box = settingsBox(house.keys.secrets.jwtSecret);

  serve(app, house, routes, {
    'GET /api/mail-sender': async ({ trx }) => {
      const row = await selectSender(trx).executeTakeFirst();
      const { name } = await selectOrganisationName(trx).executeTakeFirstOrThrow();
      const { waiting } = await countWaitingMail(trx).executeTakeFirstOrThrow();
      const { host, port, userName, address, failedAt, lastError, failure } = row ?? {};
      return {
        senderName: row?.senderName ?? name,
        replyTo: row?.replyTo ?? null,
        spreadMinutes: row?.spreadMinutes ?? 15,
        server:
          host && port && address
            ? {
                host,
                port: port as 587,
                userName: userName ?? '',
                address,
                hasPassword: (userName ?? '') !== '',
              }
            : null,
        installationHasServer: !house.mailboxOpen,
        failure:
          failedAt && lastError
            ? { at: failedAt.toISOString(), kind: failure ?? 'other', why: lastError }
            : null,
        waiting: Number(waiting),
      };
    },
    'PUT /api/mail-sender': async ({ session: { organisationId }, trx, body }) => {
      const secret = body.server?.password;
      const password = secret === undefined ? undefined : box.seal(`mail ${organisationId}`, secret);
      await upsertSender(trx, { ...body, organisationId, password }).execute();
      return { ok: true };
    },
    'POST /api/mail-sender/test': async ({ session: { organisationId, accountId }, trx }) => {
      const account = await selectOwnAddress(trx, accountId).executeTakeFirst();
      if (!account) throw new NotFound();
      const { name: organisation } = await selectOrganisationName(trx).executeTakeFirstOrThrow();
      const language = account.language === 'en' ? 'en' : 'nl';
      await insertNotice(trx, {
        organisationId,
        id: randomUUID(),
        kind: 'notice',
        recipient: account.email,
        subject: say(language, 'mailing_test_subject', { organisation }),
        body: say(language, 'mailing_test_body', { organisation }),
        now: house.now(),
      }).execute();
      return { recipient: account.email };
    },
    'POST /api/mail-bounces': async ({ session: { organisationId }, body }) => {
      const ids = body.messageIds.flatMap((id) => MESSAGE_ID.exec(id.trim())?.[1] ?? []);
      // The door of the web may not touch messages that left.
      const { numAffectedRows } = await inOrganisation(house.doors.work, organisationId, (work) =>
        markBounced(work, ids),
      );
      return { noted: Number(numAffectedRows ?? 0) };
    },
  });
}
