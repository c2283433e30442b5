// `npm run screenshots`: pictures of the demonstration for the README, in `docs/screenshots`. Starts the product on ports of
// its own, in DATA_DIR when that is set (a demonstration that exists is used), else in a folder that is removed again.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { DEMONSTRATION_LOGINS } from '../server/demonstration/logins.ts';
import { startHouse } from '../server/start-house.ts';
import { launchBrowser } from '../tests/support/browser.ts';

const OUT = join(import.meta.dirname, '..', 'docs', 'screenshots');
const SIZE = { width: 1200, height: 780 };
const PICTURES = [
  { name: 'overview', path: '/', login: 'hr@' },
  { name: 'results', path: '/results', login: 'directie@' },
  { name: 'teams', path: '/results/teams', login: 'directie@' },
  { name: 'plan', path: '/plan', login: 'hr@' },
  { name: 'organisation', path: '/organisation', login: 'hr@' },
  { name: 'privacy', path: '/settings/privacy', login: 'or@' },
] as const;

const own = process.env.DATA_DIR === undefined ? mkdtempSync(join(tmpdir(), 'werkpeil-pictures-')) : null;
const config = readConfig({
  ...process.env,
  PORT: process.env.PORT ?? '3020',
  ANSWER_PORT: process.env.ANSWER_PORT ?? '3021',
  DATA_DIR: own ?? process.env.DATA_DIR,
});
const house = await startHouse(config, console.log);
const browser = await launchBrowser();
try {
  mkdirSync(OUT, { recursive: true });
  for (const { name, path, login } of PICTURES) {
    const context = await browser.newContext({ viewport: SIZE, locale: 'nl-NL', colorScheme: 'light' });
    const page = await context.newPage();
    const { email, password } = DEMONSTRATION_LOGINS.find((one) => one.email.startsWith(login)) ?? {};
    await page.goto(`${config.manageUrl}/login`);
    await page.getByLabel(/mailadres/i).fill(email ?? '');
    await page.getByLabel(/wachtwoord/i).fill(password ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 60_000 });
    await page.goto(`${config.manageUrl}${path}`);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const file = join(OUT, `${name}.png`);
    await page.screenshot({ path: file });
    console.log(`${name}.png ${Math.round(statSync(file).size / 1024)} kB`);
    await context.close();
  }
} finally {
  await browser.close();
  await house.stop();
  if (own) rmSync(own, { recursive: true, force: true });
}
