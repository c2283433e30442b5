import type { CDPSession, Page } from 'playwright-core';
import { BALLOT_INFO } from '../../server/crypto/ballot-format.ts';
import { openBox } from '../../server/crypto/sealed-box.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { BallotReader } from '../../server/features/tally/open-ballot.ts';
import { isAtReview, openProfile, PHONE, send } from '../support/answering-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { launchLinks, signInHr } from '../support/campaign-links.ts';
import { type RunningHouse, startRunningHouse } from '../support/running-house.ts';

export const LIMITS = { scriptBytes: 150_000, allBytes: 2_000_000, nextMs: 100, slowdown: 4 } as const;

export interface AnswerLimits {
  readonly questionnaire: string;
  readonly items: number;
  readonly questions: number;
  /** Over the wire, until the first question stood there. */
  readonly scriptBytesToFirstItem: number;
  readonly allBytesToFirstItem: number;
  /** From opening the link to the receipt, reloads included. */
  readonly allBytes: number;
  /** From the tap on an answer's button "next" to the next question on the screen, on a processor four times slower. */
  readonly nextMs: { readonly median: number; readonly p95: number; readonly most: number };
  readonly reloads: number;
  /** Answers that the sealed ballot, opened with the key of the campaign, has otherwise than they were given. */
  readonly lostAnswers: number;
}

/** One employee on a slow phone: fills in a whole questionnaire, reloads on the way, sends it; then the ballot is opened. */
export async function measureAnswering(
  questionnaireId: string,
  variant: 'short' | 'standard' | 'long',
  reloads: number,
): Promise<AnswerLimits> {
  const house = await startRunningHouse();
  const browser = await launchBrowser();
  try {
    const hr = await signInHr(house, { ZORG: 14 });
    const { campaignId, links } = await launchLinks(house, hr, { questionnaireId, variant });
    const { page } = await openProfile(browser, PHONE);
    page.setDefaultTimeout(60_000);
    const phone = await page.context().newCDPSession(page);
    await phone.send('Emulation.setCPUThrottlingRate', { rate: LIMITS.slowdown });
    const weight = await weigh(phone);
    await page.goto(links[0] ?? '');
    await page.locator('[data-begin]').click();
    await page.getByRole('progressbar').waitFor();
    const first = weight();
    const { given, times } = await fillIn(page, reloads);
    await send(page);
    const definition = await definitionOf(house, campaignId);
    const codes = await openOnlyBallot(house, campaignId, definition);
    const lost = itemsInOrder(definition).filter(({ scale }, at) => {
      const expected = scale.report === 'individual' ? 0 : (given.get(at) ?? 0);
      return codes[at] !== expected;
    });
    const sorted = times.toSorted((a, b) => a - b);
    const rank = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return {
      questionnaire: `${questionnaireId} ${variant}`,
      items: itemsInOrder(definition).length,
      questions: times.length,
      scriptBytesToFirstItem: first.script,
      allBytesToFirstItem: first.all,
      allBytes: weight().all,
      nextMs: { median: rank(0.5), p95: rank(0.95), most: rank(1) },
      reloads,
      lostAnswers: lost.length,
    };
  } finally {
    await browser.close();
    await house.stop();
  }
}

/** Counts what comes over the wire from now on. */
async function weigh(phone: CDPSession): Promise<() => { readonly script: number; readonly all: number }> {
  let [script, all] = [0, 0];
  const scripts = new Set<string>();
  await phone.send('Network.enable');
  phone.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  phone.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (scripts.has(requestId)) script += encodedDataLength;
  });
  return () => ({ script, all });
}

async function fillIn(page: Page, reloads: number) {
  const given = new Map<number, number>();
  const times: number[] = [];
  const total = Number(
    /van (\d+)/.exec((await page.getByText(/^Vraag 1 van/).textContent()) ?? '')?.[1] ?? 0,
  );
  for (let question = 0; question < 400 && !(await isAtReview(page)); question += 1) {
    const chosen = await page.evaluate((nth) => {
      const buttons = [...document.querySelectorAll<HTMLInputElement>('form input[type=radio]')];
      const button = buttons[nth % (buttons.length - 1)];
      button?.click();
      return button ? { name: button.name, code: Number(button.value) } : null;
    }, question);
    const place = /^item-(\d+)$/.exec(chosen?.name ?? '')?.[1];
    if (chosen && place !== undefined) given.set(Number(place), chosen.code);
    times.push(await timeNext(page));
    if (reloads > 0 && question % Math.ceil(total / (reloads + 1)) === Math.ceil(total / (reloads + 1)) - 1) {
      await page.waitForTimeout(200);
      await page.reload();
      await page.getByRole('progressbar').or(page.locator('[data-send]')).first().waitFor();
    }
  }
  return { given, times };
}

/** Milliseconds from the tap on "next" until another question has been painted. */
function timeNext(page: Page): Promise<number> {
  // No function has a name in here: the loader would add a helper to it that the page does not know.
  return page.evaluate(async () => {
    const label = document.querySelector('main progress')?.getAttribute('aria-label');
    const start = performance.now();
    document.querySelector<HTMLButtonElement>('form button[type=submit]')?.click();
    while (document.querySelector('main progress')?.getAttribute('aria-label') === label)
      await new Promise((painted) => requestAnimationFrame(painted));
    await new Promise((painted) => requestAnimationFrame(painted));
    return performance.now() - start;
  });
}

async function definitionOf(house: RunningHouse, campaignId: string): Promise<Definition> {
  const { definition } = await house.options.doors.answer
    .selectFrom('campaign')
    .select('definition')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return definition as unknown as Definition;
}

async function openOnlyBallot(house: RunningHouse, campaignId: string, definition: Definition) {
  const ballot = await house.options.doors.work
    .selectFrom('ballot')
    .select(['scope_id as scopeId', 'serial', 'box'])
    .where('campaign_id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const keys = await house.options.keys.readCampaignKeys(campaignId);
  const reader = new BallotReader(campaignId, definition);
  const key = privateKeyFrom(keys!.sealing!.privateKey);
  const aad = reader.associatedData(ballot);

  const reading = reader.read(openBox(key, ballot.box, { info: BALLOT_INFO, aad }));
  if (reading.kind !== 'opened') throw new Error(`The ballot is ${reading.kind}`);
  return reading.ballot.codes;
}
