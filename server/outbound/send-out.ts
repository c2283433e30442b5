import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

const TIMEOUT_MS = 10_000;
const MAX_REPLY = 1024 * 1024;

export class RefusedAddress extends Error {}

export interface Outgoing {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutboundRules {
  /** Tests talk to servers on this machine; the product never does. */
  readonly privateNetworks?: boolean;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Calls an address that somebody filled in. Only https to the public internet: the address is checked at the moment of
 * connecting, so that a name that changes its mind in between does not help. Redirects are not followed.
 */
export function sendOut(url: string, outgoing: Outgoing, rules: OutboundRules = {}): Promise<Received> {
  const target = new URL(url);
  const allowed = target.protocol === 'https:' || (rules.privateNetworks && target.protocol === 'http:');
  if (!allowed) return Promise.reject(new RefusedAddress('Only https addresses are called'));
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !rules.privateNetworks && !isPublicAddress(host)) {
    return Promise.reject(new RefusedAddress(`${host} is not an address on the public internet`));
  }
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const call = request(
      target,
      {
        method: outgoing.method ?? 'GET',
        headers: outgoing.headers,
        timeout: TIMEOUT_MS,
        lookup: publicOnly(rules),
        agent: false,
      },
      (reply) => {
        const parts: Buffer[] = [];
        let size = 0;
        reply.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MAX_REPLY) call.destroy(new Error('The reply is too large'));
          else parts.push(part);
        });
        reply.on('end', () =>
          done({
            status: reply.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(reply.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
        reply.on('error', fail);
      },
    );
    call.on('timeout', () => call.destroy(new Error('No reply within ten seconds')));
    call.on('error', fail);
    call.end(outgoing.body);
  });
}

/** Resolves a name and refuses it when any of its addresses is not public. */
function publicOnly(rules: OutboundRules): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const bad = addresses.find(({ address }) => !rules.privateNetworks && !isPublicAddress(address));
      if (bad) return answer(new RefusedAddress(`${host} is not on the public internet`), []);
      const [first] = addresses;
      if (options.all) return answer(null, addresses);
      return answer(null, first?.address ?? '', first?.family);
    });
  };
}
