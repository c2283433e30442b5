import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly port: number;
  /** Every message that was taken, as it came in. */
  readonly received: {
    readonly id: string;
    readonly to: string;
    readonly text: string;
    readonly secure: boolean;
  }[];
  /** What the server answers to a recipient; null: it takes the message. */
  answer: ((recipient: string) => { readonly code: number; readonly text: string } | null) | null;
  /** Shuts the door: connections are refused from now on. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

interface Settings {
  /** Whether it upgrades a connection (STARTTLS), or speaks nothing but TLS. */
  readonly encrypted?: boolean | 'only';
  readonly user?: { readonly name: string; readonly password: string };
}

const FILES = join(import.meta.dirname, '..', 'files', 'mail');
const fileOf = (name: string) => readFileSync(join(FILES, name), 'utf8');
/** Who signed the certificate of an encrypted server of the tests: nobody trusts it who is not told to. */
export const AUTHORITY = fileOf('authority.pem');

/** A mail server on this machine that keeps what it is sent. */
export async function startMailServer({ encrypted, user }: Settings = {}): Promise<MailServer> {
  let port = 0;
  let server: SMTPServer;
  const house: MailServer = {
    get port() {
      return port;
    },
    received: [],
    answer: null,
    async start() {
      server = makeServer();
      await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
      ({ port } = server.server.address() as AddressInfo);
    },
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  };
  const makeServer = () => {
    const made = new SMTPServer({
      secure: encrypted === 'only',
      ...(encrypted ? { key: fileOf('server.key'), cert: fileOf('server.pem') } : {}),
      authOptional: user === undefined,
      closeTimeout: 200,
      disabledCommands: encrypted ? [] : ['STARTTLS'],
      onAuth: (auth, _session, done) =>
        auth.username === user?.name && auth.password === user?.password
          ? done(null, { user: auth.username })
          : done(new Error('Invalid username or password')),
      onRcptTo: ({ address }, _session, done) => {
        const refusal = house.answer?.(address);
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
      },
      onData(stream, session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          const id = /^Message-ID: <(.*)>\r?$/im.exec(text)?.[1] ?? '';
          const to = session.envelope.rcptTo[0]?.address ?? '';
          house.received.push({ id, to, text, secure: session.secure });
          done();
        });
      },
    });
    // Somebody who hangs up because of the certificate is not a fault of the server.
    made.on('error', () => {});
    return made;
  };
  await house.start();
  return house;
}
