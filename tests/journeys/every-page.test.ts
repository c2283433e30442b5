import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../server/http/contract.ts';
import { launchBrowser } from '../support/browser.ts';
import { publishCampaign } from '../support/published-campaign.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { expectSound } from '../support/sound-page.ts';
import { type Caller, signInAs } from '../support/test-house.ts';

const ROUTES = join(import.meta.dirname, '..', '..', 'web', 'src', 'routes');
/** A team session on the screen and on a phone, for whoever wants to look. */
const PICTURES = join(import.meta.dirname, '..', '..', 'build', 'pictures-of-pages');
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };

const AT_ONCE = 3;

interface Visit {
  readonly route: string;
  readonly reader: Reader;
  readonly path: string;
}

/** What the addresses below are filled in with. */
interface Seeds {
  readonly campaignId: string;
  readonly unit: string;
  readonly draftId: string;
  readonly findingId: string;
  readonly rowId: string;
  readonly version: string;
  readonly ownVersion: string;
  readonly fileId: string;
  readonly code: string;
  readonly page: string;
}

/** Who looks: nobody is signed in for `anyone`. */
type Reader = Role | 'anyone';

/** Every page that there is, as somebody who may read it opens it. A page that is not in here fails the test below. */
const PAGES: Readonly<Record<string, readonly [Reader, (seeds: Seeds) => string]>> = {
  '(answer)/answers': ['anyone', ({ campaignId }) => `/answers?campaign=${campaignId}`],
  '(answer)/code': ['anyone', () => '/code'],
  '(answer)/compare': ['anyone', ({ draftId }) => `/compare?campaign=${draftId}`],
  '(answer)/follow': ['anyone', ({ page }) => page],
  '(answer)/s': ['anyone', () => '/s'],
  '(answer)/self': ['anyone', () => '/self'],
  '(answer)/talk': ['anyone', ({ code }) => `/talk#${code}`],
  '(manage)': ['hr', () => '/'],
  '(manage)/absence': ['hr', () => '/absence'],
  '(manage)/absence/calendar': ['hr', () => '/absence/calendar'],
  '(manage)/absence/costs': ['hr', () => '/absence/costs'],
  '(manage)/absence/import': ['hr', () => '/absence/import'],
  '(manage)/absence/policy': ['hr', () => '/absence/policy'],
  '(manage)/absence/relation': ['hr', () => '/absence/relation'],
  '(manage)/absence/return-plan': ['hr', () => '/absence/return-plan'],
  '(manage)/account': ['hr', () => '/account'],
  '(manage)/calendar': ['hr', () => '/calendar'],
  '(manage)/campaigns': ['hr', () => '/campaigns'],
  '(manage)/campaigns/[campaignId]': ['hr', ({ draftId }) => `/campaigns/${draftId}`],
  '(manage)/campaigns/[campaignId]/agreement': ['hr', ({ draftId }) => `/campaigns/${draftId}/agreement`],
  '(manage)/campaigns/[campaignId]/example': ['hr', ({ draftId }) => `/campaigns/${draftId}/example`],
  '(manage)/campaigns/[campaignId]/mail': ['hr', ({ draftId }) => `/campaigns/${draftId}/mail`],
  '(manage)/campaigns/[campaignId]/questions': ['hr', ({ draftId }) => `/campaigns/${draftId}/questions`],
  '(manage)/campaigns/[campaignId]/releases': ['hr', ({ campaignId }) => `/campaigns/${campaignId}/releases`],
  '(manage)/campaigns/new': ['hr', () => '/campaigns/new'],
  '(manage)/campaigns/questions/[questionnaireId]/[variant]': [
    'hr',
    () => '/campaigns/questions/werkbeleving/short',
  ],
  '(manage)/comments': ['adviser', () => '/comments'],
  '(manage)/comments/[campaignId]': ['adviser', ({ campaignId }) => `/comments/${campaignId}`],
  '(manage)/council': ['works-council', () => '/council'],
  '(manage)/council/[campaignId]': ['works-council', ({ draftId }) => `/council/${draftId}`],
  '(manage)/help': ['hr', () => '/help'],
  '(manage)/instruments': ['hr', () => '/instruments'],
  '(manage)/instruments/[id]/[version]': ['hr', ({ version }) => `/instruments/werkbeleving/${version}`],
  '(manage)/instruments/[id]/[version]/edit': [
    'hr',
    ({ ownVersion }) => `/instruments/werkbeleving/${ownVersion}/edit`,
  ],
  '(manage)/instruments/[id]/[version]/try': [
    'hr',
    ({ version }) => `/instruments/werkbeleving/${version}/try`,
  ],
  '(manage)/instruments/[id]/compare': [
    'hr',
    ({ version, ownVersion }) => `/instruments/werkbeleving/compare?from=${version}&to=${ownVersion}`,
  ],
  '(manage)/instruments/import': ['hr', () => '/instruments/import'],
  '(manage)/instruments/import/[draftId]': ['hr', ({ fileId }) => `/instruments/import/${fileId}`],
  '(manage)/instruments/norms': ['hr', () => '/instruments/norms'],
  '(manage)/instruments/norms/[normId]': ['hr', () => '/instruments/norms/nea-psa'],
  '(manage)/instruments/norms/new': ['hr', () => '/instruments/norms/new'],
  '(manage)/login': ['anyone', () => '/login'],
  '(manage)/mailbox': ['hr', () => '/mailbox'],
  '(manage)/methods': ['hr', () => '/methods'],
  '(manage)/organisation': ['hr', () => '/organisation'],
  '(manage)/organisation/history': ['hr', () => '/organisation/history'],
  '(manage)/organisation/import': ['hr', () => '/organisation/import'],
  '(manage)/plan': ['hr', () => '/plan'],
  '(manage)/plan/findings': ['hr', () => '/plan/findings'],
  '(manage)/plan/findings/[findingId]': ['hr', ({ findingId }) => `/plan/findings/${findingId}`],
  '(manage)/plan/guides': ['hr', () => '/plan/guides'],
  '(manage)/plan/guides/[guide]': ['hr', () => '/plan/guides/arbeidsverhoudingen'],
  '(manage)/plan/inspector': ['hr', () => '/plan/inspector'],
  '(manage)/plan/review': ['hr', () => '/plan/review'],
  '(manage)/plan/rows/[rowId]': ['hr', ({ rowId }) => `/plan/rows/${rowId}`],
  '(manage)/plan/versions': ['management', () => '/plan/versions'],
  '(manage)/results': ['management', () => '/results'],
  '(manage)/results/change': ['management', () => '/results/change'],
  '(manage)/results/comments': ['management', () => '/results/comments'],
  '(manage)/results/counted': ['management', () => '/results/counted'],
  '(manage)/results/details': ['management', () => '/results/details'],
  '(manage)/results/priorities': ['management', () => '/results/priorities'],
  '(manage)/results/profile': ['management', () => '/results/profile'],
  '(manage)/results/quality': ['adviser', () => '/results/quality'],
  '(manage)/results/teams': ['management', () => '/results/teams'],
  '(manage)/results/together': ['hr', () => '/results/together'],
  '(manage)/settings': ['administrator', () => '/settings'],
  '(manage)/settings/accounts': ['administrator', () => '/settings/accounts'],
  '(manage)/settings/accounts/list': ['administrator', () => '/settings/accounts/list'],
  '(manage)/settings/log': ['administrator', () => '/settings/log'],
  '(manage)/settings/machines': ['administrator', () => '/settings/machines'],
  '(manage)/settings/machines/api': ['administrator', () => '/settings/machines/api'],
  '(manage)/settings/mail': ['administrator', () => '/settings/mail'],
  '(manage)/settings/norm-pool': ['administrator', () => '/settings/norm-pool'],
  '(manage)/settings/people': ['administrator', () => '/settings/people'],
  '(manage)/settings/privacy': ['administrator', () => '/settings/privacy'],
  '(manage)/settings/privacy/[document]': ['administrator', () => '/settings/privacy/dpia'],
  '(manage)/settings/sign-on': ['administrator', () => '/settings/sign-on'],
};
/** Other faces of pages that are in the list above. */
const FACES: readonly (readonly [Reader, string])[] = [
  ['hr', '/plan?view=board'],
  ['hr', '/plan?view=timeline'],
  ['management', '/results/teams?table=heat'],
  ['management', '/results/profile?table=profile,shares'],
];
const READERS = ['hr', 'management', 'adviser', 'works-council', 'administrator'] as const;

let house: RunningHouse;
let browser: Browser;
let seeds: Seeds;
const signedIn = new Map<Reader, BrowserContext>();

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  house = await startRunningHouse();
  for (const role of READERS) await house.addAccount(`${role}@testdam.example`, role);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Something on every page that needs it: a published round, a draft, a finding with a row, a session that is voting. */
async function sow(): Promise<Seeds> {
  const campaignId = await publishCampaign(house, 'hr@testdam.example');
  const hr = await signInAs(house.apps.manage, 'hr@testdam.example', PASSWORD);
  const made = async (url: string, payload: object | Buffer, headers?: Record<string, string>) => {
    const reply = await hr('POST', url, payload, headers);
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.body}`);
    return reply.json<{ id: string; version: string; draftId: string }>();
  };
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Volgend jaar',
    opensOn: '2099-01-01',
    closesOn: '2099-01-21',
    unitIds: [],
  };
  const { unit, scale } = await worstFigure(hr);
  const row = {
    ...{ measureId: null, title: 'Rooster met lucht', description: '', level: 'team', step: 'source' },
    ...{ stepReason: '', owner: 'Toos Top', deadline: '2099-06-30' },
  };
  const { id: rowId } = await made('/api/plan/rows', { campaignId, unitId: unit, scale, ...row });
  const { findings } = (await hr('GET', '/api/findings')).json<{ findings: { id: string }[] }>();
  const { instruments } = (await hr('GET', '/api/instruments')).json<{
    instruments: { id: string; versions: { version: string }[] }[];
  }>();
  const version = instruments.find(({ id }) => id === 'werkbeleving')?.versions[0]?.version ?? '';
  const own = await made(`/api/instruments/werkbeleving/${version}/versions`, {});
  const file = readFileSync(join(import.meta.dirname, '..', 'files', 'instruments', 'limesurvey.lss'));
  const { draftId: fileId } = await made('/api/instrument-files?name=limesurvey.lss', file, {
    'content-type': 'application/octet-stream',
  });
  const { code } = await openVote(hr, campaignId, unit);
  const page = (await hr('GET', `/api/pages?campaignId=${campaignId}&unitId=${unit}`)).json<{
    address: string;
  }>();
  const address = new URL(page.address);
  return {
    ...{ campaignId, unit, rowId, version, fileId, code },
    findingId: findings[0]?.id ?? '',
    draftId: (await made('/api/campaigns', draft)).id,
    ownVersion: own.version,
    page: address.pathname + address.hash,
  };
}

async function worstFigure(hr: Caller): Promise<{ unit: string; scale: string }> {
  const { attention } = (await hr('GET', '/api/findings')).json<{
    attention: { unit: { id: string }; scale: string }[];
  }>();
  return { unit: attention[0]?.unit.id ?? '', scale: attention[0]?.scale ?? '' };
}

async function openVote(hr: Caller, campaignId: string, unitId: string): Promise<{ code: string }> {
  const { topics } = (await hr('GET', `/api/sessions?campaignId=${campaignId}&unitId=${unitId}`)).json<{
    topics: { scale: string }[];
  }>();
  const body = { campaignId, unitId, topics: topics.slice(0, 4).map(({ scale }) => scale) };
  const { id } = (await hr('POST', '/api/sessions', body)).json<{ id: string }>();
  return (await hr('POST', `/api/sessions/${id}/steps`, { to: 'voting' })).json<{ code: string }>();
}

async function contextOf(reader: Reader): Promise<BrowserContext> {
  const known = signedIn.get(reader);
  if (known) return known;
  // Without motion, so that no colour is half-way from one theme to the other when it is measured.
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'nl-NL',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  if (reader !== 'anyone') {
    const page = await context.newPage();
    await page.goto(`${house.manageUrl}/login`);
    await page.getByLabel('E-mailadres').fill(`${reader}@testdam.example`);
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    await page.close();
  }
  signedIn.set(reader, context);
  return context;
}

async function slipsOf({ route, reader, path }: Visit): Promise<unknown[]> {
  const slips: unknown[] = [];
  const page = await (await contextOf(reader)).newPage();
  page.on('pageerror', (error) => slips.push([route, error.message]));
  await page.goto((route.startsWith('(answer)') ? house.answerUrl : house.manageUrl) + path);
  try {
    await expectOpened(page, path);
    for (const [size, colorScheme] of [
      [WIDE, 'light'],
      [NARROW, 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await expectSound(page);
    }
  } catch (error) {
    const { message, actual } = error as Error & { actual?: unknown };
    slips.push([route, actual ?? message.slice(0, 600)]);
  }
  await page.close();
  return slips;
}

/** The page itself, with its figures: not the sign-in, not a wait, not an error. */
async function expectOpened(page: Page, path: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(new URL(page.url()).pathname).toBe(new URL(path, page.url()).pathname);
  expect([path, await page.getByText('Er ging iets mis').count()]).toEqual([path, 0]);
}

const routes = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('/+page.svelte'))
  .map((file) => file.slice(0, -'/+page.svelte'.length))
  .sort();

test('every page of the routes folder is looked at', () => {
  expect(Object.keys(PAGES).sort()).toEqual(routes);
});

/** Pages of people with an account that need nothing to be there. */
const withoutSeeds = Object.entries(PAGES)
  .filter(([, [reader, pathOf]]) => reader !== 'anyone' && pathOf.length === 0)
  .map(([route, [reader, pathOf]]) => ({ route, reader, path: pathOf(seeds) }));

/** Some at a time: most of the time goes into waiting for a page to fall silent. */
async function visitAll(visits: readonly Visit[], slipsAt: (visit: Visit) => Promise<unknown[]>) {
  for (const reader of ['anyone', ...READERS] as const) await contextOf(reader);
  const [left, slips] = [[...visits], [] as unknown[]];
  const visit = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) slips.push(...(await slipsAt(next)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visit));
  return slips;
}

const SHORT_PAGE = 1000;

/** What a page says below its title when there is nothing yet, and whether it leads on. */
async function emptinessOf({ route, reader, path }: Visit): Promise<unknown[]> {
  const page = await (await contextOf(reader)).newPage();
  const slips: unknown[] = [];
  page.on('pageerror', (error) => slips.push([route, error.message]));
  await page.goto(house.manageUrl + path);
  try {
    await expectOpened(page, path);
    const main = page.getByRole('main');
    const text = (await main.innerText()).replace(
      await page.getByRole('heading', { level: 1 }).innerText(),
      '',
    );
    if (text.trim().length < 60) slips.push([route, 'is blank', text]);
    // An adviser can do nothing before somebody has answered; a page to read leads nowhere.
    const onwards = await main.locator('a, button, input, select').count();
    if (onwards === 0 && reader !== 'adviser' && text.length < SHORT_PAGE)
      slips.push([route, 'leads nowhere', text]);
  } catch (error) {
    slips.push([route, (error as Error).message.slice(0, 600)]);
  }
  await page.close();
  return slips;
}

test('in an organisation with nothing in it every page says what it is for and leads on', async () => {
  const slips = await visitAll(withoutSeeds, emptinessOf);
  expect(withoutSeeds.length).toBeGreaterThan(45);
  expect(JSON.stringify(slips, null, 1)).toBe('[]');
  const page = await (await contextOf('hr')).newPage();
  await page.goto(house.manageUrl);
  await page.getByRole('link', { name: 'Importeer medewerkers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Medewerkers importeren' }).waitFor();
  await page.close();
});

test('nobody stumbles on any page, in the light and in the dark, on a wide screen and on a phone', async () => {
  seeds = await sow();
  const slips = await visitAll(
    [
      ...Object.entries(PAGES).map(([route, [reader, pathOf]]) => ({ route, reader, path: pathOf(seeds) })),
      ...FACES.map(([reader, path]) => ({ route: path.replaceAll(/\W+/g, '_'), reader, path })),
    ],
    slipsOf,
  );
  expect(JSON.stringify(slips, null, 1)).toBe('[]');
}, 600_000);

test('first steps fold once there are results, are put away and come back from the help page', async () => {
  const page = await (await contextOf('hr')).newPage();
  await page.goto(house.manageUrl);
  const list = page.getByRole('group').filter({ hasText: 'Eerste stappen' });
  await list.getByText('Eerste stappen').click();
  await list.getByText('Medewerkers in de organisatie').waitFor();
  await expectSound(page);
  await list.getByRole('button', { name: 'Zet deze lijst weg' }).click();
  await page.getByText('De lijst staat niet meer op je overzicht').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Wat loopt er' }).waitFor();
  expect(await page.getByText('Eerste stappen').count()).toBe(0);
  await page.goto(`${house.manageUrl}/help`);
  await page.getByRole('button', { name: 'Zet de eerste stappen op mijn overzicht' }).click();
  await page.getByText('De eerste stappen staan weer op je overzicht').waitFor();
  await page.goto(house.manageUrl);
  await page.getByText('Eerste stappen').waitFor();
  await page.close();
});

test('an explanation opens with a key, is read as a whole, leads to the guide and gives the place back', async () => {
  const page = await (await contextOf('administrator')).newPage();
  await page.goto(`${house.manageUrl}/settings/privacy`);
  const mark = page.getByRole('button', { name: 'Uitleg: Bewaartermijn' });
  await mark.press('Enter');
  const said = page.getByRole('dialog', { name: 'Bewaartermijn' });
  await said.getByText('Elke nacht gaat weg').waitFor();
  expect(await said.getAttribute('aria-describedby')).toBe(await said.locator('p').nth(1).getAttribute('id'));
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => said.count()).toBe(0);
  await expect.poll(() => mark.evaluate((node) => node === document.activeElement)).toBe(true);
  await mark.press('Enter');
  await said.getByRole('link', { name: 'Lees meer' }).click();
  await page.getByRole('heading', { level: 2, name: /bewaartermijnen/ }).waitFor();
  expect(new URL(page.url()).hash).toBe('#keeping');
  await page.close();
});

/** Pictures at three widths in both themes; checked at the narrowest in the dark and the widest in the light. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      if ((colorScheme === 'dark' && width === 360) || (colorScheme === 'light' && width === 1440))
        await expectSound(page);
    }
  }
}

test('a team chooses on phones, writes what lies behind it, and that stands in a row of the plan', async () => {
  const leader = await (await contextOf('hr')).newPage();
  const { campaignId, unit, code } = seeds;
  await leader.goto(`${house.manageUrl}/results/together?campaign=${campaignId}&unit=${unit}`);
  await leader.getByText('Telefoons die hebben gestemd: 0').waitFor();
  const phone = await (await browser.newContext({ viewport: NARROW, locale: 'nl-NL' })).newPage();
  await phone.goto(`${house.answerUrl}/talk#${code}`);
  const topics = phone.getByRole('checkbox');
  await topics.first().check();
  await phone.getByRole('button', { name: 'Stem', exact: true }).click();
  await phone.getByText('Je stem is binnen').waitFor();
  await lookAt(phone, 'session-phone-voted');
  // Four more phones, without a screen.
  const topic = await topicOf();
  for (let voter = 0; voter < 4; voter += 1)
    await house.apps.answer.inject({
      method: 'POST',
      url: `/api/talk/${code}/votes`,
      payload: { mark: randomBytes(32).toString('base64url'), choices: [topic] },
    });
  await leader.getByText('Telefoons die hebben gestemd: 5').waitFor();
  await lookAt(leader, 'session-voting');
  await leader.getByRole('button', { name: 'Sluit de stemming' }).click();
  await leader.getByText('stemmen: 5').waitFor();
  await leader.getByRole('checkbox').first().check();
  await leader.getByRole('button', { name: 'Verzamel oorzaken' }).click();

  await phone.getByRole('button', { name: 'Ververs' }).click();
  const cause = 'Op maandag valt de balie samen met het spreekuur.';
  // In the language of the phone.
  await phone.getByRole('option', { name: 'Werkdruk' }).waitFor({ state: 'attached' });
  await phone.getByLabel('Jouw zin').fill(cause);
  await lookAt(phone, 'session-phone-cause');
  await phone.getByRole('button', { name: 'Verstuur' }).click();
  await phone.getByText('Verstuurd.').waitFor();

  await leader.getByRole('button', { name: 'Bewaar als oorzaak' }).click();
  await leader.getByText('Bewaard bij het plan').waitFor();
  await lookAt(leader, 'session-causes');
  await leader.getByRole('button', { name: /^Maak een maatregel/ }).click();
  const text = leader.getByLabel('Wat gaan jullie doen');
  expect(await text.inputValue()).toContain(cause);
  await leader.getByLabel('Wie pakt het op').fill('Toos Top');
  await leader.locator('#measure-deadline').fill('2099-06-30');
  await expectSound(leader);
  await leader.getByRole('button', { name: 'Zet in het plan' }).click();
  await leader
    .getByRole('link', { name: /^\d+\. / })
    .first()
    .click();
  await leader.getByText(cause).first().waitFor();
  await leader.close();
});

async function topicOf(): Promise<string> {
  const reply = await house.apps.answer.inject(`/api/talk/${seeds.code}`);
  return reply.json<{ topics: { scale: string }[] }>().topics[0]?.scale ?? '';
}
