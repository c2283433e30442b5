import { lookup } from 'node:dns';
import { isPublicAddress } from './public-address.ts';
import { type OutboundRules, RefusedAddress } from './send-out.ts';

/** The address behind a name that somebody filled in; refused when any of its addresses is not on the public internet. */
export function resolvePublic(host: string, rules: OutboundRules = {}): Promise<string> {
  return new Promise((done, fail) => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return fail(error);
      const bad = addresses.find(({ address }) => !rules.privateNetworks && !isPublicAddress(address));
      if (bad) return fail(new RefusedAddress(`${host} is not on the public internet`));
      return done(addresses[0]?.address ?? host);
    });
  });
}
