import type { FastifyInstance } from 'fastify';
import { call } from './simulated-person.ts';
import { decideAbout } from './written-comments.ts';

/** The adviser reads every comment of a campaign, decides, and publishes the lists: over the routes of the product. */
export async function readComments(manage: FastifyInstance, cookie: string, campaignId: string): Promise<void> {
  const headers = { cookie };
  const address = `/api/campaigns/${campaignId}/comments`;
  const { comments } = await call<{ comments: readonly { id: string; original: string }[] }>(manage, {
    method: 'GET',
    url: `${address}/queue`,
    headers,
  });
  for (const { id, original } of comments) {
    const payload = decideAbout(original);
    await call(manage, { method: 'PUT', url: `${address}/${id}`, payload, headers });
  }
  if (comments.length > 0) await call(manage, { method: 'POST', url: `${address}/release`, headers });
}
