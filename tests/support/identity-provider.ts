import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface TestProvider {
  readonly issuer: string;
  /** Who signs in there. */
  person: { email: string; email_verified: boolean };
  close(): void;
}

export const PROVIDER_CLIENT = { clientId: 'werkpeil', clientSecret: 'a secret of the provider' };

/** An OpenID Connect provider on this machine that lets anybody in and vouches for `person`. */
export async function startIdentityProvider(manageUrl: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made = { issuer, person: { email: 'an@waterdam.example', email_verified: true } };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: PROVIDER_CLIENT.clientId,
        client_secret: PROVIDER_CLIENT.clientSecret,
        redirect_uris: [`${manageUrl}/api/single-sign-on/return`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...made.person }) }),
    cookies: { keys: ['test'] },
  });
  server.on('request', provider.callback());
  return Object.assign(made, {
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}
