import * as oidc from 'openid-client';
import { type OutboundRules, sendOut } from '../../outbound/send-out.ts';

export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What has to come back unchanged from the browser and the provider. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Reads the configuration of the provider; its issuer has to be the one that was filled in. */
export function discover(provider: Provider, rules: OutboundRules): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
    [oidc.customFetch]: guardedFetch(rules),
    ...(rules.privateNetworks ? { execute: [oidc.allowInsecureRequests] } : {}),
  });
}

/** Where the browser goes: code flow with PKCE, state and nonce. */
export async function beginAt(
  configuration: oidc.Configuration,
  redirectUrl: string,
  state: string,
): Promise<{ readonly url: URL; readonly expected: Expected }> {
  const expected = { state, nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUrl,
    scope: 'openid email profile',
    state,
    nonce: expected.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
    code_challenge_method: 'S256',
  });
  return { url, expected };
}

/** The verified address that the provider vouches for, or null when it vouches for none. */
export async function vouchedEmail(
  configuration: oidc.Configuration,
  returned: URL,
  expected: Expected,
): Promise<string | null> {
  const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (typeof claims?.email !== 'string' || claims.email_verified === false) return null;
  return claims.email.toLowerCase();
}

/** The library's requests through the same guard as every other address that somebody filled in. */
function guardedFetch(rules: OutboundRules): oidc.CustomFetch {
  return async (url, { method, headers, body }) => {
    const text = body === undefined || body === null ? undefined : String(body);
    const reply = await sendOut(
      url,
      {
        method,
        headers: Object.fromEntries(new Headers(headers as HeadersInit)),
        ...(text ? { body: text } : {}),
      },
      rules,
    );
    const { 'content-encoding': _, 'transfer-encoding': __, ...kept } = reply.headers;
    return new Response(reply.body, { status: reply.status, headers: kept });
  };
}
