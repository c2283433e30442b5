import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDemonstration, UNFINISHED } from '../../server/demonstration/make-demonstration.ts';
import { jobHandlers } from '../../server/job-handlers.ts';
import { startTestHouse, type TestHouse } from '../support/test-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse();
  await house.makeOrganisation();
});
afterAll(() => house.close());

async function said(): Promise<readonly string[]> {
  const lines: string[] = [];
  await makeDemonstration(house.options, jobHandlers(house.options), (line) => lines.push(line));
  return lines;
}

test('beside an organisation no demonstration is made, and one that was interrupted says so at each start', async () => {
  expect(await said()).toEqual([]);
  const marker = join(house.dataDir, UNFINISHED);
  writeFileSync(marker, '');
  for (let start = 1; start <= 2; start += 1)
    expect(await said()).toEqual([expect.stringContaining('The demonstration is not complete')]);
  expect(existsSync(marker)).toBe(true);
});
