import { type Config, readConfig } from './config.ts';
import { startHouse } from './start-house.ts';
import { StartError } from './start-error.ts';

/** Starts everything and stops it in the reverse order. A known obstacle is one sentence; anything else keeps its stack. */
async function main(config: Config): Promise<void> {
  const house = await startHouse(config, (line) => console.log(line));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await house.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

try {
  await main(readConfig());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
