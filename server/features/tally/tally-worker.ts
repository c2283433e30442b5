import { parentPort, workerData } from 'node:worker_threads';
import { openKeyStore } from '../../crypto/key-store.ts';
import { openDoors } from '../../db/connection.ts';
import type { CouncilCount } from './council-count.ts';
import { tally } from './tally.ts';

export interface WorkerInput {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: number;
  readonly council?: CouncilCount | undefined;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'finished' };

const { databaseUrl, dataDir, organisationId, campaignId, now, council } = workerData as WorkerInput;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);

const doors = openDoors(databaseUrl);
try {
  await tally({
    work: doors.work,
    keys: await openKeyStore(dataDir),
    organisationId,
    campaignId,
    now: new Date(now),
    council,
    progress: (done, total) => post({ kind: 'progress', done, total }),
  });
  post({ kind: 'finished' });
} finally {
  await doors.close();
}
