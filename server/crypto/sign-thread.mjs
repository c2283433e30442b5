// Worker threads do not inherit the TypeScript loader; this file loads it and then the worker.
import { register } from 'tsx/esm/api';

register();
await import('./sign-worker.ts');
