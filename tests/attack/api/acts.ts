import { randomBytes } from 'node:crypto';
import type { TestHouse, TestOrganisation } from '../../support/test-house.ts';
import { type Asker, heard, type Known, type Reply } from './crawl.ts';
import type { Played } from './world.ts';

interface Stage {
  readonly house: TestHouse;
  readonly organisation: TestOrganisation;
  readonly askers: readonly Asker[];
  readonly nameOf: (id: string) => string;
  /** Campaigns that questions are about; two have results, the others run. */
  readonly asked: readonly string[];
}

interface Acted {
  /** What the product replied to every act. */
  readonly heard: readonly Reply[];
  /** Random texts that stand in replies, and the name they have in every world. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly known: Known;
}

type Method = 'GET' | 'POST' | 'PUT';
type Act = <T>(name: string, method: Method, url: string, payload?: object | Buffer) => Promise<T>;

const UNIT = 'NOORD';
const SCALE = 'work-pressure';
const MOST_NORMS = 4;

/**
 * What people do with results, so that every route has something to tell: a session of a team with votes and causes, a
 * plan of action with an attachment that is signed, comments that were read, a round of a checklist.
 */
export async function actOnResults(stage: Stage, published: readonly Played[]): Promise<Acted> {
  const [year, stress] = published as readonly [Played, Played];
  const replies: Reply[] = [];
  const unit = await stage.organisation.unitId(UNIT);
  const act: Act = async (name, method, url, payload) => {
    const asker = stage.askers.find((each) => each.name === name);
    if (!asker) throw new Error(`Nobody is called ${name}`);
    const headers: Record<string, string> = Buffer.isBuffer(payload)
      ? { 'content-type': 'application/octet-stream' }
      : {};
    const reply = await asker.call(method, url, payload, headers);
    if (reply.statusCode >= 300) throw new Error(`${name}: ${method} ${url}: ${reply.body}`);
    const label = url.replace(/[0-9a-f-]{36}/g, stage.nameOf);
    replies.push(heard(`${name}: ${method} ${label} (${replies.length})`, reply));
    return reply.json<never>();
  };
  const session = await holdSession(act, year.id, unit);
  const plan = await makePlan(act, stress.id, unit);
  await readComments(act, year.id);
  await act('hr', 'POST', '/api/checklists/verzuimbeleid/rounds', { heldOn: '2027-01-04' });
  const own = await act<{ id: string }>('hr', 'POST', `/api/campaigns/${year.id}/norm`);
  // Those for the running campaign, by who they are for: ids are random.
  const mail = `/api/mailbox?campaignId=${stage.asked[2]}`;
  const { messages } = await act<{ messages: { id: string; recipient: string }[] }>('hr', 'GET', mail);
  const { norms } = await act<{ norms: { id: string }[] }>('hr', 'GET', '/api/norms');
  return {
    heard: replies,
    secrets: new Map([
      [session.code, '<code>'],
      [plan.address, '<address>'],
      ...year.receipts.map((receipt): [string, string] => [receipt, '<receipt>']),
    ]),
    known: knownFrom({
      ...{
        campaigns: stage.asked,
        units: [await stage.organisation.unitId('N2')],
        session,
        plan,
        receipts: year.receipts,
        messages: messages.toSorted((a, b) => (a.recipient < b.recipient ? -1 : 1)).map(({ id }) => id),
      },
      norms: [own.id, ...norms.map(({ id }) => id).filter((id) => id !== own.id)].slice(0, MOST_NORMS),
    }),
  };
}

interface Session {
  readonly id: string;
  readonly code: string;
}

async function holdSession(act: Act, campaignId: string, unitId: string): Promise<Session> {
  const lead = `manager of ${UNIT}`;
  const { topics: offered } = await act<{ topics: { scale: string }[] }>(
    lead,
    'GET',
    `/api/sessions?campaignId=${campaignId}&unitId=${unitId}`,
  );
  const topics = offered
    .map(({ scale }) => scale)
    .toSorted()
    .slice(0, 3);
  const { id } = await act<{ id: string }>(lead, 'POST', '/api/sessions', { campaignId, unitId, topics });
  const { code } = await act<Session>(lead, 'GET', `/api/sessions/${id}`);
  const step = (body: object) => act<Session>(lead, 'POST', `/api/sessions/${id}/steps`, body);
  await step({ to: 'voting' });
  for (let voter = 0; voter < 6; voter += 1)
    await act('nobody', 'POST', `/api/talk/${code}/votes`, {
      mark: randomBytes(32).toString('base64url'),
      choices: topics.slice(0, 1 + (voter % 2)),
    });
  await step({ to: 'counted' });
  await step({ to: 'collecting', chosen: topics.slice(0, 1) });
  const text = 'De balie is op maandag met te weinig mensen bezet';
  await act('nobody', 'POST', `/api/talk/${code}/causes`, { topic: topics[0], text });
  return { id, code };
}

interface Plan {
  readonly row: string;
  readonly attachment: string;
  readonly address: string;
}

/** A row with an attachment for one figure; everything else that asks for attention is accepted; then it is signed. */
async function makePlan(act: Act, campaignId: string, unitId: string): Promise<Plan> {
  const { id: row } = await act<{ id: string }>('hr', 'POST', '/api/plan/rows', {
    ...{ campaignId, unitId, scale: SCALE, measureId: null, title: 'Bezetting van de balie op orde' },
    ...{ description: '', level: 'team', step: 'source', stepReason: '', owner: 'Toos Top' },
    deadline: '2027-06-01',
  });
  await act('hr', 'POST', `/api/plan/rows/${row}/attachments?name=verslag.pdf`, Buffer.from('%PDF-1.7 a'));
  const { attention } = await act<{
    attention: { unit: { id: string }; scale: string; campaignId: string }[];
  }>('hr', 'GET', '/api/findings');
  const figures = attention.map((each) => ({
    ...{ campaignId: each.campaignId, unitId: each.unit.id, scale: each.scale },
  }));
  if (figures.length > 0) {
    const { ids } = await act<{ ids: string[] }>('hr', 'POST', '/api/findings', { figures });
    const because = 'Wordt opgepakt met de maatregelen van heel Noord';
    await act('management', 'POST', '/api/findings/acceptances', { findingIds: ids, because });
  }
  await sign(act);
  await act('hr', 'PUT', `/api/pages/rows/${row}`, {
    campaignId,
    text: 'De balie krijgt er twee mensen bij.',
  });
  const page = `/api/pages?campaignId=${campaignId}&unitId=${unitId}`;
  const { address } = await act<{ address: string | null }>('hr', 'GET', page);
  const { attachments } = await act<{ attachments: { id: string }[] }>('hr', 'GET', `/api/plan/rows/${row}`);
  return {
    row,
    attachment: attachments[0]?.id ?? '',
    address: /[\w-]{43}$/.exec(address ?? '')?.[0] ?? '',
  };
}

async function sign(act: Act): Promise<void> {
  const { findings } = await act<{ findings: { id: string; riskClass: string | null }[] }>(
    'adviser',
    'GET',
    '/api/findings',
  );
  const inputs = { method: 'three-by-three', likelihood: 2, effect: 3 };
  for (const { id, riskClass } of findings)
    if (riskClass === null)
      await act('adviser', 'PUT', `/api/findings/${id}/risk`, {
        ...{ inputs, reported: false, override: null, reason: '' },
      });
  const url = '/api/plan/versions/preparing';
  await act('works-council', 'PUT', `${url}/council`, { kind: 'consent', on: '2027-01-04', note: '' });
  const given = { kind: 'given', on: '2027-01-04', expert: 'K. Deskundige', note: '' };
  await act('adviser', 'PUT', `${url}/system-review`, given);
  await act('adviser', 'PUT', `${url}/scope-review`, given);
  const by = { name: 'Daan Scholten', function: 'Directeur' };
  await act('management', 'POST', `${url}/signature`, by);
}

/** The adviser publishes every comment; those of other campaigns keep waiting. */
async function readComments(act: Act, campaignId: string): Promise<void> {
  const url = `/api/campaigns/${campaignId}/comments`;
  const { comments } = await act<{ comments: { id: string }[] }>('adviser', 'GET', `${url}/queue`);
  for (const { id } of comments) await act('adviser', 'PUT', `${url}/${id}`, { decision: 'published' });
  await act('adviser', 'POST', `${url}/release`, {});
}

interface Things {
  readonly units: readonly string[];
  readonly campaigns: readonly string[];
  readonly receipts: readonly string[];
  readonly messages: readonly string[];
  readonly session: Session;
  readonly plan: Plan;
  readonly norms: readonly string[];
}

/** What may stand in an address, by the name of the parameter. */
function knownFrom({ units, campaigns, receipts, messages, session, plan, norms }: Things): Known {
  const byName = new Map<string, readonly string[]>([
    ['unitId', units],
    ['campaignId', campaigns],
    ['scale', [SCALE]],
    ['questionnaireId', ['werkbeleving']],
    ['variant', ['short']],
    ['sessionId', [session.id]],
    ['code', [session.code]],
    ['rowId', [plan.row]],
    ['attachmentId', [plan.attachment]],
    ['address', [plan.address]],
    ['normId', norms],
    ['checklistId', ['verzuimbeleid']],
    ['receipt', receipts.slice(0, 1)],
    ['messageId', messages.slice(0, 2)],
    ['norm', norms.slice(0, 1)],
    ['year', ['2026']],
    ['search', ['1005']],
    ['group', []],
    ['from', ['1']],
    ['to', ['0']],
  ]);
  const questionnaire = new Map<string, readonly string[]>([
    ['id', ['werkbeleving']],
    ['version', ['1.0.0']],
  ]);
  return (url, name) =>
    (/\/(instruments|questionnaires)\//.test(url) ? questionnaire.get(name) : undefined) ??
    byName.get(name) ??
    null;
}
