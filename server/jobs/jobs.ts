import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';

/** A job that stops reporting for this long is taken over: its process died. */
const TAKEN_OVER_AFTER_SECONDS = 30;
const MAX_ATTEMPTS = 5;

interface Taken {
  readonly id: string;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly kind: 'launch' | 'tally';
}

export interface JobContext {
  readonly work: Doors['work'];
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: () => Date;
  /** Says how far the job is; also the sign of life. */
  progress(done: number, total: number): Promise<void>;
}

export type JobHandlers = Readonly<Record<Taken['kind'], (job: JobContext) => Promise<void>>>;

interface JobHouse {
  readonly doors: Pick<Doors, 'work'>;
  readonly now: () => Date;
  readonly log?: (error: unknown, kind: string) => void;
}

/** Carries out one waiting job, if there is one. Any number of processes may call this at the same time. */
export async function runNextJob(house: JobHouse, handlers: JobHandlers): Promise<boolean> {
  const { work } = house.doors;
  const job = await takeJob(work);
  if (!job) return false;
  const report = (set: { done?: number; total?: number }) =>
    work
      .updateTable('job')
      .set({ ...set, heartbeat_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', job.id)
      .execute();
  const alive = setInterval(() => void report({}).catch(() => {}), (TAKEN_OVER_AFTER_SECONDS * 1000) / 6);
  try {
    await handlers[job.kind]({
      ...job,
      work,
      now: house.now,
      progress: async (done, total) => void (await report({ done, total })),
    });
    await finish(work, job.id, 'done', null);
  } catch (error) {
    house.log?.(error, job.kind);
    await finish(work, job.id, 'failed', error instanceof Error ? error.message : String(error));
  } finally {
    clearInterval(alive);
  }
  return true;
}

async function takeJob(work: Doors['work']): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    update job set state = 'running', attempts = attempts + 1, heartbeat_at = clock_timestamp(), done = 0
    where id = (
      select id from job
      where (state = 'waiting'
          or (state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => ${TAKEN_OVER_AFTER_SECONDS})))
        and attempts < ${MAX_ATTEMPTS}
      order by heartbeat_at
      limit 1
      for update skip locked)
    returning id, organisation_id as "organisationId", campaign_id as "campaignId", kind`.execute(work);
  return rows[0];
}

async function finish(
  work: Doors['work'],
  id: string,
  state: 'done' | 'failed',
  error: string | null,
): Promise<void> {
  await work.updateTable('job').set({ state, error }).where('id', '=', id).execute();
}
