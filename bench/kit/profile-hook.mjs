// Loaded into the product by `npm run bench -- NAME --profile FILE`: profiles every thread from its start to its end, and
// writes that to the folder that PROFILE_FOLDER names. A signal has the main thread forget what it did until then.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

const MICROSECONDS = 500;
const PART_MS = 1000;
const folder = process.env.PROFILE_FOLDER ?? '.';
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: MICROSECONDS });
session.post('Profiler.start');

let number = 0;
function write() {
  number += 1;
  const file = join(folder, `${threadId}-${process.pid}-${number}.json`);
  session.post('Profiler.stop', (error, stopped) => {
    mkdirSync(folder, { recursive: true });
    if (!error) writeFileSync(file, JSON.stringify(stopped.profile));
  });
}

if (threadId === 0)
  process.on('SIGUSR2', () => {
    session.post('Profiler.stop');
    session.post('Profiler.start');
  });
// A thread may be ended without a word, so it writes what it has now and then.
else
  setInterval(() => {
    write();
    session.post('Profiler.start');
  }, PART_MS).unref();
process.on('exit', write);
