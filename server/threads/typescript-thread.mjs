// Worker threads do not inherit the TypeScript loader; this file loads it and then the module that was asked for.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
