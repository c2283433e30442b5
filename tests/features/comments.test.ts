import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { findMarks, knownNames } from '../../server/features/comments/find-marks.ts';
import { closeCampaign, fillIn, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/** Twelve of A, eight of B and three of C write something at the first question; nine of A at the second. */
const TEAMS = { A: 12, B: 8, C: 5 };
const WRITERS: Readonly<Record<string, number>> = { A: 12, B: 8, C: 3 };

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let adviser: Caller;
let campaignId: string;

interface Waiting {
  id: string;
  question: string;
  original: string;
  decision: string;
  marks: string[];
}
interface Lists {
  questions: {
    question: string;
    state: string;
    withheld: number;
    redacted: number;
    figure: { withheld: boolean; comments?: string[] } | null;
  }[];
}

const path = (rest: string) => `/api/campaigns/${campaignId}/comments${rest}`;
const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const queue = async () => (await adviser('GET', path('/queue'))).json<{ comments: Waiting[] }>().comments;
const listsOf = async (caller: Caller, unit: string) =>
  (await caller('GET', path(`?unitId=${await organisation.unitId(unit)}`))).json<Lists>().questions;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv(TEAMS));
  hr = await organisation.signIn('hr');
  adviser = await organisation.signIn('adviser');
  const additions = { modules: [], statements: [], questions: [], openQuestions: true };
  campaignId = await launchCampaign(house, hr, { additions } as object);
  const tokens = await tokensByUnit(house, organisation, campaignId);
  const material = await readMaterial(house.answer, campaignId);
  for (const [team, people] of tokens) {
    for (const [person, token] of people.entries()) {
      const first = person < (WRITERS[team] ?? 0) ? `Uit ${team}, nummer ${person}` : '';
      const second = team === 'A' && person < 9 ? `Tweede ${person}` : '';
      const openTexts = [person === 0 && team === 'A' ? 'Voornaam3 Achternaam3 roept altijd' : first, second];
      await answerAsPerson(house, material, token, { ...fillIn(material.definition, () => 4), openTexts });
    }
  }
  await closeCampaign(house, hr, campaignId);
});
afterAll(() => house.close());

describe('before a professional has read them', () => {
  test('nobody reads a comment: not in the results, not by any role but the adviser', async () => {
    for (const role of ['hr', 'management', 'works-council', 'manager'] as const) {
      const caller = await organisation.signIn(role, role === 'manager' ? 'A' : undefined);
      expect([role, (await caller('GET', path('/queue'))).statusCode]).toEqual([role, 403]);
      const reply = await caller('GET', path(''));
      expect(reply.json<Lists>().questions).toMatchObject([
        { question: 'open.1', state: 'reading', figure: null },
        { question: 'open.2', state: 'none', figure: null },
      ]);
      expect(reply.body).not.toMatch(/nummer|Tweede|Voornaam3/);
    }
  });

  test('HR and the works council see numbers only', async () => {
    const reply = await (await organisation.signIn('works-council'))('GET', '/api/comments');
    expect(reply.json()).toMatchObject({
      campaigns: [
        {
          questions: [
            { written: 23, waiting: 23, published: 0 },
            { written: 0, waiting: 0 },
          ],
        },
      ],
    });
    expect(reply.body).not.toContain('nummer');
  });

  test('the database holds no text, no unit below a block of ten, and no order', async () => {
    const rows = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('comment').selectAll().where('campaign_id', '=', campaignId).execute(),
    );
    expect(rows).toHaveLength(23);
    expect(rows.every(({ sealed }) => !sealed.toString('latin1').includes('nummer'))).toBe(true);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    // B and C stand together, one level up.
    expect(new Set(rows.map(({ block }) => block)).size).toBe(2);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'block',
      'campaign_id',
      'decision',
      'id',
      'organisation_id',
      'question',
      'reason',
      'sealed',
      'text',
    ]);
  });

  test('the adviser reads every comment without a unit, with what may name somebody', async () => {
    const waiting = await queue();
    expect(waiting).toHaveLength(23);
    expect(JSON.stringify(waiting)).not.toContain('block');
    const named = waiting.find(({ original }) => original.startsWith('Voornaam3'));
    expect(named?.marks).toEqual(['Voornaam', 'Achternaam']);
  });

  test('publication is refused while one comment waits', async () => {
    const reply = await adviser('POST', path('/release'));
    expect([reply.statusCode, code(reply)]).toEqual([409, 'COMMENTS_WAITING']);
  });

  test('a redaction needs a text and a reason, a withheld comment a reason', async () => {
    const [first] = await queue();
    for (const body of [
      { decision: 'redacted', reason: 'health' },
      { decision: 'withheld' },
      { decision: 'gone' },
    ]) {
      const reply = await adviser('PUT', path(`/${first?.id}`), body);
      expect([body, reply.statusCode]).toEqual([body, 400]);
    }
  });
});

describe('after the gate', () => {
  beforeAll(async () => {
    for (const { id, original } of await queue()) {
      const body = original.startsWith('Voornaam3')
        ? { decision: 'redacted', text: 'Een collega roept altijd', reason: 'names-someone' }
        : original === 'Uit A, nummer 1'
          ? { decision: 'withheld', reason: 'recognisable' }
          : { decision: 'published' };
      expect((await adviser('PUT', path(`/${id}`), body)).statusCode).toBe(200);
    }
    const released = await adviser('POST', path('/release'));
    expect([released.statusCode, released.body]).toEqual([200, '{"ok":true}']);
  });

  test('a unit with ten writers has its list, as written or as redacted, without what was withheld', async () => {
    const [first, second] = await listsOf(hr, 'A');
    expect(first).toMatchObject({ state: 'released', redacted: 1, withheld: 1, figure: { withheld: false } });
    const texts = first?.figure?.comments ?? [];
    expect(texts).toHaveLength(11);
    expect(texts).toContain('Een collega roept altijd');
    expect(texts.join()).not.toMatch(/Voornaam3|Uit A, nummer 1,|Uit [BC]/);
    expect(second).toMatchObject({ state: 'none' });
  });

  test('a unit of eight writers looks like one without any', async () => {
    const figures = [(await listsOf(hr, 'B'))[0]?.figure, (await listsOf(hr, 'C'))[0]?.figure];
    for (const figure of figures)
      expect(figure).toEqual({
        kind: 'comments',
        unit: expect.any(String),
        question: 'open.1',
        withheld: true,
      });
  });

  test('the list of the organisation less the list of the team holds a block of at least ten', async () => {
    const [whole] = await listsOf(hr, 'ORG');
    const [team] = await listsOf(hr, 'A');
    const rest = (whole?.figure?.comments ?? []).filter((text) => !team?.figure?.comments?.includes(text));
    expect(rest).toHaveLength(11);
  });

  test('a manager reads the lists of the own team only', async () => {
    const manager = await organisation.signIn('manager', 'B');
    expect((await listsOf(manager, 'B'))[0]?.figure?.withheld).toBe(true);
    expect((await manager('GET', path(`?unitId=${await organisation.unitId('A')}`))).statusCode).toBe(403);
  });

  test('what was withheld remains as a count with its reason', async () => {
    const reply = await hr('GET', '/api/comments');
    expect(reply.json()).toMatchObject({
      campaigns: [
        {
          questions: [
            {
              waiting: 0,
              published: 21,
              redacted: 1,
              withheld: 1,
              reasons: [
                { reason: 'names-someone', count: 1 },
                { reason: 'recognisable', count: 1 },
              ],
            },
            {},
          ],
        },
      ],
    });
  });

  test('the originals and their key are gone, and nothing can be decided any more', async () => {
    const left = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('comment').selectAll().execute(),
    );
    expect(left).toEqual([]);
    await expect.poll(() => house.options.keys.comments.read(campaignId)).toBeNull();
    expect(await queue()).toEqual([]);
    for (const [method, rest, body] of [
      ['POST', '/release', undefined],
      ['PUT', `/${campaignId}`, { decision: 'published' }],
    ] as const) {
      const reply = await adviser(method, path(rest), body);
      expect([rest, code(reply)]).toEqual([rest, 'COMMENTS_RELEASED']);
    }
  });
});

describe('marks', () => {
  const names = knownNames([{ givenName: 'Jan', familyName: 'van der Bos' }]);
  test.each([
    ['Jan is altijd te laat', ['Jan']],
    ['het bos is mooi in januari', []],
    ['mail piet@example.org of bel 06-12345678', ['piet@example.org', '06-12345678']],
    ['sinds 3 maart 2026 en mevrouw Bakker', ['3 maart 2026', 'mevrouw Bakker']],
  ])('of "%s"', (text, marks) => {
    expect([...findMarks(text, names)].toSorted()).toEqual(marks.toSorted());
  });
});
