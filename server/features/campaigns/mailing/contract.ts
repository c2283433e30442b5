import { type Static, Type } from 'typebox';
import type { MailProblem } from '../../../domain/campaign-year/mail-text.ts';
import { MAIL_FAILURES } from '../../../domain/mail-failure.ts';
import type { Contracts } from '../../../http/contract.ts';

const closed = { additionalProperties: false } as const;
const Params = Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Kind = Type.Enum(['invitation', 'reminder', 'last']);
const Language = Type.Enum(['nl', 'en']);
/** Longer texts than may be sent are taken in a preview, so that they can be shown with what is wrong. */
const Text = Type.Object(
  { subject: Type.String({ maxLength: 300 }), opening: Type.String({ maxLength: 6000 }) },
  closed,
);
const ByLanguage = Type.Object({ nl: Type.Optional(Text), en: Type.Optional(Text) }, closed);
const Texts = Type.Object(
  {
    invitation: Type.Optional(ByLanguage),
    reminder: Type.Optional(ByLanguage),
    last: Type.Optional(ByLanguage),
  },
  closed,
);
const Percent = orNull(Type.Integer({ minimum: 10, maximum: 95 }));
const Reminders = Type.Object({ first: Percent, second: Percent, last: Type.Boolean() }, closed);
const ReminderKind = Type.Enum(['first', 'second', 'last']);
const Planned = Type.Object({ kind: ReminderKind, on: Day });
export type Texts = Static<typeof Texts>;

/** The messages of a campaign: what they say, when they leave, and in numbers how they fared. */
export const routes = {
  'GET /api/campaigns/:campaignId/mailing': {
    access: ['hr'],
    summary:
      'Texts, reminders with their days, and how many invitations wait, left or came back. Never who got a reminder.',
    params: Params,
    reply: Type.Object({
      texts: Texts,
      /** The product's own texts as somebody would write them. */
      standard: Type.Object({
        invitation: Type.Object({ nl: Text, en: Text }),
        reminder: Type.Object({ nl: Text, en: Text }),
        last: Type.Object({ nl: Text, en: Text }),
      }),
      reminders: Reminders,
      planned: Type.Array(Planned),
      mailings: Type.Array(
        Type.Object({ kind: ReminderKind, on: Day, state: Type.Enum(['waiting', 'queued', 'cancelled']) }),
      ),
      hasServer: Type.Boolean(),
      answerUrl: Type.String(),
      invitations: Type.Object({
        waiting: Type.Integer(),
        sent: Type.Integer(),
        returned: Type.Integer(),
      }),
      /** The server takes nothing: since when invitations wait that should have left, and why, as far as it is known. */
      stuck: orNull(
        Type.Object({
          since: Type.String(),
          failure: orNull(Type.Enum([...MAIL_FAILURES])),
        }),
      ),
    }),
  },
  'PUT /api/campaigns/:campaignId/mailing': {
    access: ['hr'],
    summary:
      'Own opening texts; what is left out is the text of the product. Of a running campaign: for reminders.',
    params: Params,
    body: Type.Object({ texts: Texts }, closed),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'PUT /api/campaigns/:campaignId/reminders': {
    access: ['hr'],
    summary: 'After which share of the period reminders go out, for a draft.',
    params: Params,
    body: Reminders,
    reply: Type.Object({ planned: Type.Array(Planned) }),
  },
  'PUT /api/campaigns/:campaignId/reminders/:kind': {
    access: ['hr'],
    summary: 'Moves a reminder of a running campaign to another day, or calls it off (null).',
    params: Type.Object({ ...Params.properties, kind: ReminderKind }),
    body: Type.Object({ on: orNull(Day) }, closed),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/campaigns/:campaignId/mailing/preview': {
    access: ['hr'],
    changes: false,
    summary:
      'A message as an example employee would get it, and what is wrong with the text. Sends and keeps nothing.',
    params: Params,
    body: Type.Object({ kind: Kind, language: Language, text: Type.Optional(Text) }, closed),
    reply: Type.Object({
      subject: Type.String(),
      body: Type.String(),
      problems: Type.Array(Type.Unsafe<MailProblem>(Type.Any())),
    }),
  },
  'POST /api/campaigns/:campaignId/resend': {
    access: ['hr'],
    summary:
      'Sends the invitation of one person again, to the address as it is now. A changed address gets a new link; the old one stops working.',
    params: Params,
    body: Type.Object({ who: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }, closed),
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 202,
  },
} as const satisfies Contracts;
