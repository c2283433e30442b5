import type { Locator } from 'playwright-core';

/** What somebody did on the way: for a journey that promises to be short. */
export interface Counted {
  readonly clicks: readonly string[];
  readonly fields: readonly string[];
  click(what: Locator, name: string): Promise<void>;
  fill(what: Locator, value: string, name: string): Promise<void>;
  /**
   * Seconds that a practised person takes, by the keystroke-level model of Card, Moran and Newell (1980): 1.35 to think
   * of a step, 1.1 to point, 0.2 to click, 0.28 a key.
   */
  estimatedSeconds(): number;
}

const THINK = 1.35;
const POINT = 1.1;
const CLICK = 0.2;
const KEY = 0.28;

export function countSteps(): Counted {
  const clicks: string[] = [];
  const fields: string[] = [];
  let seconds = 0;
  return {
    clicks,
    fields,
    async click(what, name) {
      clicks.push(name);
      seconds += THINK + POINT + CLICK;
      await what.click();
    },
    async fill(what, value, name) {
      fields.push(name);
      seconds += THINK + POINT + CLICK + KEY * value.length;
      await what.fill(value);
    },
    estimatedSeconds: () => Math.round(seconds),
  };
}
