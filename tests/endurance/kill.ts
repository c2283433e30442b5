import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fromBase64url, toBase64url } from '../../server/crypto/base64url.ts';
import { blindSign } from '../../server/crypto/blind-signature.ts';
import { blind, drawSerial, finalize, prepare } from '../../server/crypto/fast-client.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { launchRealCampaign, type RealCampaign, untilStatus } from '../support/real-campaign.ts';
import { makeRealProduct, type RealProduct, signInHr } from '../support/real-product.ts';

export interface KillReport {
  readonly submissions: number;
  readonly kills: number;
  readonly attempts: number;
  /** Submissions that got a receipt: the product gave its word. */
  readonly acknowledged: number;
  readonly stored: number;
  readonly lost: number;
  readonly duplicates: number;
  /** Stored without a receipt that came through: allowed, a retry gets the same receipt. */
  readonly unacknowledged: number;
  readonly counted: number;
  readonly invalid: number;
  readonly seconds: number;
}

interface Ballot {
  readonly serial: string;
  readonly body: string;
  acknowledged: boolean;
}

interface Wanted {
  readonly submissions: number;
  readonly kills: number;
  readonly clients?: number;
}

/**
 * Many clients submit while product and database are killed as by a power cut, several times, and once more while the
 * ballots are counted. Every client tries again with the same ballot until it has a receipt, as the browser does.
 * Credentials are signed with the keys of the campaign here, so that the submissions are what is measured.
 */
export async function killWhileSubmitting({ submissions, kills, clients = 24 }: Wanted): Promise<KillReport> {
  const product = await makeRealProduct();
  const begun = Date.now();
  try {
    await product.start();
    const campaign = await launchRealCampaign(product, { people: 60, perTeam: 20 });
    const ballots = makeBallots(product, campaign, submissions);
    const attempts = await submitAll(product, ballots, { kills, clients });
    const stored = await readSerials(product, campaign.id);
    const acknowledged = ballots.filter((ballot) => ballot.acknowledged);
    const known = new Set(stored);
    const { counted, invalid } = await countWithOneKill(product, campaign);
    return {
      submissions,
      kills,
      attempts,
      acknowledged: acknowledged.length,
      stored: stored.length,
      lost: acknowledged.filter(({ serial }) => !known.has(serial)).length,
      duplicates: stored.length - known.size,
      unacknowledged: stored.length - acknowledged.length,
      counted,
      invalid,
      seconds: Math.round((Date.now() - begun) / 1000),
    };
  } finally {
    await product.stop();
    product.remove();
  }
}

function makeBallots({ dataDir }: RealProduct, { id, material }: RealCampaign, number: number): Ballot[] {
  const stored = JSON.parse(readFileSync(join(dataDir, 'keys', `campaign-${id}.json`), 'utf8')) as {
    scopes: Record<string, { privateKey: string }>;
  };
  const scopes = Object.entries(stored.scopes).map(([scopeId, { privateKey }]) => ({
    scopeId,
    key: privateKeyFrom(fromBase64url(privateKey) as Uint8Array),
  }));
  const items = itemsInOrder(material.definition);
  return Array.from({ length: number }, (_, index) => {
    const { scopeId, key } = scopes[index % scopes.length] as (typeof scopes)[number];
    const publicKey = material.scopeKeys.get(scopeId)!;
    const serial = drawSerial();
    const prepared = prepare(serial);
    const blinded = blind(publicKey, prepared);
    const signed = blindSign(key, blinded.blindedMessage);
    if (signed.kind === 'refused') throw new Error('A credential was refused');
    const credential = finalize(publicKey, prepared, signed.blindSignature, blinded.inverse);
    const box = sealAnswers(material, scopeId, serial, {
      codes: items.map((_item, at) => 1 + ((index + at) % 5)),
      background: material.definition.background.map(() => 0),
      openTexts: material.definition.openQuestions.map(() => ''),
    });
    const body = {
      campaignId: id,
      scopeId,
      prepared: toBase64url(prepared),
      credential: toBase64url(credential),
      box: toBase64url(box),
    };
    return {
      serial: Buffer.from(serial).toString('hex'),
      body: JSON.stringify(body),
      acknowledged: false,
    };
  });
}

async function submitAll(
  product: RealProduct,
  ballots: readonly Ballot[],
  { kills, clients }: { readonly kills: number; readonly clients: number },
): Promise<number> {
  let [next, attempts, done] = [0, 0, 0];
  const client = async () => {
    for (let ballot = ballots[next++]; ballot; ballot = ballots[next++]) {
      while (!ballot.acknowledged) {
        attempts += 1;
        ballot.acknowledged = await submit(product, ballot.body);
        if (!ballot.acknowledged) await new Promise((wake) => setTimeout(wake, 100 + 200 * Math.random()));
      }
      done += 1;
    }
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  for (let kill = 1; kill <= kills; kill += 1) {
    const wanted = Math.floor((ballots.length * kill) / (kills + 1));
    while (done < wanted) await new Promise((wake) => setTimeout(wake, 20));
    await product.killBoth();
    await product.start();
  }
  await all;
  return attempts;
}

async function submit({ answerUrl }: RealProduct, body: string): Promise<boolean> {
  try {
    const reply = await fetch(`${answerUrl}/api/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const { receipt } = (await reply.json()) as { receipt?: string };
    if (reply.status === 409) throw new Error('A retry was taken for another ballot');
    return (reply.status === 201 || reply.status === 200) && receipt !== undefined;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('A retry')) throw error;
    return false;
  }
}

async function readSerials(product: RealProduct, campaignId: string): Promise<string[]> {
  const { rows } = await query<{ serial: string }>(
    product,
    `select encode(serial, 'hex') as serial from ballot where campaign_id = '${campaignId}'`,
  );
  return rows.map(({ serial }) => serial);
}

/** Closes, kills everything while the count runs, and starts again: the count is taken over and finished. */
async function countWithOneKill(product: RealProduct, { id, hr }: RealCampaign) {
  await hr.inject({ method: 'POST', url: `/api/campaigns/${id}/close` });
  for (let state = ''; state !== 'running' && state !== 'done';) {
    const { rows } = await query<{ state: string }>(product, `select state from job where kind = 'tally'`);
    state = rows[0]?.state ?? '';
    await new Promise((wake) => setTimeout(wake, 20));
  }
  await product.killBoth();
  await product.start();
  await untilStatus(await signInHr(product.manageUrl), id, 'published');
  const { rows } = await query<{ counted: number; invalid: number }>(
    product,
    'select counted, invalid from tally',
  );
  return rows[0] ?? { counted: 0, invalid: 0 };
}

async function query<T extends pg.QueryResultRow>(product: RealProduct, statement: string) {
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  await client.connect();
  try {
    return await client.query<T>(statement);
  } finally {
    await client.end();
  }
}
