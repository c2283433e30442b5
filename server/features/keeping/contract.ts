import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const READERS = ['hr', 'administrator', 'management', 'adviser', 'works-council'] as const;

const Days = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
/** Days per kind, within the limits that the database holds as well. */
export const Retention = Type.Object(
  {
    invitations: Days(1, 30),
    figures: Days(365, 1826),
    roster: Days(0, 730),
    mail: Days(1, 90),
    sessions: Days(1, 90),
    audit: Days(365, 730),
  },
  { additionalProperties: false },
);
export type Retention = Static<typeof Retention>;
export type RetentionKind = keyof Retention;
export const KINDS = ['invitations', 'figures', 'roster', 'mail', 'sessions', 'audit'] as const;

export const DOCUMENTS = ['register', 'dpia', 'facts'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
const Document = Type.Object({ document: Type.Enum([...DOCUMENTS]) });
const Language = Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) });

const Block = Type.Union([
  Type.Object({
    kind: Type.Enum(['title', 'heading', 'subheading', 'text', 'quiet']),
    text: Type.String(),
  }),
  Type.Object({ kind: Type.Enum(['list']), items: Type.Array(Type.String()) }),
  Type.Object({
    kind: Type.Enum(['table']),
    widths: Type.Array(Type.Number()),
    head: Type.Array(Type.String()),
    rows: Type.Array(Type.Array(Type.String())),
  }),
]);
export type DocumentBlock = Static<typeof Block>;

export const routes = {
  'GET /api/retention': {
    access: READERS,
    summary:
      'How long what is kept, which campaigns hold to an earlier promise, and what the last nights removed.',
    reply: Type.Object({
      days: Retention,
      limits: Type.Array(
        Type.Object({ kind: Type.Enum([...KINDS]), lowest: Type.Integer(), highest: Type.Integer() }),
      ),
      /** Campaigns whose contract says something else than the setting: the contract holds. */
      frozen: Type.Array(
        Type.Object({
          campaignId: Type.String(),
          title: Type.String(),
          invitations: Type.Integer(),
          figures: Type.Integer(),
          /** The last day on which its figures are there; null while it is not counted. */
          figuresUntil: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      nights: Type.Array(
        Type.Object({
          day: Type.String(),
          removed: Type.Array(Type.Object({ kind: Type.Enum([...KINDS]), count: Type.Integer() })),
        }),
      ),
    }),
  },
  'PUT /api/retention': {
    access: ['hr', 'administrator'],
    summary: 'Sets how long what is kept. Campaigns that were launched keep to their contract.',
    body: Retention,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/privacy-documents/:document': {
    access: READERS,
    summary:
      'The register of processing, the annex of the DPIA or the facts sheet of the processor, made from the settings as they are now.',
    params: Document,
    query: Language,
    reply: Type.Object({ blocks: Type.Array(Block) }),
  },
  'GET /api/privacy-documents/:document/file.pdf': {
    access: READERS,
    summary: 'The same as PDF.',
    params: Document,
    query: Language,
    download: 'application/pdf',
    reply: Type.Unknown(),
  },
  'GET /api/privacy-documents/:document/file.docx': {
    access: READERS,
    summary: 'The same as a Word file.',
    params: Document,
    query: Language,
    download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reply: Type.Unknown(),
  },
} as const satisfies Contracts;
