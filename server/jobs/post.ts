import nodemailer, { type Transporter } from 'nodemailer';
import type { SettingsBox } from '../crypto/settings-box.ts';
import type { MailFailure } from '../domain/mail-failure.ts';
import { resolvePublic } from '../outbound/resolve-public.ts';
import type { OutboundRules } from '../outbound/send-out.ts';

/** Who a message comes from: an organisation may have a name, an address to answer to, and a mail server of its own. */
export interface Sender {
  readonly organisationId: string;
  readonly senderName: string | null;
  readonly replyTo: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly userName: string | null;
  readonly password: Buffer | null;
  readonly address: string | null;
}

export interface Letter {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Sent; refused for good; refused for now; or the server takes nothing, and then not a word about the message. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later'; readonly why: string }
  | { readonly kind: 'down'; readonly why: string; readonly failure: MailFailure };

/** The mail servers: that of the installation, if there is one, and those of organisations. */
export interface Post {
  send(sender: Sender, letter: Letter, now: Date): Promise<Outcome>;
  /** Which servers are left alone for now, because they could not be reached. */
  resting(now: Date): { readonly installation: boolean; readonly organisations: readonly string[] };
  close(): void;
}

export interface PostOptions {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly box: SettingsBox;
  readonly rules?: OutboundRules;
  /** Tests trust a certificate of their own. */
  readonly trusted?: string;
}

const INSTALLATION = 'installation';
/** Half a minute, doubling up to five minutes: a server that comes back has its messages soon after. */
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 300_000;

const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };
/** No answers from robots, and nothing that tells whether a message was opened. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

interface Rest {
  readonly until: number;
  readonly restMs: number;
}

export function openPost(options: PostOptions): Post {
  const rests = new Map<string, Rest>();
  const transports = new Map<string, { readonly made: string; readonly transport: Transporter }>();
  const keyOf = (sender: Sender) => (sender.host === null ? INSTALLATION : sender.organisationId);

  const transportOf = async (sender: Sender): Promise<Transporter> => {
    const key = keyOf(sender);
    const made = madeFrom(sender);
    const kept = transports.get(key);
    if (kept?.made === made) return kept.transport;
    kept?.transport.close();
    const transport = await makeTransport(sender, options);
    transports.set(key, { made, transport });
    return transport;
  };

  const rest = (key: string, now: Date) => {
    const restMs = Math.min((rests.get(key)?.restMs ?? FIRST_REST_MS / 2) * 2, LONGEST_REST_MS);
    rests.set(key, { until: now.getTime() + restMs, restMs });
    transports.get(key)?.transport.close();
    transports.delete(key);
  };

  return {
    async send(sender, letter, now) {
      const key = keyOf(sender);
      try {
        const transport = await transportOf(sender);
        await transport.sendMail({
          ...addressesOf(sender, options.mailFrom),
          to: letter.recipient,
          subject: letter.subject,
          text: letter.body,
          messageId: `<${letter.id}@werkpeil>`,
          headers: HEADERS,
        });
        rests.delete(key);
        return { kind: 'sent' };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.kind === 'down') rest(key, now);
        return outcome;
      }
    },
    resting(now) {
      const asleep = [...rests].filter(([, { until }]) => until > now.getTime()).map(([key]) => key);
      return {
        installation: options.smtpUrl === undefined || asleep.includes(INSTALLATION),
        organisations: asleep.filter((key) => key !== INSTALLATION),
      };
    },
    close() {
      for (const { transport } of transports.values()) transport.close();
      transports.clear();
    },
  };
}

function madeFrom({ host, port, userName, password }: Sender): string {
  return JSON.stringify([host, port, userName, password?.toString('base64')]);
}

function addressesOf({ senderName, replyTo, address }: Sender, mailFrom: string) {
  const usual = /^(.*?)\s*<([^<>]+)>$/.exec(mailFrom);
  const name = senderName ?? usual?.[1] ?? '';
  const from = { name, address: address ?? usual?.[2] ?? mailFrom };
  return { from, ...(replyTo ? { replyTo } : {}) };
}

/** Always encrypted to a server of an organisation, which stands on the public internet; the name is in the certificate. */
async function makeTransport(sender: Sender, options: PostOptions): Promise<Transporter> {
  const tls = { minVersion: 'TLSv1.2', ...(options.trusted ? { ca: options.trusted } : {}) };
  if (sender.host === null) {
    const url = withEncryption(options.smtpUrl ?? '');
    return nodemailer.createTransport({ url, pool: true, maxConnections: 2, ...LIMITS, tls } as never);
  }
  const secret = sender.password ? options.box.open(`mail ${sender.organisationId}`, sender.password) : '';
  return nodemailer.createTransport({
    host: await resolvePublic(sender.host, options.rules),
    port: sender.port,
    secure: sender.port === 465,
    requireTLS: true,
    tls: { ...tls, servername: sender.host },
    ...(sender.userName ? { auth: { user: sender.userName, pass: secret } } : {}),
    pool: true,
    maxConnections: 2,
    ...LIMITS,
  } as never);
}

/** Mail leaves this computer encrypted, unless the address says otherwise in so many words. */
export function withEncryption(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const said = ['requireTLS', 'ignoreTLS', 'secure'].some((name) => url.searchParams.has(name));
  if (url.protocol === 'smtp:' && !here && !said) url.searchParams.set('requireTLS', 'true');
  return url.href;
}

interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** The library has one code for everything about a connection; only its words tell a certificate from a closed door. */
function failureOf({ code, message = '' }: MailError): MailFailure {
  if (code === 'EAUTH') return 'sign-in';
  if (code === 'ETLS') return 'not-encrypted';
  if (/certificate|altnames/i.test(message)) return 'certificate';
  return ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS'].includes(code ?? '') ? 'unreachable' : 'other';
}

/** A code of 4xx: not now. Of 5xx: not this message. No code, or about signing in: the server, and no message. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, message } = error as MailError;
  const why = String(message ?? error).slice(0, 500);
  const aboutServer = ['EAUTH', 'ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS'].includes(code ?? '');
  if (code === 'EENVELOPE' && responseCode === undefined) return { kind: 'refused', why };
  if (responseCode === undefined || aboutServer || responseCode === 421)
    return { kind: 'down', why, failure: failureOf(error as MailError) };
  return { kind: responseCode >= 500 ? 'refused' : 'later', why };
}
