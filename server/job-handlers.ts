import type { KeyStore } from './crypto/key-store.ts';
import { launchCampaign } from './features/campaigns/launch.ts';
import { tallyCampaign } from './features/tally/tally-campaign.ts';
import type { Instruments } from './instruments.ts';
import type { JobHandlers } from './jobs/jobs.ts';

interface Rim {
  readonly instruments: Instruments;
  readonly keys: KeyStore;
  readonly answerUrl: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
}

/** Which feature carries out which kind of job. */
export function jobHandlers({ instruments, keys, answerUrl, databaseUrl, dataDir }: Rim): JobHandlers {
  return {
    launch: (job) => launchCampaign(job, { ...instruments, keys, answerUrl }),
    tally: (job) => tallyCampaign(job, { databaseUrl, dataDir }),
  };
}
