import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** A real Chromium: the one of CHROMIUM_PATH, one on this machine, or the one in the packages. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}, but there is no such file.`);
  const installed = given ?? USUAL_PLACES.find((path) => existsSync(path));
  if (installed) return launch({ executablePath: installed, args: ARGUMENTS });
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Tells the package to unpack the libraries that a bare machine lacks.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const args = [
      ...ARGUMENTS,
      '--headless=shell',
      '--no-zygote',
      '--use-gl=angle',
      '--use-angle=swiftshader',
    ];
    return launch({ executablePath, args });
  }
  throw new Error('No Chromium was found. Install Chrome, Chromium or Edge, or set CHROMIUM_PATH to one.');
}

/**
 * A browser that does not close in peace when a page broke the policy of its site: no journey passes over a breach.
 */
async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await chromium.launch(options);
  const breaches: string[] = [];
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (settings) => {
    const context = await newContext(settings);
    context.on('console', (message) => {
      if (BREACH.test(message.text())) breaches.push(message.text());
    });
    return context;
  };
  const close = browser.close.bind(browser);
  browser.close = async (settings) => {
    await close(settings);
    if (breaches.length > 0) throw new Error(`Breaches of the content policy:\n${breaches.join('\n')}`);
  };
  return browser;
}

const BREACH = /Content Security Policy|violates the following|Trusted ?Types?/i;
