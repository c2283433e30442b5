import type { Doors } from '../db/connection.ts';
import { calendarDay } from '../domain/calendar.ts';
import { closeDueCampaigns } from './close-due.ts';
import type { SettingsBox } from '../crypto/settings-box.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { type JobHandlers, runNextJob } from './jobs.ts';
import { openPost } from './post.ts';
import { sendWaitingMail } from './send-mail.ts';

interface LoopHouse {
  readonly doors: Pick<Doors, 'work'>;
  readonly now: () => Date;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Opens the secrets of webhooks and mail servers. */
  readonly box: SettingsBox;
  readonly log: (error: unknown, what: string) => void;
}

const JOB_PAUSE_MS = 500;
const MAIL_PAUSE_MS = 2_000;
/** Messages that leave side by side; a slow server does not hold up the rest for long. */
const MAIL_LANES = 2;
const WEBHOOK_PAUSE_MS = 5_000;
const CLOSE_PAUSE_MS = 60_000;

/** Something that a feature does by itself now and then, looked at once a minute. */
export type Round = (work: Doors['work'], now: Date) => Promise<boolean>;

/** What the product does by itself: jobs, mail, closing campaigns whose last day has passed, rounds of features. */
export function startLoops(
  house: LoopHouse,
  handlers: JobHandlers,
  rounds: readonly Round[] = [],
): { stop(): Promise<void> } {
  const { log } = house;
  const post = openPost(house);
  const loops = [
    repeat(JOB_PAUSE_MS, () => runNextJob(house, handlers)),
    repeat(CLOSE_PAUSE_MS, () => closeDueCampaigns(house.doors.work, calendarDay(house.now()), house.now())),
    repeat(WEBHOOK_PAUSE_MS, () => deliverWebhooks(house.doors.work, { box: house.box, now: house.now() })),
    ...rounds.map((round) => repeat(CLOSE_PAUSE_MS, () => round(house.doors.work, house.now()))),
    ...Array.from({ length: MAIL_LANES }, () =>
      repeat(MAIL_PAUSE_MS, () => sendWaitingMail(house.doors.work, post, house.now())),
    ),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      post.close();
    },
  };

  /** Does the work again at once as long as there is more of it, otherwise after a pause. Stopping waits for what runs. */
  function repeat(pauseMs: number, work: () => Promise<boolean>) {
    let stopped = false;
    let wake = () => {};
    const running = (async () => {
      while (!stopped) {
        const more = await work().catch((error: unknown) => (log(error, 'loop'), false));
        if (more || stopped) continue;
        await new Promise<void>((resume) => {
          const timer = setTimeout(resume, pauseMs);
          wake = () => (clearTimeout(timer), resume());
        });
      }
    })();
    return {
      async stop() {
        stopped = true;
        wake();
        await running;
      },
    };
  }
}
