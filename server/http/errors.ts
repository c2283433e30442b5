import createError from '@fastify/error';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { isUnreachable } from '../db/unreachable.ts';

/** Errors that more than one route can answer with. Each code has a sentence in the message files of the web. */
export const NotSignedIn = createError('NOT_SIGNED_IN', 'Sign in first', 401);
export const SessionEnded = createError('SESSION_ENDED', 'The session has ended, sign in again', 401);
export const SecondStepNeeded = createError(
  'SECOND_STEP_NEEDED',
  'The second step of signing in is still to come',
  401,
);
export const KeyRefused = createError(
  'KEY_REFUSED',
  'This key does not exist, has ended or was withdrawn',
  401,
);
export const NotAllowed = createError('NOT_ALLOWED', 'This account may not do this', 403);
export const NotFound = createError('NOT_FOUND', 'This does not exist, or not for this account', 404);
export const NotPublished = createError(
  'NOT_PUBLISHED',
  'There are no results before the campaign is closed and counted',
  409,
);
export const NotAFile = createError(
  'NOT_A_FILE',
  'Send the file itself, as text/csv or application/octet-stream',
  415,
);
export const ForeignOrigin = createError('FOREIGN_ORIGIN', 'The request came from another site', 403);

/** The one shape of every error. `details` are machine-readable values that a sentence may need; never free text of 5xx. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

/** An error that carries details for the sentence, such as the problems of an import file. */
export class DetailedError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, statusCode: number, details: unknown) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
    this.details = details;
  }
}

export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? (isUnreachable(error) ? 503 : 500);
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    void sendProblem(reply, status, describe(error, status));
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, 404, { code: 'NOT_FOUND', message: 'This does not exist, or not for this account' }),
  );
}

function describe(error: FastifyError, status: number): Problem {
  if (error.validation) {
    const first = error.validation[0];
    const path = `${error.validationContext ?? 'body'}${(first?.instancePath ?? '').replaceAll('/', '.')}`;
    return {
      code: 'INVALID_INPUT',
      message: `${path} ${first?.message ?? 'is not right'}`,
      details: { path },
    };
  }
  if (status === 413) return { code: 'TOO_LARGE', message: 'The file or message is too large' };
  if (status === 429 && error.code !== 'WAIT_FIRST')
    return { code: 'TOO_MANY', message: 'Too many tries; wait a minute' };
  if (status === 503) return { code: 'BUSY', message: 'Too busy at this moment; try again shortly' };
  if (status >= 500)
    return { code: 'INTERNAL', message: 'Something went wrong on our side; nothing was changed' };
  const details = (error as { details?: unknown }).details;
  return {
    code: error.code ?? 'INVALID_INPUT',
    message: error.message,
    ...(details === undefined ? {} : { details }),
  };
}

function sendProblem(reply: FastifyReply, status: number, problem: Problem) {
  // Not all at the same moment: who was turned away together comes back apart.
  if (status === 503) void reply.header('retry-after', String(1 + Math.floor(Math.random() * 4)));
  return reply
    .code(status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(problem);
}
