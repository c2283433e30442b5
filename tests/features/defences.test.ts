import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../../server/http/contract.ts';
import { readContracts } from '../support/contracts.ts';
import { type Caller, employeeCsv, startTestHouse, type TestHouse, testFile } from '../support/test-house.ts';

let house: TestHouse;
let hr: Caller;
let callers: readonly Caller[];

beforeAll(async () => {
  house = await startTestHouse({
    manageUrl: 'https://peil.example',
    answerUrl: 'https://antwoord.example',
    secondStepRequired: false,
  });
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6 }));
  hr = await organisation.signIn('hr');
  callers = await Promise.all(
    ROLES.map((role) => organisation.signIn(role, role === 'manager' ? 'A' : undefined)),
  );
});
afterAll(() => house.close());

const ID = '00000000-0000-4000-8000-000000000000';

describe('headers', () => {
  const KEPT =
    /^(content-security-policy|cross-origin|origin-agent|permissions|referrer|strict-transport|x-|cache-control|set-cookie)/;
  const headersOf = (reply: { headers: Record<string, unknown> }) =>
    Object.entries(reply.headers)
      .filter(([name]) => KEPT.test(name))
      .map(([name, value]) => `${name}: ${String(value)}`)
      // Hashes of the built scripts change with every build; a session is random.
      .map((line) =>
        line
          .replace(/'sha256-[^']+'( 'sha256-[^']+')*/g, "'sha256-…'")
          .replace(/__Host-werkpeil=[^;]+/, '__Host-werkpeil=…'),
      )
      .toSorted();

  test.each([
    ['manage', 'page', '/'],
    ['manage', 'reply', '/api/session'],
    ['manage', 'nothing', '/api/there-is-none'],
    ['answer', 'page', '/s'],
    ['answer', 'reply', `/api/campaigns/${ID}/manifest`],
  ] as const)('of the %s site on a %s are these', async (site, kind, url) => {
    const reply = await house[site].inject({ url, headers: { accept: 'text/html' } });
    expect(headersOf(reply)).toMatchSnapshot(`${site} ${kind}`);
  });

  test('of a download keep it out of caches and of other sites', async () => {
    const reply = await hr('GET', '/api/plan.pdf');
    expect(headersOf(reply)).toMatchSnapshot('manage download');
  });

  test('of signing in set a cookie that scripts and other sites cannot use', async () => {
    const reply = await house.manage.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'a@example.org', password: 'x'.repeat(12) },
    });
    expect(reply.headers['set-cookie']).toBeUndefined();
    const organisation = await house.makeOrganisation();
    const signedIn = await organisation.signIn('hr');
    const out = await signedIn('DELETE', '/api/session');
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-werkpeil=;.*HttpOnly; Secure; SameSite=/);
  });
});

test('every changing route refuses every role when another site makes the browser call it', async () => {
  const foreign: readonly Record<string, string>[] = [
    { origin: 'https://elders.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  const wrong: string[] = [];
  for (const [key] of await readContracts()) {
    const [method = '', path = ''] = key.split(' ');
    if (method === 'GET') continue;
    const url = path.replace(/:\w+/g, ID);
    const onManage = house.manage.hasRoute({ method: method as 'POST', url: path });
    for (const headers of foreign) {
      const replies = onManage
        ? await Promise.all(callers.map((call) => call(method as 'POST', url, undefined, headers)))
        : [await house.answer.inject({ method: method as 'POST', url, headers })];
      for (const { statusCode, body } of replies)
        if (statusCode !== 403 || !body.includes('FOREIGN_ORIGIN'))
          wrong.push(`${key} ${JSON.stringify(headers)} ${statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('limits', () => {
  test('after thirty tries a minute from one address every way of signing in waits, and answers go on', async () => {
    const limited = await startTestHouse({ unlimited: false });
    try {
      for (const [url, payload] of [
        ['/api/session', { email: 'x@example.org', password: 'y' }],
        ['/api/session/passkey-question', {}],
        ['/api/session/passkey', {}],
        ['/api/single-sign-on', { email: 'x@example.org' }],
        ['/api/forgotten-password', { email: 'x@example.org' }],
        ['/api/account-link', { token: 'x'.repeat(43) }],
        ['/api/account-link/password', { token: 'x'.repeat(43), password: 'y' }],
      ] as const) {
        const remoteAddress = '192.0.2.7';
        let last = 0;
        let allowed = 0;
        while (last !== 429 && allowed < 40) {
          const reply = await limited.manage.inject({ method: 'POST', url, payload, remoteAddress });
          last = reply.body.includes('WAIT_FIRST') ? 401 : reply.statusCode;
          if (last !== 429) allowed += 1;
        }
        expect([url, allowed]).toEqual([url, 30]);
        const other = { method: 'POST', url, payload, remoteAddress: '192.0.2.8' } as const;
        expect((await limited.manage.inject(other)).body).not.toContain('TOO_MANY');
      }
    } finally {
      await limited.close();
    }
  });
});

describe('an upload', () => {
  const send = (url: string, bytes: Buffer) =>
    hr('POST', url, bytes, { 'content-type': 'application/octet-stream' });

  test('that would unpack to gigabytes is refused before it is unpacked', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }));
    expect(bomb.length).toBeLessThan(200_000);
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, part) => [`xl/${part}.xml`, new Uint8Array(1)]),
    );
    const before = process.memoryUsage().rss;
    for (const bytes of [bomb, Buffer.from(zipSync(many)), bomb.subarray(0, 500)]) {
      const reply = await send('/api/instrument-files?name=bom.xlsx', bytes);
      expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, 'INSTRUMENT_UNREADABLE']);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('with entities of XML reads no file and grows no text', async () => {
    const lss = (entities: string, use: string) =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE document [${entities}]><document><LimeSurveyDocType>Survey</LimeSurveyDocType><surveys_languagesettings><rows><row><surveyls_title>${use}</surveyls_title></row></rows></surveys_languagesettings></document>`,
      );
    const lol = Array.from({ length: 12 }, (_, n) =>
      n === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${n} "${`&l${n - 1};`.repeat(10)}">`,
    ).join('');
    for (const bytes of [
      lss('<!ENTITY secret SYSTEM "file:///etc/passwd">', '&secret;'),
      lss(lol, '&l11;'),
    ]) {
      const before = process.memoryUsage().rss;
      const reply = await send('/api/instrument-files?name=vragen.lss', bytes);
      expect(reply.statusCode).toBeLessThan(500);
      expect(reply.body).not.toContain('root:');
      expect(reply.body.length).toBeLessThan(20_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    }
  });

  test('in any spelling of its letters is read or refused, never a fault', async () => {
    const text = employeeCsv({ A: 6 });
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [
      Buffer.from(`\ufeff${text}`),
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(text, 'latin1'),
      testFile('bad/is-een-plaatje.csv'),
      Buffer.alloc(0),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"'.repeat(100_000)),
    ]) {
      for (const url of ['/api/organisation/import/preview', '/api/accounts/sync/preview'])
        expect((await send(url, bytes)).statusCode).toBeLessThan(500);
    }
  });
});
