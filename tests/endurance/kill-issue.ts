import pg from 'pg';
import { fromBase64url, toBase64url } from '../../server/crypto/base64url.ts';
import { blind, drawSerial, finalize, prepare } from '../../server/crypto/fast-client.ts';
import type { RealCampaign } from '../support/real-campaign.ts';
import type { RealProduct } from '../support/real-product.ts';

export interface IssueReport {
  readonly links: number;
  readonly attempts: number;
  /** Links whose holder ended with a credential that the key of the group accepts. */
  readonly credentials: number;
  /** Links that the database holds as used; the same number, or somebody lost a right or got two. */
  readonly used: number;
  /** Second messages, after all of it, that were signed for a link that was used: must be none. */
  readonly signedTwice: number;
}

/**
 * Everybody fetches a credential while product and database are killed in the middle, as by a power cut. Who gets no
 * answer asks again with the same blinded message, as the browser does: it is signed again, and no other one ever is.
 */
export async function killWhileIssuing(
  product: RealProduct,
  { id, material, invited }: RealCampaign,
): Promise<IssueReport> {
  let [attempts, done] = [0, 0];
  const fetchOne = async ({ token, scopeId }: RealCampaign['invited'][number]): Promise<boolean> => {
    const key = material.scopeKeys.get(scopeId);
    if (!key) throw new Error('The manifest has no key for this scope');
    const prepared = prepare(drawSerial());
    const { blindedMessage, inverse } = blind(key, prepared);
    for (;;) {
      attempts += 1;
      const signature = await issue(product, token, blindedMessage);
      if (signature === 'refused') return false;
      if (signature !== null) {
        done += 1;
        // Throws when this is no signature of the key of the group.
        finalize(key, prepared, signature, inverse);
        return true;
      }
      await new Promise((wake) => setTimeout(wake, 100 + 200 * Math.random()));
    }
  };
  const waiting = [...invited];
  const client = async (): Promise<number> => {
    let got = 0;
    for (let next = waiting.pop(); next; next = waiting.pop()) if (await fetchOne(next)) got += 1;
    return got;
  };
  const all = Promise.all(Array.from({ length: 24 }, client));
  while (done < invited.length / 3) await new Promise((wake) => setTimeout(wake, 2));
  await product.killBoth();
  await product.start();
  const credentials = (await all).reduce((sum, got) => sum + got, 0);

  let signedTwice = 0;
  for (const { token, scopeId } of invited.slice(0, 50)) {
    const { blindedMessage } = blind(material.scopeKeys.get(scopeId)!, prepare(drawSerial()));
    if ((await issue(product, token, blindedMessage)) !== 'refused') signedTwice += 1;
  }
  return { links: invited.length, attempts, credentials, used: await countUsed(product, id), signedTwice };
}

/** A signature, 'refused' when the link was used for another message, or null when there was no answer. */
async function issue(
  { manageUrl }: RealProduct,
  token: string,
  blindedMessage: Uint8Array,
): Promise<Uint8Array | 'refused' | null> {
  try {
    const reply = await fetch(`${manageUrl}/api/invitations/issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, blindedMessage: toBase64url(blindedMessage) }),
      signal: AbortSignal.timeout(10_000),
    });
    if (reply.status === 409) return 'refused';
    if (reply.status !== 200) return null;
    return fromBase64url(((await reply.json()) as { blindSignature: string }).blindSignature);
  } catch {
    return null;
  }
}

async function countUsed(product: RealProduct, campaignId: string): Promise<number> {
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<{ used: number }>(
      'select count(*)::int as used from credential_issue where campaign_id = $1',
      [campaignId],
    );
    return rows[0]?.used ?? 0;
  } finally {
    await client.end();
  }
}
