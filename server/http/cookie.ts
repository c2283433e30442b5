import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ABSOLUTE_HOURS } from './session.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the session that the cookie names, or null. The signature and the age are checked, the session is not. */
    sessionId(): Promise<string | null>;
  }
  interface FastifyReply {
    startSession(sessionId: string): Promise<void>;
    endSession(): void;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string };
    user: { sid: string };
  }
}

interface Options {
  readonly secret: string;
  /** Browsers accept the strict `__Host-` name only over https. */
  readonly secure: boolean;
}

/** Signed cookie that names a session. It carries no right by itself: the session is looked up on every call. */
export async function registerCookie(app: FastifyInstance, { secret, secure }: Options): Promise<void> {
  const name = secure ? '__Host-werkpeil' : 'werkpeil';
  await app.register(cookie);
  await app.register(jwt, {
    secret,
    cookie: { cookieName: name, signed: false },
    sign: { algorithm: 'HS256', expiresIn: `${ABSOLUTE_HOURS}h` },
    verify: { algorithms: ['HS256'], onlyCookie: true },
  });
  app.decorateRequest('sessionId', async function (this: FastifyRequest) {
    try {
      return (await this.jwtVerify<{ sid: string }>()).sid;
    } catch {
      return null;
    }
  });
  app.decorateReply('startSession', async function (this: FastifyReply, sid: string) {
    const token = await this.jwtSign({ sid });
    void this.setCookie(name, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: ABSOLUTE_HOURS * 3600,
    });
  });
  app.decorateReply('endSession', function (this: FastifyReply) {
    void this.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
  });
}
