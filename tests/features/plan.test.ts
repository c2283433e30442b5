import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { remindOfPlan } from '../../server/features/plan/remind.ts';
import { type PlanHouse, startPlanHouse } from '../support/plan-house.ts';
import type { Caller } from '../support/test-house.ts';

let plan: PlanHouse;
let manager: Caller;
let rowId: string;
let findingId: string;

beforeAll(async () => {
  plan = await startPlanHouse();
  manager = await plan.organisation.signIn('manager', 'HEAVY');
});
afterAll(() => plan.house.close());

interface Finding {
  id: string;
  scale: string;
  unit: { id: string };
  state: string;
  riskClass: string | null;
  riskInputs: unknown;
  riskReported: boolean;
  causes: { id: string; text: string }[];
  evidence: { kind: string };
}
const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const problems = (reply: { json<T>(): T }) =>
  reply.json<{ details: { problems: string[] } }>().details.problems;
const findings = async (who: Caller) =>
  (await who('GET', '/api/findings')).json<{
    findings: Finding[];
    attention: { unit: { id: string; name: string }; scale: string; campaignId: string }[];
  }>();
const detail = async (id: string) => {
  const reply = await plan.hr('GET', `/api/plan/rows/${id}`);
  expect([reply.statusCode, reply.body.slice(0, 100)]).toEqual([200, expect.anything()]);
  return reply.json<{
    row: { revision: number; number: number; status: string; step: string };
    measured: { verdict: string; suggests: string; interval: { upper: number } } | null;
    log: { kind: string; fields: { field: string; from: unknown; to: unknown }[] }[];
    attachments: { id: string; name: string; mediaType: string }[];
  }>();
};
const change = async (fields: object, id = rowId) =>
  plan.hr('PUT', `/api/plan/rows/${id}`, { revision: (await detail(id)).row.revision, ...fields });

const newRow = () => ({
  campaignId: plan.campaignId,
  unitId: plan.heavy,
  scale: 'work-pressure',
  measureId: null,
  title: 'Bezetting van dinsdag op orde',
  description: '',
  level: 'team',
  step: 'source',
  stepReason: '',
  owner: 'Toos Top',
  deadline: '2027-03-01',
});

describe('from figure to finding', () => {
  test('figures that stand out ask for attention, and so does reported intimidation', async () => {
    const { attention } = await findings(plan.hr);
    expect(attention.filter(({ unit }) => unit.id === plan.heavy).map(({ scale }) => scale)).toContain(
      'work-pressure',
    );
    expect(attention.filter(({ unit }) => unit.id === plan.light).map(({ scale }) => scale)).not.toContain(
      'work-pressure',
    );
    expect(attention.some(({ scale }) => scale === 'undesired-behaviour')).toBe(true);
  });

  test('a manager sees the own unit only', async () => {
    const { attention } = await findings(manager);
    expect(new Set(attention.map(({ unit }) => unit.id))).toEqual(new Set([plan.heavy]));
  });

  test('a row made of a figure brings its finding, weighed, with the article and the first value filled in', async () => {
    const made = await manager('POST', '/api/plan/rows', newRow());
    expect(made.statusCode).toBe(201);
    rowId = made.json<{ id: string }>().id;
    const [finding] = (await findings(manager)).findings;
    findingId = finding?.id ?? '';
    expect(finding).toMatchObject({ scale: 'work-pressure', state: 'planned', riskClass: 'very-high' });
    const { row } = await detail(rowId);
    expect(row).toMatchObject({
      number: 1,
      legalArticle: expect.stringContaining('2.15') as string,
      baseline: expect.stringMatching(/^\d/) as string,
      evaluateOn: '2027-06-01',
    });
  });

  test('a lower step without a reason is refused', async () => {
    const reply = await manager('POST', '/api/plan/rows', { ...newRow(), step: 'individual' });
    expect([reply.statusCode, problems(reply)]).toEqual([422, ['step-without-reason']]);
  });

  test('reported sexual intimidation is at least high, whoever weighs it', async () => {
    const { attention } = await findings(plan.hr);
    const behaviour = attention.find(({ scale }) => scale === 'undesired-behaviour');
    const figures = [
      { campaignId: plan.campaignId, unitId: behaviour?.unit.id, scale: 'undesired-behaviour' },
    ];
    const { ids } = (await plan.hr('POST', '/api/findings', { figures })).json<{ ids: string[] }>();
    const light = { method: 'kinney', effect: 1, exposure: 0.5, likelihood: 0.1 };
    const url = `/api/findings/${ids[0] ?? ''}/risk`;
    const weighed = await plan.adviser('PUT', url, {
      inputs: light,
      reported: false,
      override: null,
      reason: '',
    });
    expect(weighed.json()).toMatchObject({ riskClass: 'high' });
    const lower = { inputs: light, reported: false, override: 'low', reason: 'Wij vinden dit niet zo erg' };
    const refused = await plan.adviser('PUT', url, lower);
    expect([refused.statusCode, code(refused)]).toEqual([422, 'RISK_BELOW_FLOOR']);
  });

  test('another class than the method gives needs a reason', async () => {
    const weigh = (reason: string) =>
      plan.adviser('PUT', `/api/findings/${findingId}/risk`, {
        inputs: { method: 'reach-severity', reach: 5, severity: 5 },
        reported: false,
        override: 'high',
        reason,
      });
    expect(code(await weigh(''))).toBe('OVERRIDE_REASON');
    expect((await weigh('De oorzaak is al weggenomen in november')).json()).toMatchObject({
      riskClass: 'high',
    });
  });
});

describe('causes', () => {
  const add = (text: string) =>
    manager('POST', `/api/findings/${findingId}/causes`, {
      text,
      source: 'team-session',
      heardOn: '2026-10-28',
    });

  test('the name of the theme is refused as a cause', async () => {
    for (const text of ['Werkdruk', 'te hoge werkdruk in ons team', 'Te veel stress'])
      expect([text, code(await add(text))]).toEqual([text, 'CAUSE_TOO_VAGUE']);
  });

  test('a row without a cause cannot be completed, and all that is missing is told at once', async () => {
    const reply = await change({ status: 'done' });
    expect([reply.statusCode, problems(reply)]).toEqual([
      422,
      ['cause-missing', 'done-on-missing', 'effect-missing', 'residual-missing'],
    ]);
  });

  test('a concrete cause is kept', async () => {
    expect((await add('Sinds mei staan twee plekken open terwijl het spreekuur doorgaat')).statusCode).toBe(
      201,
    );
    const again = await change({ status: 'done' });
    expect(problems(again)).toEqual(['done-on-missing', 'effect-missing', 'residual-missing']);
  });
});

describe('a row', () => {
  test('changed by two people at once is kept from the second', async () => {
    const { revision } = (await detail(rowId)).row;
    expect((await change({ executor: 'Team' })).statusCode).toBe(200);
    const late = await plan.hr('PUT', `/api/plan/rows/${rowId}`, { revision, executor: 'Ander' });
    expect([late.statusCode, code(late)]).toEqual([409, 'CHANGED_MEANWHILE']);
  });

  test('stopped says why', async () => {
    expect(problems(await change({ status: 'stopped' }))).toEqual(['stopped-without-reason']);
  });

  test('completed with effect and new risk class is completed, and can only be reopened', async () => {
    const done = {
      status: 'done',
      doneOn: '2026-11-20',
      effect: 'improved',
      effectNote: '',
      residualClass: 'medium',
    };
    expect((await change(done)).statusCode).toBe(200);
    expect(problems(await change({ status: 'planned' }))).toEqual(['wrong-way']);
    expect((await change({ status: 'in-progress' })).statusCode).toBe(200);
  });

  test('the database refuses a completed row without effect and class, whoever writes', async () => {
    const write = inOrganisation(plan.house.doors.web, plan.organisation.id, (trx) =>
      trx.updateTable('plan_row').set({ status: 'done', effect: null }).where('id', '=', rowId).execute(),
    );
    await expect(write).rejects.toThrow(/plan_row_done_is_weighed/);
  });

  test('many rows change at once or none does', async () => {
    const second = (await plan.hr('POST', '/api/plan/rows', newRow())).json<{ id: string }>().id;
    const [one, two] = [(await detail(rowId)).row, (await detail(second)).row];
    const stale = {
      rows: [
        { id: rowId, revision: one.revision },
        { id: second, revision: 99 },
      ],
    };
    expect(code(await plan.hr('POST', '/api/plan/rows/bulk', { ...stale, owner: 'Nieuw' }))).toBe(
      'CHANGED_MEANWHILE',
    );
    expect((await detail(rowId)).row).toMatchObject({ owner: 'Toos Top' });
    const right = {
      rows: [
        { id: rowId, revision: one.revision },
        { id: second, revision: two.revision },
      ],
    };
    expect((await plan.hr('POST', '/api/plan/rows/bulk', { ...right, shiftMonths: 2 })).json()).toEqual({
      changed: 2,
    });
    expect((await detail(second)).row).toMatchObject({ deadline: '2027-05-01' });
  });

  test('every change stands in a log that nobody can alter', async () => {
    const { log } = await detail(rowId);
    expect(log.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['row-made', 'row-status', 'row-changed', 'cause-added', 'risk-weighed']),
    );
    expect(log.flatMap(({ fields }) => fields)).toContainEqual({ field: 'executor', from: '', to: 'Team' });
    for (const statement of ["update plan_change set kind = 'x'", 'delete from plan_change'])
      await expect(sql.raw(statement).execute(plan.house.doors.web)).rejects.toThrow(/permission denied/);
  });

  test('an interim check is kept and no longer asked for', async () => {
    const url = `/api/plan/rows/${rowId}/checks/3`;
    const made = await manager('PUT', url, { checkedOn: '2026-10-30', outcome: 'behind', note: '' });
    expect(made.statusCode).toBe(200);
    expect((await detail(rowId)).row).toMatchObject({
      checks: [
        { months: 3, outcome: 'behind' },
        { months: 6, outcome: null },
      ],
    });
  });

  test('stands in a calendar file', async () => {
    const file = await plan.hr('GET', `/api/plan.ics?rowId=${rowId}`);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.body).toContain('DTSTART;VALUE=DATE:20270501');
    expect(file.body).toContain('Klaar op: 1. Bezetting van dinsdag op orde');
  });
});

describe('attachments', () => {
  const pdf = Buffer.from('%PDF-1.7 verslag');
  const add = (bytes: Buffer, name = 'verslag.pdf', who: Caller = manager) =>
    who('POST', `/api/plan/rows/${rowId}/attachments?name=${encodeURIComponent(name)}`, bytes, {
      'content-type': 'application/octet-stream',
    });

  test('go by what they are and not by their name', async () => {
    expect((await add(pdf)).statusCode).toBe(201);
    const html = await add(Buffer.from('<!doctype html><script>alert(1)</script>'), 'verslag.pdf');
    expect([html.statusCode, code(html)]).toEqual([422, 'WRONG_FILE']);
    expect(code(await add(Buffer.from([0x4d, 0x5a, 0x90, 0x00]), 'verslag.docx'))).toBe('WRONG_FILE');
  });

  test('larger than five megabytes are refused', async () => {
    const large = await add(Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024)]));
    expect([large.statusCode, code(large)]).toEqual([413, 'TOO_LARGE']);
  });

  test('come back as they were, as a download, for who may see the row', async () => {
    const [file] = (await detail(rowId)).attachments;
    expect(file).toMatchObject({ name: 'verslag.pdf', mediaType: 'application/pdf' });
    const url = `/api/plan/attachments/${file?.id ?? ''}`;
    const back = await plan.council('GET', url);
    expect([back.rawPayload.toString(), back.headers['content-disposition']]).toEqual([
      pdf.toString(),
      'attachment; filename="verslag.pdf"',
    ]);
    const elsewhere = await plan.organisation.signIn('manager', 'LIGHT');
    expect((await elsewhere('GET', url)).statusCode).toBe(404);
  });
});

describe('signing', () => {
  const versions = async () =>
    (await plan.hr('GET', '/api/plan/versions')).json<{
      preparing: { number: number };
      problems: { code: string }[];
      changedSince: number;
      signed: { number: number; contentHash: string }[];
    }>();
  const sign = () =>
    plan.management('POST', '/api/plan/versions/preparing/signature', {
      name: 'Daan Scholten',
      function: 'Directeur',
    });

  test('is refused as long as a figure, a finding or a review is open', async () => {
    const codes = new Set((await versions()).problems.map((problem) => problem.code));
    expect([...codes].toSorted()).toEqual([
      'attention-without-finding',
      'council-missing',
      'finding-open',
      'scope-review-missing',
      'system-review-missing',
    ]);
    const reply = await sign();
    expect([reply.statusCode, code(reply)]).toEqual([409, 'NOT_READY_TO_SIGN']);
  });

  test('every figure that asks for attention ends as a row or accepted with a reason and a name', async () => {
    const { attention } = await findings(plan.hr);
    const figures = attention.map(({ campaignId, unit, scale }) => ({ campaignId, unitId: unit.id, scale }));
    const made = await plan.hr('POST', '/api/findings', { figures });
    expect(made.statusCode).toBe(201);
    const open = (await findings(plan.hr)).findings.filter(({ state }) => state === 'open');
    const accept = (because: string) =>
      plan.management('POST', '/api/findings/acceptances', {
        findingIds: open.map(({ id }) => id),
        because,
      });
    expect((await accept('nee')).statusCode).toBe(400);
    expect((await accept('Hangt samen met werkdruk; wordt daar aangepakt')).json()).toEqual({
      accepted: open.length,
    });
    const planned = { findingIds: [findingId], because: 'Dit accepteren wij ook maar' };
    expect(code(await plan.management('POST', '/api/findings/acceptances', planned))).toBe('HAS_ROWS');
  });

  test('asks for a date or a reason of works council and expert', async () => {
    const council = (body: object) => plan.council('PUT', '/api/plan/versions/preparing/council', body);
    expect(code(await council({ kind: 'consent', on: null, note: '' }))).toBe('REASON_MISSING');
    expect(code(await council({ kind: 'consent', on: '2031-01-01', note: '' }))).toBe('WRONG_DATE');
    expect((await council({ kind: 'consent', on: '2026-09-30', note: '' })).statusCode).toBe(200);
    const given = { kind: 'given', on: '2026-09-29', expert: 'K. Deskundige', note: 'Akkoord' };
    const url = '/api/plan/versions/preparing';
    expect((await plan.adviser('PUT', `${url}/system-review`, given)).statusCode).toBe(200);
    const none = {
      kind: 'not-applicable',
      on: null,
      expert: '',
      note: 'Hoogstens 25 medewerkers, erkend model',
    };
    expect((await plan.adviser('PUT', `${url}/scope-review`, none)).statusCode).toBe(200);
  });

  test('freezes a version that nobody can change, and the next change makes the next version', async () => {
    const unrated = (await findings(plan.hr)).findings.filter(({ riskClass }) => riskClass === null);
    for (const { id } of unrated)
      await plan.adviser('PUT', `/api/findings/${id}/risk`, {
        inputs: { method: 'three-by-three', likelihood: 2, effect: 2 },
        reported: false,
        override: null,
        reason: '',
      });
    expect((await versions()).problems).toEqual([]);
    const signed = await sign();
    expect(signed.json()).toMatchObject({ number: 1, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await versions()).toMatchObject({ preparing: { number: 2 }, changedSince: 0 });
    for (const statement of ['update plan_version set signer_name = null', 'delete from plan_version'])
      await expect(
        inOrganisation(plan.house.doors.web, plan.organisation.id, (trx) => sql.raw(statement).execute(trx)),
      ).rejects.toThrow(/cannot be changed|permission denied/);

    await change({ goal: 'Geen spreekuur zonder twee mensen' });
    expect((await versions()).changedSince).toBe(1);
    const { changes } = (await plan.hr('GET', '/api/plan/versions/compare?from=1&to=0')).json<{
      changes: object[];
    }>();
    expect(changes).toEqual([
      expect.objectContaining({
        what: 'row',
        change: 'changed',
        fields: [{ field: 'goal', from: '', to: 'Geen spreekuur zonder twee mensen' }],
      }),
    ]);
  });

  test('by somebody else than management is refused', async () => {
    const reply = await plan.hr('POST', '/api/plan/versions/preparing/signature', {
      name: 'HR',
      function: 'HR',
    });
    expect(reply.statusCode).toBe(403);
  });
});

describe('reminders', () => {
  const mail = () =>
    inOrganisation(plan.house.doors.web, plan.organisation.id, (trx) =>
      trx.selectFrom('outbox').select(['recipient', 'subject', 'body']).where('kind', '=', 'plan').execute(),
    );
  const round = remindOfPlan('https://werkpeil.example');
  const told = async () => {
    const rows = await inOrganisation(plan.house.doors.work, plan.organisation.id, (trx) =>
      trx
        .selectFrom('webhook_delivery')
        .select(['event', 'payload'])
        .where('event', '=', 'plan.due')
        .execute(),
    );
    return rows.map(({ payload }) => payload as { rowId: string; what: string; dueOn: string });
  };

  test('go to the owner once, however often the round comes by', async () => {
    const administrator = await plan.organisation.signIn('administrator');
    await administrator('POST', '/api/webhooks', { url: 'https://hr.example/hook', events: ['plan.due'] });
    await change({ ownerEmail: 'toos@example.org', deadline: '2026-12-10' });
    const now = new Date('2026-12-01T08:00:00Z');
    await round(plan.house.doors.work, now);
    await Promise.all([round(plan.house.doors.work, now), round(plan.house.doors.work, now)]);
    const sent = (await mail()).filter(({ recipient }) => recipient === 'toos@example.org');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.subject).toContain('Bezetting van dinsdag op orde');
    expect(sent[0]?.body).toContain(`https://werkpeil.example/plan/rows/${rowId}`);
  });

  test('tell that a deadline has passed, and go to who made the row when the owner has no address', async () => {
    const before = (await mail()).length;
    await change({ ownerEmail: null });
    await round(plan.house.doors.work, new Date('2026-12-11T08:00:00Z'));
    const [latest, ...rest] = (await mail()).filter(({ subject }) => subject.startsWith('Over tijd'));
    expect([rest.length, (await mail()).length]).toEqual([0, before + 1]);
    expect(latest?.recipient).toMatch(/^manager-/);
  });

  test('and other systems that asked for it are told the same, each thing once', async () => {
    const due = (await told()).filter((content) => content.rowId === rowId);
    expect(due.map(({ what, dueOn }) => `${what} ${dueOn}`)).toEqual([
      'soon 2026-12-10',
      'overdue 2026-12-10',
    ]);
    expect(Object.keys(due[0] ?? {}).sort()).toEqual(['dueOn', 'number', 'rowId', 'title', 'what']);
  });
});

describe('what came of it', () => {
  test('the next campaign shows a change on the scale of the row, with its interval', async () => {
    plan.house.clock.now = new Date('2027-10-01T08:00:00Z');
    plan = { ...plan, hr: await plan.organisation.signIn('hr') };
    const again = await startNext();
    expect(again.measured).toMatchObject({ verdict: 'better', suggests: 'improved' });
    expect(again.measured?.interval.upper).toBeLessThan(0);
  });

  async function startNext() {
    await plan.nextCampaign(2);
    return detail(rowId);
  }

  test('the yearly review keeps realisation and budget as they were that day', async () => {
    await change({ budgetPlanned: 1000, budgetSpent: 400.5, deadline: '2027-05-01' });
    const review = { heldOn: '2027-10-01', withCouncilOn: null, learned: 'Eerder beginnen', nextYear: '' };
    expect((await plan.hr('PUT', '/api/plan/reviews/2027', review)).statusCode).toBe(200);
    const { reviews } = (await plan.hr('GET', '/api/plan/reviews?year=2027')).json<{ reviews: object[] }>();
    expect(reviews).toMatchObject([
      { year: 2027, figures: { due: 2, done: 0, realisation: 0, budgetPlanned: 1000, budgetSpent: 400.5 } },
    ]);
  });
});
