import { AxeBuilder } from '@axe-core/playwright';
import { generate } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { PROVIDER_CLIENT, startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';

const NEW_PASSWORD = 'kastanje-fluitketel-93';

let house: RunningHouse;
let browser: Browser;
let provider: TestProvider;
let desk: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  house = await startRunningHouse({ outbound: { privateNetworks: true } });
  await house.addAccount('beheer@testdam.example', 'administrator');
  provider = await startIdentityProvider(house.manageUrl);
  browser = await launchBrowser();
  desk = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  page = await newPage(desk);
});
afterAll(async () => {
  await browser?.close();
  provider?.close();
  await house?.stop();
});

async function newPage(context: BrowserContext): Promise<Page> {
  const made = await context.newPage();
  made.on('pageerror', (error) => complaints.push(error.message));
  made.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  return made;
}

async function expectSound(where: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: where }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function signIn(where: Page, email: string, password: string): Promise<void> {
  await where.goto(`${house.manageUrl}/login`);
  await where.getByLabel('E-mailadres').fill(email);
  await where.getByLabel('Wachtwoord').fill(password);
  await where.getByRole('button', { name: 'Inloggen' }).click();
}

async function signOut(where: Page): Promise<void> {
  await where.getByRole('button', { name: /^Menu van/ }).click();
  await where.getByRole('menuitem', { name: 'Uitloggen' }).click();
  await where.getByRole('heading', { name: 'Inloggen' }).waitFor();
}

test('an administrator invites a colleague, who chooses a password', async () => {
  await signIn(page, 'beheer@testdam.example', PASSWORD);
  await page.getByRole('button', { name: /^Menu van/ }).waitFor();
  await page.goto(`${house.manageUrl}/settings/accounts`);
  await page.getByRole('button', { name: 'Nieuw account' }).click();
  await page.getByLabel('E-mailadres').fill('an@waterdam.example');
  await page.getByLabel('Naam').fill('An Aal');
  await page.getByLabel('Rol', { exact: true }).selectOption('management');
  await expectSound(page);
  await page.getByRole('button', { name: 'Nodig uit' }).click();
  const link = await page.locator('p', { hasText: '/account#' }).innerText();
  await expectSound(page);

  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' });
  const colleague = await newPage(context);
  await colleague.goto(link);
  await colleague.getByText('Welkom An Aal').waitFor();
  expect(colleague.url()).not.toContain('#');
  await expectSound(colleague);
  await colleague.getByLabel('Nieuw wachtwoord').fill(NEW_PASSWORD);
  await colleague.getByRole('button', { name: 'Bewaar wachtwoord' }).click();
  await colleague.getByText('Je kunt nu inloggen').waitFor();
  await context.close();
});

test('a code app is set up and asked for, and a passkey signs in without a password', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  const own = await newPage(context);
  await signIn(own, 'an@waterdam.example', NEW_PASSWORD);
  await own.getByRole('button', { name: /^Menu van/ }).waitFor();
  await own.goto(`${house.manageUrl}/settings`);
  await own.getByRole('button', { name: 'Stel in' }).click();
  const secret = (await own.locator('p.font-mono').first().innerText()).replaceAll(' ', '');
  await expectSound(own);
  await own.getByLabel('De code die je app nu toont').fill(await generate({ secret }));
  await own.getByRole('button', { name: 'Zet aan' }).click();
  await own.getByText('Je herstelcodes').waitFor();
  const recovery = await own.locator('ol li').first().innerText();
  await own.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  await signOut(own);

  await signIn(own, 'an@waterdam.example', NEW_PASSWORD);
  await own.getByRole('heading', { name: 'Nog één stap' }).waitFor();
  await expectSound(own);
  await own.getByLabel('Code uit je app').fill(recovery);
  await own.getByRole('button', { name: 'Log in', exact: true }).click();
  await own.getByRole('button', { name: /^Menu van/ }).waitFor();

  const devices = await context.newCDPSession(own);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await own.goto(`${house.manageUrl}/settings`);
  await own.getByRole('button', { name: 'Voeg toe' }).click();
  await own.getByLabel('Naam van dit apparaat').fill('Mijn laptop');
  await own.getByRole('button', { name: 'Maak passkey' }).click();
  await own.getByText('Mijn laptop').waitFor();
  await expectSound(own);
  await signOut(own);
  await own.getByRole('button', { name: 'Log in met een passkey' }).click();
  await own.getByRole('button', { name: 'Menu van An Aal' }).waitFor();
  await context.close();
});

test('a colleague signs in through the organisation', async () => {
  await page.goto(`${house.manageUrl}/settings/sign-on`);
  await page.getByLabel('Adres van de aanbieder').fill(provider.issuer);
  await page.getByLabel('Client-ID').fill(PROVIDER_CLIENT.clientId);
  await page.getByLabel('Client secret').fill(PROVIDER_CLIENT.clientSecret);
  await page.getByLabel('Maildomeinen van je organisatie').fill('waterdam.example');
  await page.getByRole('button', { name: 'Controleer en bewaar' }).click();
  await page.getByText('De aanbieder antwoordt en is bewaard').waitFor();
  await expectSound(page);

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  const own = await newPage(context);
  await own.goto(`${house.manageUrl}/login`);
  await own.getByLabel('E-mailadres').fill('an@waterdam.example');
  await own.getByLabel('Wachtwoord').focus();
  await own.getByRole('link', { name: 'Log in via je organisatie' }).click();
  await own.locator('input[name=login]').fill('an');
  await own.locator('input[name=password]').fill('anything');
  await own.locator('button[type=submit]').click();
  await own.locator('button[type=submit]', { hasText: 'Continue' }).click();
  await own.getByRole('button', { name: 'Menu van An Aal' }).waitFor();
  expect(own.url()).toBe(`${house.manageUrl}/`);
  await context.close();
});

test('the log tells what was done, and every page of the settings is sound on a phone too', async () => {
  await page.goto(`${house.manageUrl}/settings/log`);
  await page.getByText(/Het logboek klopt/).waitFor();
  await page.getByText('maakte een account').first().waitFor();
  const phone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'nl-NL',
    colorScheme: 'dark',
    storageState: await desk.storageState(),
  });
  const small = await newPage(phone);
  for (const path of ['', '/accounts', '/accounts/list', '/sign-on', '/machines', '/machines/api', '/log']) {
    await small.goto(`${house.manageUrl}/settings${path}`);
    await small.getByRole('heading', { level: 1 }).waitFor();
    await small.waitForTimeout(300);
    await expectSound(small);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await phone.close();
});

test('no page broke a script or the security policy', () => {
  expect(complaints).toEqual([]);
});
