import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { ask, pause } from '../kit/cluster.ts';
import { freePort } from '../../tests/support/real-product.ts';
import { type Fault, withFaultHouse } from './fault-house.ts';

/** The mail server is away at the launch, in full for a minute in which what waits gets an hour older; it comes back, and the product is killed while it sends: every message once by its id. */
export const mailDown: Fault = async ({ full }) => {
  const port = await freePort();
  const people = full ? 2000 : 300;
  return withFaultHouse(
    { people, perTeam: 50, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } },
    async ({ product, cluster }) => {
      const minutes = full ? 60 : 0;
      await pause(6_000);
      // The clock of the test: every message is a minute older, and the product has a second for it. A server that is down is
      // left alone, so that no message counts towards giving up (decision 0131).
      for (let minute = 0; minute < minutes; minute += 1) {
        await ask(
          cluster.url(),
          "update outbox set next_attempt_at = next_attempt_at - interval '1 minute' where state = 'waiting'",
        );
        await pause(1000);
      }
      const [down] = await ask<{ waiting: number; failed: number; tried: number; most: number }>(
        cluster.url(),
        `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
         count(*) filter (where attempts > 0)::int as tried, coalesce(max(attempts), 0)::int as most from outbox`,
      );
      const received: string[] = [];
      const server = await startMailServer(port, received);
      // What waits for its next try after half a minute or more is due now: the clock of the test, not of the product.
      const due = () =>
        ask(cluster.url(), "update outbox set next_attempt_at = now() where state = 'waiting'");
      const back = performance.now();
      await due();
      while (received.length < people / 3) await pause(20);
      await product.kill();
      await product.start();
      for (let tries = 0; tries < 600; tries += 1) {
        await due();
        const [left] = await ask<{ number: number }>(
          cluster.url(),
          "select count(*)::int as number from outbox where state = 'waiting'",
        );
        if (left?.number === 0) break;
        await pause(200);
      }
      const seconds = Math.round((performance.now() - back) / 100) / 10;
      const rows = await ask<{ id: string; state: string; body: string }>(
        cluster.url(),
        'select id, state, body from outbox',
      );
      await new Promise<void>((closed) => server.close(() => closed()));
      const ids = new Set(received);
      const lost = rows.filter(({ id }) => !ids.has(`<${id}@werkpeil>`)).length;
      const figures = {
        lost,
        // The same id twice is one message to a mail program; another id for the same invitation would be a second one.
        duplicates: ids.size - rows.length + lost,
        messages: rows.length,
        waitingWhileDown: down?.waiting ?? 0,
        triedWhileDown: down?.tried ?? 0,
        mostTriesOfOne: down?.most ?? 0,
        minutesOfTestTime: minutes,
        failedWhileDown: down?.failed ?? 0,
        sentAgainWithTheSameId: received.length - ids.size,
        linksKeptAfterSending: rows.filter(({ body }) => body !== '').length,
        secondsToSend: seconds,
      };
      const ok =
        lost + figures.duplicates + figures.failedWhileDown + figures.linksKeptAfterSending === 0 &&
        figures.waitingWhileDown === rows.length;
      return { ...figures, ok };
    },
  );
};

async function startMailServer(port: number, received: string[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      stream.on('end', () => {
        received.push(/^Message-ID: (\S+)/im.exec(text)?.[1] ?? '');
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()));
  if ((server.server.address() as AddressInfo).port !== port)
    throw new Error('The mail server has another port');
  return server;
}
