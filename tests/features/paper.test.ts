import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOfCode } from '../../server/crypto/typed-code.ts';
import { launchCampaign } from '../support/answers.ts';
import { readPdf } from '../support/read-documents.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/**
 * Seven of team A and three of team B have no mail address. B is one group with the one person at the top. In C one
 * person has none: the only one of the group to draw.
 */
const TEAMS = { A: 9, B: 8, C: 9 };
const WITHOUT_MAIL = { A: 7, B: 3, C: 1 };
const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/g;

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  const left: Record<string, number> = { ...WITHOUT_MAIL };
  const rows = employeeCsv(TEAMS)
    .split('\r\n')
    .map((row) => {
      const cells = row.split(';');
      const team = cells[4] ?? '';
      if (!left[team]) return row;
      left[team] -= 1;
      return cells.with(3, '').join(';');
    });
  await organisation.importCsv(rows.join('\r\n'));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

async function launch(kind: 'letters' | 'cards'): Promise<string> {
  // The choice stands between making the draft and launching it.
  const choosing: Caller = async (method, url, ...rest) => {
    const id = /campaigns\/([0-9a-f-]{36})\/launch$/.exec(url)?.[1];
    if (id) expect((await hr('PUT', `/api/campaigns/${id}/paper`, { kind })).statusCode).toBe(200);
    return hr(method, url, ...rest);
  };
  return launchCampaign(house, choosing, { title: kind === 'cards' ? 'Met kaarten' : 'Met brieven' });
}
async function download(url: string): Promise<{ text: string; name: string }> {
  const reply = await hr('GET', url);
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf']);
  const folder = process.env['KEEP_DOCUMENTS'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${url.replace(/\W+/g, '-').slice(-30)}.pdf`, reply.rawPayload);
  }
  return {
    // Words that a line may end at come as pieces of their own.
    text: (await readPdf(reply.rawPayload)).replace(/([0-9A-Z]{4}-) (?=[0-9A-Z]{4})/g, '$1'),
    name: /filename="([^"]+)"/.exec(String(reply.headers['content-disposition']))?.[1] ?? '',
  };
}
const opens = async (code: string) => {
  const payload = { token: await tokenOfCode(code) };
  const reply = await house.manage.inject({ method: 'POST', url: '/api/invitations/open', payload });
  return reply.statusCode === 200 ? reply.json<{ campaignId: string }>().campaignId : reply.statusCode;
};

describe('cards to draw', () => {
  let id: string;
  let codes: string[];
  const cards = (language = '') => download(`/api/campaigns/${id}/paper/cards${language}`);
  beforeAll(async () => {
    id = await launch('cards');
  });

  test('there is one for everybody without a mail address, by group, and no name stands on it', async () => {
    const { text, name } = await cards();
    codes = text.match(CODE) ?? [];
    expect([name, codes.length, new Set(codes).size]).toEqual(['kaarten.pdf', 10, 10]);
    expect(text).toContain('Team A: 7 kaarten');
    expect(text).toContain('Organisatie ORG: 3 kaarten');
    expect(text).toContain('Dat kan tot en met 20 oktober 2026.');
    expect(text).not.toMatch(/Achternaam|Voornaam|\d{4}-\d{2}-\d{2}/);
  });

  test('the same cards in English', async () => {
    const { text, name } = await cards('?language=en');
    expect([name, text.match(CODE)]).toEqual(['cards.pdf', codes]);
    expect(text).toContain('Team A: 7 cards');
    expect(text).toContain('This is possible until 20 October 2026.');
    expect(text).not.toMatch(/Scan de code|mensen/);
  });

  test('where one person alone would draw there is no card but a letter by name', async () => {
    expect((await cards()).text).not.toContain('Team C');
    expect((await hr('GET', `/api/campaigns/${id}/paper`)).json()).toEqual({
      kind: 'cards',
      letters: 1,
      cards: [
        { group: 'Organisatie ORG', count: 3 },
        { group: 'Team A', count: 7 },
      ],
    });
    const { text } = await download(`/api/campaigns/${id}/paper/letters`);
    expect([text.match(/Beste /g)?.length, text.match(/Team C/g)?.length]).toEqual([1, 1]);
    expect(await opens(text.match(CODE)?.[0] ?? '')).toBe(id);
  });

  test('every code opens this campaign', async () => {
    for (const code of codes) expect(await opens(code)).toBe(id);
  });

  test('once printed they are wiped, and still work', async () => {
    const wiped = await hr('POST', `/api/campaigns/${id}/paper/printed`);
    expect(wiped.json()).toEqual({ wiped: 11 });
    expect((await hr('GET', `/api/campaigns/${id}/paper/cards`)).statusCode).toBe(404);
    expect(await opens(codes[0] ?? '')).toBe(id);
  });
});

describe('letters', () => {
  test('one a person, with a name, a code of its own and the eight words', async () => {
    const id = await launch('letters');
    const { text, name } = await download(`/api/campaigns/${id}/paper/letters`);
    const codes = text.match(CODE) ?? [];
    expect([name, codes.length, new Set(codes).size]).toEqual(['brieven.pdf', 11, 11]);
    expect(text.match(/Beste /g)).toHaveLength(11);
    expect(text.match(/(?:[a-z]{4,8}\s*· ?){7}[a-z]{4,8}/g)).toHaveLength(11);
    expect(text).toContain('20 oktober 2026');
    for (const code of codes) expect(await opens(code)).toBe(id);
  });
});
