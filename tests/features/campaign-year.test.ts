import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { nextDay, prepareSeries } from '../../server/features/campaigns/series/prepare-series.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

interface Seen {
  readonly title: string;
  readonly status: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly items: number;
  readonly scales: readonly string[];
  readonly normId: string | null;
  readonly repeats: {
    readonly differences: readonly { kind: string; from: string; to: string; names: { nl: string }[] }[];
  } | null;
  readonly preflight: {
    readonly checks: readonly { level: string; kind: string; count: number; about: { nl: string }[] }[];
  } | null;
}

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let first: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 12, KLEIN: 3 }));
  hr = await organisation.signIn('hr');
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Werkbeleving 2026',
    opensOn: '2026-10-01',
    closesOn: '2026-10-22',
    unitIds: [],
    cuts: ['age-band'],
    normId: 'none',
    additions: {
      modules: [],
      statements: [
        {
          theme: { nl: 'Kantine', en: '' },
          text: { nl: 'Ik eet graag in de kantine', en: '' },
          higherIs: 'favourable',
          field4A: 'conditions',
        },
      ],
      questions: [],
      openQuestions: false,
    },
  };
  const made = (await hr('POST', '/api/campaigns', draft)).json<{ id: string }>();
  first = made.id;
  const text = { subject: 'Doe je mee?', opening: 'Hoi {naam}: {link}' };
  await hr('PUT', `/api/campaigns/${first}/mailing`, { texts: { invitation: { nl: text } } });
  await hr('PUT', `/api/campaigns/${first}/reminders`, { first: 40, second: null, last: true });
  await hr('PUT', `/api/campaigns/${first}/paper`, { kind: 'cards' });
  await hr('POST', `/api/campaigns/${first}/launch`);
  expect(await house.runJobs()).toEqual([]);
  for (const [unit, links] of await tokensByUnit(house, organisation, first))
    await answerAll(house, first, links, (person) => (unit === 'A' ? 4 : 2 + (person % 2)));
  await closeCampaign(house, hr, first);
});
afterAll(() => house.close());

const look = async (id: string) => (await hr('GET', `/api/campaigns/${id}`)).json<Seen>();
const levels = ({ preflight }: Seen) => preflight?.checks.map(({ level, kind }) => `${level} ${kind}`) ?? [];

describe('a campaign of last year', () => {
  let second: string;

  test('comes back with everything taken over, a year on, and says what is different', async () => {
    house.clock.now = new Date('2027-08-20T08:00:00Z');
    hr = await organisation.signIn('hr');
    await organisation.importCsv(employeeCsv({ A: 12, B: 14, NIEUW: 6 }));
    const reply = await hr('POST', `/api/campaigns/${first}/repeat`);
    expect(reply.statusCode).toBe(201);
    second = reply.json<{ id: string }>().id;
    const seen = await look(second);
    expect(seen).toMatchObject({
      title: 'Werkbeleving 2027',
      status: 'draft',
      opensOn: '2027-09-30',
      closesOn: '2027-10-21',
      normId: 'none',
    });
    const before = await look(first);
    expect(seen.items).toBe(before.items);
    const mailing = (await hr('GET', `/api/campaigns/${second}/mailing`)).json<Record<string, unknown>>();
    expect(mailing).toMatchObject({
      texts: { invitation: { nl: { subject: 'Doe je mee?' } } },
      reminders: { first: 40, second: null, last: true },
    });
    expect((await hr('GET', `/api/campaigns/${second}/paper`)).json()).toMatchObject({ kind: 'cards' });
    const listed = seen.repeats?.differences.map(({ kind, from, to, names }) =>
      [kind, from, to, names.map(({ nl }) => nl).join(', ')].join(' | '),
    );
    expect(listed).toEqual([
      'period | 2026-10-01 2026-10-22 | 2027-09-30 2027-10-21 | ',
      'invited | 28 | 33 | ',
      'units-gone |  | 1 | Team KLEIN',
      'units-new |  | 1 | Team NIEUW',
    ]);
  });

  test('shows a choice that HR changes as a difference too', async () => {
    const { questionnaireId, variant, title, opensOn, closesOn } = {
      ...(await look(second)),
      questionnaireId: 'werkbeleving',
      variant: 'standard',
    };
    const changed = { questionnaireId, variant, title, opensOn, closesOn, unitIds: [], cuts: ['age-band'] };
    expect((await hr('PUT', `/api/campaigns/${second}`, changed)).statusCode).toBe(200);
    const kinds = (await look(second)).repeats?.differences.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['variant', 'scales-new', 'scales-changed', 'minutes', 'own-questions']),
    );
  });

  test('a draft cannot be repeated', async () => {
    expect((await hr('POST', `/api/campaigns/${second}/repeat`)).json()).toMatchObject({
      code: 'NOT_LAUNCHED',
    });
  });
});

describe('the checks before a launch', () => {
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Proef',
    opensOn: '2027-09-06',
    closesOn: '2027-09-24',
    unitIds: [] as string[],
    normId: 'none' as string | null,
  };
  const checksOf = async (changes: Partial<typeof draft>) => {
    const { id } = (await hr('POST', '/api/campaigns', { ...draft, ...changes })).json<{ id: string }>();
    const seen = await look(id);
    await hr('DELETE', `/api/campaigns/${id}`);
    return seen;
  };

  test('are a list: what stops first, then what to think about, then what is in order', async () => {
    expect(levels(await checksOf({}))).toEqual([
      'warn small-groups',
      'warn council-silent',
      'warn no-mail-server',
      'fine addresses-fine',
      'fine period-fine',
      'fine reminders-fine',
      'fine norm-chosen',
      'fine languages-fine',
    ]);
  });

  test('name holidays in the period, days off, and a period that is short, long or over', async () => {
    const kinds = async (opensOn: string, closesOn: string) =>
      levels(await checksOf({ opensOn, closesOn })).filter((line) => !line.startsWith('fine'));
    const christmas = await checksOf({ opensOn: '2027-12-11', closesOn: '2028-01-05' });
    // Christmas Day 2027 and Boxing Day fall in a weekend, New Year's Day too.
    expect(levels(christmas)).toContain('warn opens-on-day-off');
    expect(levels(christmas)).not.toContain('warn holidays');
    const easter = await checksOf({ opensOn: '2028-04-10', closesOn: '2028-04-28' });
    expect(
      easter.preflight?.checks.find(({ kind }) => kind === 'holidays')?.about.map(({ nl }) => nl),
    ).toEqual(['Goede Vrijdag', 'Tweede Paasdag', 'Koningsdag']);
    expect(await kinds('2027-09-06', '2027-09-10')).toContain('warn short-period');
    expect(await kinds('2028-04-24', '2028-05-12')).toContain('warn school-holidays');
    expect(await kinds('2030-09-09', '2030-09-27')).toEqual(
      expect.arrayContaining(['warn school-holidays-unknown']),
    );
    expect(await kinds('2027-09-06', '2027-12-10')).toContain('warn long-period');
    expect(await kinds('2027-08-02', '2027-08-12')).toContain('stop period-over');
  });

  test('ask for a norm that nobody chose, and for addresses that are missing or shared', async () => {
    await organisation.importCsv(
      employeeCsv({ A: 12, B: 14, NIEUW: 6 })
        .replace('p3@example.org', '')
        .replace('p5@example.org', 'p4@example.org'),
    );
    const seen = levels(await checksOf({ normId: null }));
    await organisation.importCsv(employeeCsv({ A: 12, B: 14, NIEUW: 6 }));
    expect(seen).toEqual(
      expect.arrayContaining(['warn no-norm', 'warn no-mail-address', 'warn shared-address']),
    );
  });

  test('a launch that something stops is refused', async () => {
    const { id } = (
      await hr('POST', '/api/campaigns', { ...draft, opensOn: '2027-08-02', closesOn: '2027-08-12' })
    ).json<{ id: string }>();
    expect((await hr('POST', `/api/campaigns/${id}/launch`)).statusCode).toBe(409);
    await hr('DELETE', `/api/campaigns/${id}`);
  });
});

describe('a series', () => {
  const round = () =>
    prepareSeries({ ...house.options.instruments, manageUrl: 'https://werkpeil.example' })(
      house.doors.work,
      house.clock.now,
    );
  const drafts = async () =>
    (await hr('GET', '/api/campaigns')).json<{ campaigns: { id: string; title: string; status: string }[] }>()
      .campaigns;

  test('brings its draft six weeks before, once, and tells HR', async () => {
    const made = await hr('POST', '/api/series', {
      fromCampaignId: first,
      title: 'Werkbeleving 2027',
      everyMonths: 12,
      nextOpensOn: '2027-11-01',
      daysOpen: 22,
      scales: [],
    });
    expect([made.statusCode, made.body]).toEqual([201, expect.stringContaining('id')]);
    const before = (await drafts()).length;
    await round();
    expect((await drafts()).length).toBe(before);
    house.clock.now = new Date('2027-09-21T08:00:00Z');
    hr = await organisation.signIn('hr');
    await Promise.all([round(), round()]);
    await round();
    const now = await drafts();
    expect(now.length).toBe(before + 1);
    const seen = await look(now.find(({ title }) => title === 'Werkbeleving 2027')?.id ?? '');
    expect(seen).toMatchObject({ opensOn: '2027-11-01', closesOn: '2027-11-22', status: 'draft' });
    const { series } = (await hr('GET', '/api/series')).json<{ series: { nextOpensOn: string }[] }>();
    expect(series.map(({ nextOpensOn }) => nextOpensOn)).toEqual(['2028-11-01']);
    const notices = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('outbox').select('subject').where('kind', '=', 'notice').execute(),
    );
    expect(new Set(notices.map(({ subject }) => subject))).toEqual(
      new Set(['Het concept van Werkbeleving 2027 staat klaar']),
    );
  });

  test('of a few scales is a short round in between, and the next whole one looks past it', async () => {
    const questions = (await hr('GET', `/api/campaigns/${first}/questions`)).json<{
      scales: { id: string; items: object[] }[];
    }>();
    const [one, two] = questions.scales;
    const pulse = await hr('POST', '/api/series', {
      fromCampaignId: first,
      title: 'Tussenmeting 2027',
      everyMonths: 6,
      nextOpensOn: '2027-10-11',
      daysOpen: 12,
      scales: [one?.id, two?.id],
    });
    expect(pulse.statusCode).toBe(201);
    await round();
    const id = (await drafts()).find(({ title }) => title === 'Tussenmeting 2027')?.id ?? '';
    const seen = await look(id);
    expect(seen.items).toBe((one?.items.length ?? 0) + (two?.items.length ?? 0));
    expect(seen.repeats?.differences.find(({ kind }) => kind === 'scales-gone')?.names.length).toBe(
      questions.scales.length - 2,
    );
    await hr('POST', `/api/campaigns/${id}/launch`);
    expect(await house.runJobs()).toEqual([]);
    for (const [, links] of await tokensByUnit(house, organisation, id))
      await answerAll(house, id, links, () => 4);
    await closeCampaign(house, hr, id);
    const results = (await hr('GET', `/api/campaigns/${id}/results`)).json<{
      earlier: { id: string } | null;
    }>();
    expect(JSON.stringify(results)).toContain('Werkbeleving 2026');
    const whole = await launchCampaign(house, hr, {
      title: 'Daarna',
      opensOn: '2027-09-21',
      closesOn: '2027-12-01',
    });
    for (const [, links] of await tokensByUnit(house, organisation, whole))
      await answerAll(house, whole, links, () => 3);
    await closeCampaign(house, hr, whole);
    const after = await hr('GET', `/api/campaigns/${whole}/results`);
    expect(after.body).toContain('Werkbeleving 2026');
    expect(after.body).not.toContain('Tussenmeting');
  });

  test('takes a day in the future and scales that were asked', async () => {
    const body = {
      fromCampaignId: first,
      title: 'x',
      everyMonths: 12,
      nextOpensOn: '2028-01-03',
      daysOpen: 9,
    };
    const code = async (changes: object) =>
      (await hr('POST', '/api/series', { ...body, scales: [], ...changes })).json<{ code?: string }>().code;
    expect(await code({ nextOpensOn: '2027-09-21' })).toBe('DAY_PASSED');
    expect(await code({ scales: ['nergens'] })).toBe('UNKNOWN_SCALE');
  });

  test('goes on to a working day in the future', () => {
    expect(nextDay({ nextOpensOn: '2026-12-25', everyMonths: 12 }, '2026-11-20')).toBe('2027-12-27');
    expect(nextDay({ nextOpensOn: '2026-01-31', everyMonths: 1 }, '2026-05-10')).toBe('2026-06-01');
  });
});

describe('the year', () => {
  const year = async (caller: Caller, of = '2027') =>
    (await caller('GET', `/api/year/${of}`)).json<{
      events: { kind: string; on: string; title: { nl: string }; tentative: boolean }[];
    }>().events;

  test('has campaigns, reminders, closings, releases, what is planned and days off, in order', async () => {
    const events = await year(hr);
    expect(events.map(({ on }) => on)).toEqual(events.map(({ on }) => on).sort());
    const kinds = new Set(events.map(({ kind }) => kind));
    for (const kind of ['opens', 'closes', 'reminder', 'release', 'holiday', 'school-holiday'])
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
    const planned = (await year(hr, '2028')).filter(({ kind }) => kind === 'planned');
    expect(planned.map(({ on, title }) => `${on} ${title.nl}`)).toEqual([
      '2028-04-11 Gepland: Tussenmeting 2028',
      '2028-10-11 Gepland: Tussenmeting 2028',
      '2028-11-01 Gepland: Werkbeleving 2028',
    ]);
  });

  test('shows drafts, reminders and plans to HR only', async () => {
    const council = await organisation.signIn('works-council');
    const events = await year(council);
    expect(
      events.filter(({ kind, tentative }) => kind === 'reminder' || kind === 'planned' || tentative),
    ).toEqual([]);
    expect(events.some(({ kind }) => kind === 'release')).toBe(true);
  });

  test('is a calendar file as well', async () => {
    const file = await hr('GET', '/api/year/2027/calendar-file?language=en');
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.body).toContain('BEGIN:VEVENT');
    expect(file.body.replace(/\r\n[ \t]/g, '')).toContain('SUMMARY:Results of Tussenmeting 2027');
    expect(file.body).not.toContain('Kerstvakantie');
  });
});
