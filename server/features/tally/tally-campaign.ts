import { Worker } from 'node:worker_threads';
import type { JobContext } from '../../jobs/jobs.ts';
import type { CouncilCount } from './council-count.ts';
import type { WorkerInput, WorkerMessage } from './tally-worker.ts';

interface TallyHouse {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

/** Runs the tally of one campaign in a thread of its own, so that nobody who is answering or reading waits for it. */
export function tallyCampaign(
  job: JobContext,
  { databaseUrl, dataDir }: TallyHouse,
  council?: CouncilCount,
): Promise<void> {
  const workerData: WorkerInput = {
    databaseUrl,
    dataDir,
    organisationId: job.organisationId,
    campaignId: job.campaignId,
    now: job.now().getTime(),
    council,
  };
  const worker = new Worker(new URL('./tally-thread.mjs', import.meta.url), { workerData });
  return new Promise((done, failed) => {
    let finished = false;
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') void job.progress(message.done, message.total).catch(() => {});
      else finished = true;
    });
    worker.on('error', failed);
    worker.on('exit', () =>
      finished ? done() : failed(new Error('The tally stopped before it was finished')),
    );
  });
}
