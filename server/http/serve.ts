import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import { insertAuditEntry } from '../db/audit.ts';
import { type Doors, inOrganisation } from '../db/connection.ts';
import type { DB } from '../db/schema.ts';
import { calendarDay } from '../domain/calendar.ts';
import type { Body, Contract, Contracts, Download, Params, QueryString, Reply } from './contract.ts';
import { findApiKey, readBearer } from './api-key.ts';
import { exampleOf } from './example-of.ts';
import { KeyRefused, NotAFile, NotAllowed, NotSignedIn, SecondStepNeeded, SessionEnded } from './errors.ts';
import { type KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { readFigures } from './read-copy.ts';
import { findSession, hasRole, type Session } from './session.ts';
import { sightOf } from './sight.ts';

/** What every feature is given: the doors, the clock, the addresses. */
export interface House {
  readonly doors: Doors;
  readonly now: () => Date;
}

interface Said<C> {
  readonly params: Params<C>;
  readonly query: QueryString<C>;
  readonly body: Body<C>;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

/** For a route that needs an account, the session and one transaction that sees its organisation only. */
interface SignedIn {
  readonly session: Session;
  readonly trx: Transaction<DB>;
}

export type Call<C> = Said<C> & (C extends { readonly access: 'anyone' } ? object : SignedIn);

export type Handlers<R extends Contracts> = {
  readonly [K in keyof R]: (call: Call<R[K]>) => Promise<Reply<R[K]>>;
};

/** Registers the routes of one contract. A route without a handler, or with a wrong reply, does not compile. */
export function serve<R extends Contracts>(
  app: FastifyInstance,
  house: House,
  contracts: R,
  handlers: Handlers<R>,
): void {
  for (const [key, contract] of Object.entries(contracts) as [keyof R & string, Contract][]) {
    const [method, url] = key.split(' ') as [string, string];
    const handler = handlers[key] as (call: unknown) => Promise<unknown>;
    app.route({
      method,
      url,
      ...bodyLimitOf(contract),
      schema: toSchema(contract),
      ...(contract.upload ? { config: { uploadExample: contract.uploadExample ?? null } } : {}),
      // Who asks is settled before anything of the request is read.
      ...(contract.access === 'anyone'
        ? {}
        : {
            onRequest: async (request: FastifyRequest) =>
              void admitted.set(request, await admit(house, contract, request)),
          }),
      handler: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        if (contract.status) void reply.code(contract.status);
        if (contract.upload && !Buffer.isBuffer(request.body)) throw new NotAFile();
        const said = {
          params: request.params,
          query: request.query,
          body: request.body,
          request,
          response: reply,
        };
        const session = admitted.get(request);
        const figures = (seen: Session) =>
          readFigures(house.doors, seen, (trx) => handler({ ...said, session: seen, trx }));
        if (session && contract.kept) {
          const asked = JSON.stringify([
            sightOf(session),
            calendarDay(house.now()),
            key,
            request.params,
            request.query,
          ]);
          return sendKept(
            request,
            reply,
            await answers.get(asked, async () => reply.serialize(await figures(session)) as string),
          );
        }
        const answer = !session
          ? await handler(said)
          : contract.copy
            ? await figures(session)
            : await inOrganisation(
                house.doors.web,
                session.organisationId,
                async (trx) => {
                  const given = await handler({ ...said, session, trx });
                  if (method !== 'GET' && contract.changes !== false) {
                    await noteAct(trx, { house, key, session, request, given });
                  }
                  return given;
                },
                session.roles.map(({ role }) => role),
              );
        return contract.download ? sendDownload(reply, contract.download, answer as Download) : answer;
      },
    });
  }
}

const admitted = new WeakMap<FastifyRequest, Session>();

/** A thousand units seen by some hundred managers take about half of this. */
const answers = new KeptAnswers(64 * 1024 * 1024);

/** Nothing of it may stay in a browser's store; who still has it in hand says so, and gets a word instead of the figures. */
function sendKept(request: FastifyRequest, reply: FastifyReply, { bytes, tag }: KeptAnswer): FastifyReply {
  void reply.header('etag', tag);
  return request.headers['if-none-match'] === tag
    ? reply.code(304).send()
    : reply.type('application/json; charset=utf-8').send(bytes);
}

async function admit(house: House, contract: Contract, request: FastifyRequest): Promise<Session> {
  const bearer = readBearer(request.headers.authorization);
  return bearer === null
    ? admitAccount(house, contract, request)
    : admitKey(contract, await findApiKey(house.doors.gate, bearer, house.now()));
}

async function admitAccount(
  { doors, now }: House,
  { access }: Contract,
  request: FastifyRequest,
): Promise<Session> {
  const id = await request.sessionId();
  if (id === null) throw new NotSignedIn();
  const session = await findSession(doors.gate, id, now());
  if (!session) throw new SessionEnded();
  if (access === 'half-signed-in') return session;
  if (session.stage !== 'complete') throw new SecondStepNeeded();
  if (access !== 'signed-in' && access !== 'anyone' && !hasRole(session, ...access)) throw new NotAllowed();
  return session;
}

function admitKey({ scope }: Contract, key: Awaited<ReturnType<typeof findApiKey>>): Session {
  if (!key) throw new KeyRefused();
  if (!scope || !key.scopes.includes(scope)) throw new NotAllowed();
  return key.session;
}

interface Act {
  readonly house: House;
  readonly key: string;
  readonly session: Session;
  readonly request: FastifyRequest;
  readonly given: unknown;
}

/** Who did what to which thing: the route, the identifiers in its address, the one that was made. What was typed is not kept. */
async function noteAct(trx: Transaction<DB>, { house, key, session, request, given }: Act): Promise<void> {
  await insertAuditEntry(trx, {
    organisationId: session.organisationId,
    at: house.now(),
    actorId: session.accountId,
    actor: session.name,
    action: key,
    subject: { ...(request.params as Record<string, string>), ...madeId(given) },
  }).execute();
}

function madeId(given: unknown): Record<string, string> {
  const id = (given as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { id } : {};
}

function bodyLimitOf({ upload, bodyLimit = upload }: Contract): { bodyLimit?: number } {
  return bodyLimit === undefined ? {} : { bodyLimit };
}

function toSchema(contract: Contract): object {
  return {
    summary: contract.summary,
    ...(contract.scope ? { description: `Scope of a key: \`${contract.scope}\`.` } : {}),
    ...describeCallers(contract),
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body ? { body: { ...contract.body, examples: [exampleOf(contract.body)] } } : {}),
    ...(contract.download ? {} : { response: { [contract.status ?? 200]: contract.reply } }),
  };
}

/** Who may call, as OpenAPI says it. */
function describeCallers({ access, scope }: Contract): object {
  if (access === 'anyone') return { security: [] };
  return { security: [{ session: [] }, ...(scope ? [{ key: [] }] : [])] };
}

function sendDownload(reply: FastifyReply, mediaType: string, { name, bytes }: Download) {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`)
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : Readable.from(bytes, { objectMode: false }));
}
