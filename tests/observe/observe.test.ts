import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isUnreachable } from '../../server/db/unreachable.ts';
import { registerErrors } from '../../server/http/errors.ts';
import { registerPlaces } from '../../server/http/places.ts';
import { describeError } from '../../server/observe/describe-error.ts';
import { REQUEST_LOG } from '../../server/observe/log.ts';

const CANARY = 'canary-7f3a@mail.example';

function databaseError(): Error {
  const error = new pg.DatabaseError(`duplicate key: ${CANARY}`, 10, 'error');
  Object.assign(error, {
    code: '23505',
    detail: `Key (email)=(${CANARY}) already exists.`,
    constraint: 'account_organisation_id_email_key',
    table: 'account',
    where: CANARY,
  });
  return error;
}

test('a described error has its code and its place, and none of its words', () => {
  const described = describeError(databaseError());
  expect(described).toMatchObject({
    code: '23505',
    table: 'account',
    constraint: 'account_organisation_id_email_key',
  });
  expect(described.frames.length).toBeGreaterThan(0);
  for (const error of [databaseError(), new SyntaxError(`Unexpected ${CANARY}`), { message: CANARY }, CANARY])
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
});

test('the log of a failed request is one line of JSON without the mark of the person', async () => {
  const lines: string[] = [];
  const app = Fastify({
    logger: { ...REQUEST_LOG, stream: { write: (line: string) => void lines.push(line) } },
  });
  registerErrors(app);
  app.get('/api/fails/:who', async () => {
    throw databaseError();
  });
  const reply = await app.inject({
    url: `/api/fails/${CANARY}?q=${CANARY}`,
    headers: { 'user-agent': CANARY },
  });
  await app.close();
  expect(reply.statusCode).toBe(500);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    route: '/api/fails/:who',
    err: { code: '23505' },
  });
  expect(lines.join('')).not.toContain(CANARY);
});

test('a database that is away, full or starting up is 503 with Retry-After; a wrong statement is not', async () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  const later = ['ECONNREFUSED', '57P01', '57P03', '53100', '53300', '08006'].map(coded);
  const app = Fastify();
  registerErrors(app);
  for (const [at, error] of [...later, coded('42601')].entries())
    app.get(`/api/${at}`, async () => {
      throw error;
    });
  const replies = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((at) => app.inject({ url: `/api/${at}` })));
  await app.close();
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503, 503, 503, 500]);
  for (const reply of replies.slice(0, 6)) {
    expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(reply.json()).toMatchObject({ code: 'BUSY' });
  }
  expect(isUnreachable(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isUnreachable(new Error('something else'))).toBe(false);
});

test('when all places are taken the next one is asked to come back, and a place that becomes free is given again', async () => {
  const app = Fastify();
  registerErrors(app);
  let refused = 0;
  registerPlaces(app, 2, () => (refused += 1));
  const open: (() => void)[] = [];
  app.get('/api/slow', () => new Promise((go) => open.push(() => go({ ok: true }))));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const get = () => fetch(`http://127.0.0.1:${port}/api/slow`);
  const first = [get(), get()];
  while (open.length < 2) await new Promise((go) => setTimeout(go, 5));
  const third = await get();
  expect([third.status, refused]).toEqual([503, 1]);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  for (const go of open.splice(0)) go();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
  const fourth = get();
  while (open.length < 1) await new Promise((go) => setTimeout(go, 5));
  for (const go of open.splice(0)) go();
  expect((await fourth).status).toBe(200);
  await app.close();
});
