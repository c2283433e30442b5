import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { toBase64url } from '../../server/crypto/base64url.ts';
import { generateSealingKey } from '../../server/crypto/sealed-box.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { drawSerial } from '../../server/crypto/fast-client.ts';
import { readMaterial, sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { BallotCounter } from '../../server/features/tally/count-ballots.ts';
import { BallotReader } from '../../server/features/tally/open-ballot.ts';
import { countBox } from '../../server/features/tally/read-box.ts';
import { TallyThreads } from '../../server/features/tally/tally-threads.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import { largeCampaign } from '../../tests/support/large-campaign.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../../tests/support/running-house.ts';
import { signInHr as signInHrOf, launchLinks } from '../../tests/support/campaign-links.ts';
import { makeBallots, randomAnswers, scopeSecrets } from './ballots.ts';
import { countStatements } from './count-statements.ts';

export interface Grown {
  readonly figure: string;
  readonly unit: string;
  readonly small: number;
  readonly large: number;
  /** The most that the larger size may cost. */
  readonly atMost: number;
}

export interface Sizes {
  readonly small: number;
  readonly large: number;
}

/** Everything about how cost grows, at two sizes. */
export async function measureGrowth(sizes: Sizes): Promise<readonly Grown[]> {
  const house = await startRunningHouse();
  try {
    return [
      ...(await ofAnswering(house, sizes)),
      ...(await ofFigures(house, sizes)),
      ...(await ofImport(house, sizes)),
    ];
  } finally {
    await house.stop();
  }
}

async function ofAnswering(house: RunningHouse, sizes: Sizes): Promise<readonly Grown[]> {
  const hr = await signInHrOf(house, { A: 12, B: 12 });
  const { campaignId, links } = await launchLinks(house, hr, {
    questionnaireId: 'werkbeleving',
    variant: 'short',
  });
  const material = await readMaterial(house.apps.answer, campaignId);
  const secrets = scopeSecrets(house.options.dataDir, campaignId);
  const [warm, ...ballots] = makeBallots(material, secrets, 4);
  const post = (app: FastifyInstance, url: string, payload: object | string) =>
    app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload });
  await post(house.apps.answer, '/api/ballots', warm!.body);
  const token = links.map((link) => link.split('#')[1] ?? '')[0] ?? '';
  const submit = (at: number) =>
    countStatements(() => post(house.apps.answer, '/api/ballots', ballots[at]!.body));
  const few = await submit(0);
  const fewBuffers = await buffersOfSubmit(house, campaignId);
  await fill(
    house,
    campaignId,
    secrets.map(({ scopeId }) => scopeId),
    sizes.large,
  );
  const many = await submit(1);
  const manyBuffers = await buffersOfSubmit(house, campaignId);
  const survey = await countStatements(() =>
    house.apps.answer.inject(`/api/campaigns/${campaignId}/manifest`),
  );
  const open = await countStatements(() => post(house.apps.manage, '/api/invitations/open', { token }));
  const blindedMessage = toBase64url(new Uint8Array(Buffer.concat([Buffer.of(0), Buffer.alloc(255, 7)])));
  const issue = await countStatements(() =>
    post(house.apps.manage, '/api/invitations/issue', { token, blindedMessage }),
  );
  const same = (figure: string, value: number, atMost: number): Grown => ({
    figure,
    unit: 'statements',
    small: value,
    large: value,
    atMost,
  });
  return [
    { figure: 'statements of a submission', unit: 'statements', small: few.all, large: many.all, atMost: 1 },
    {
      figure: 'buffers of a submission, beside a box that is nearly empty and one that is full',
      unit: 'buffers',
      small: fewBuffers,
      large: manyBuffers,
      atMost: fewBuffers + 12,
    },
    same('statements of the survey', survey.all, 1),
    same('statements of opening a link', open.all, 1),
    same('statements of a credential', issue.all, 2),
    ...(await ofTally(material, campaignId, sizes)),
  ];
}

/** Pages that the statement of a submission touches, as the database tells it. */
async function buffersOfSubmit({ options }: RunningHouse, campaignId: string): Promise<number> {
  const client = new pg.Client({ connectionString: options.databaseUrl, options: '-c role=werkpeil_answer' });
  await client.connect();
  const scope = (
    await client.query<{ id: string }>('select id from scope where campaign_id = $1 limit 1', [campaignId])
  ).rows[0]?.id;
  const once = async () => {
    await client.query('begin');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) select * from put_ballots(array[$1]::uuid[], array[$2]::uuid[], array[$3]::bytea[], array[$4]::bytea[])`,
      [campaignId, scope, Buffer.from(drawSerial()), Buffer.alloc(600)],
    );
    await client.query('rollback');
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
    return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  };
  const found = [];
  for (let turn = 0; turn < 5; turn += 1) found.push(await once());
  await client.end();
  return Math.min(...found);
}

async function fill(
  { options }: RunningHouse,
  campaignId: string,
  scopes: readonly string[],
  number: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  for (let done = 0; done < number; done += 1000) {
    const serials = Array.from({ length: Math.min(1000, number - done) }, () => Buffer.from(drawSerial()));
    await client.query(
      'insert into ballot (campaign_id, scope_id, serial, box) select $1, $2, serial, $3 from unnest($4::bytea[]) as serial',
      [campaignId, scopes[0], Buffer.alloc(600), serials],
    );
  }
  await client.end();
}

/** Memory of counting: what is kept per ballot may be its scale sums, and nothing that grows with the box in hand. */
async function ofTally(
  { campaignId: _, ...about }: Awaited<ReturnType<typeof readMaterial>>,
  campaignId: string,
  sizes: Sizes,
): Promise<readonly Grown[]> {
  const pair = await generateSealingKey();
  const material = {
    ...about,
    campaignId,
    manifest: { ...about.manifest, sealingKey: toBase64url(pair.publicKey) },
  };
  const unitOf = new Map(material.manifest.scopes.map(({ id }, at) => [id, `u${at}`]));
  const counted = async (number: number) => {
    const counter = new BallotCounter(material.definition, [], unitOf);
    const reader = new BallotReader(campaignId, material.definition);
    const rng = rngFromSeed(number);
    async function* box() {
      for (let made = 0; made < number; made += 1) {
        const scopeId = material.manifest.scopes[made % material.manifest.scopes.length]!.id;
        const serial = drawSerial();
        yield { scopeId, serial, box: sealAnswers(material, scopeId, serial, randomAnswers(material, rng)) };
      }
    }
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const threads = new TallyThreads(1);
    const receipts = await countBox(box(), privateKeyFrom(pair.privateKey), { reader, counter }, threads);
    await threads.close();
    globalThis.gc?.();
    if (receipts.length !== number) throw new Error(`${number - receipts.length} ballots were not counted`);
    return (process.memoryUsage().heapUsed - before) / number;
  };
  const [small, large] = [
    await counted(Math.min(500, sizes.small)),
    await counted(Math.min(2_000, sizes.large)),
  ];
  return [{ figure: 'memory of a count, per ballot', unit: 'bytes', small, large, atMost: 8_000 }];
}

async function ofFigures(house: RunningHouse, sizes: Sizes): Promise<readonly Grown[]> {
  const email = 'directie@testdam.example';
  await house.addAccount(email, 'management');
  const reply = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: PASSWORD },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  const [first, again]: [number[], number[]] = [[], []];
  for (const answers of [sizes.small * 10, sizes.large * 10]) {
    const { campaignId, teamId } = await largeCampaign(house, { units: 60, scales: 12, answers });
    const look = (query: string) =>
      house.apps.manage.inject({ url: `/api/campaigns/${campaignId}/results${query}`, headers: { cookie } });
    // Somebody has looked at the organisation; this team nobody has seen yet.
    await look('');
    const seen = await countStatements(() => look(`?unitId=${teamId}`));
    const touching = seen.texts.filter(
      (text) => /"?(ballot|block_sum|answer)"?\b/i.test(text) && /from "?(ballot|block)/i.test(text),
    );
    if (touching.length > 0) throw new Error(`Figures read answers: ${touching[0]}`);
    first.push(seen.own);
    again.push((await countStatements(() => look(`?unitId=${teamId}`))).own);
  }
  return [
    {
      figure: 'statements of a first look at a team',
      unit: 'statements',
      small: first[0] ?? 0,
      large: first[1] ?? 0,
      atMost: 3,
    },
    {
      figure: 'statements of looking again',
      unit: 'statements',
      small: again[0] ?? 0,
      large: again[1] ?? 0,
      atMost: 1,
    },
  ];
}

async function ofImport(house: RunningHouse, sizes: Sizes): Promise<readonly Grown[]> {
  const email = `hr-${randomUUID()}@testdam.example`;
  await house.addAccount(email, 'hr');
  const reply = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: PASSWORD },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'text/csv' };
  const statements: number[] = [];
  for (const people of [sizes.small, sizes.large]) {
    const rows = Array.from(
      { length: people },
      (_, at) => `G${at};Achternaam${at};Voornaam${at};g${at}@example.org;GT;Team G;GROEI`,
    );
    const csv = [
      'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code',
      'G;Top;Toos;toos@groei.example;GROEI;Groei;',
      ...rows,
    ].join('\r\n');
    const post = (url: string) => house.apps.manage.inject({ method: 'POST', url, headers, payload: csv });
    const { digest } = (await post('/api/organisation/import/preview')).json<{ digest: string }>();
    const { own } = await countStatements(() => post(`/api/organisation/import?digest=${digest}`));
    statements.push(own);
  }
  const [small = 0, large = 0] = statements;
  return [
    {
      figure: 'statements of an import',
      unit: 'statements',
      small,
      large,
      atMost: small + Math.ceil(sizes.large / 1000),
    },
  ];
}
