import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { pause } from '../kit/cluster.ts';
import {
  compareStored,
  type Fault,
  storedSerials,
  tryOnce,
  untilAcknowledged,
  withFaultHouse,
} from './fault-house.ts';

const MEGABYTES = 320;

/** A disk of its own for the database, which fills up while people send, and gets room again. */
export const diskFull: Fault = async () => {
  const disk = mkdtempSync(join(tmpdir(), 'werkpeil-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'werkpeil', disk], {
      stdio: 'pipe',
    });
  } catch {
    rmSync(disk, { recursive: true, force: true });
    return { skipped: 'this account may not mount a small disk; run as root' };
  }
  try {
    return await withFaultHouse({ people: 60, perTeam: 20, folder: join(disk, 'cluster') }, async (house) => {
      const { product, campaign, cluster } = house;
      const url = `${product.answerUrl}/api/ballots`;
      const ballots = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), 6000);
      const before = await Promise.all(ballots.slice(0, 200).map(({ body }) => untilAcknowledged(url, body)));
      const filler = join(disk, 'filler');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 128 * 1024)));
      const statuses = new Map<number, number>();
      const acknowledged = new Set(
        ballots
          .slice(0, 200)
          .filter((_, at) => (before[at]?.at(-1)?.status ?? 0) < 300)
          .map(({ serial }) => serial),
      );
      let next = 200;
      let refused = 0;
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          while (next < ballots.length && refused < 60) {
            const { body, serial } = ballots[next++]!;
            const { status } = await tryOnce(url, body);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            if (status === 201) acknowledged.add(serial);
            else {
              refused += 1;
              await pause(50);
            }
          }
        }),
      );
      const sent = next;
      rmSync(filler);
      // A database that could not even write its log has stopped; its supervisor starts it again.
      await pause(1000);
      const alive = await tryOnce(`${product.answerUrl}/ready`);
      if (alive.status !== 200) {
        await cluster.stop();
        await cluster.start();
      }
      const again = await Promise.all(ballots.slice(0, sent).map(({ body }) => untilAcknowledged(url, body)));
      for (const [at, tries] of again.entries())
        if ((tries.at(-1)?.status ?? 0) < 300) acknowledged.add(ballots[at]!.serial);
      const compared = compareStored([...acknowledged], await storedSerials(house));
      const figures = {
        ...compared,
        sent,
        refused,
        refusedWith503: statuses.get(503) ?? 0,
        otherRefusals: refused - (statuses.get(503) ?? 0),
        databaseHadStopped: alive.status !== 200,
      };
      const ok =
        compared.lost + compared.duplicates === 0 &&
        compared.acknowledged === sent &&
        refused > 0 &&
        figures.otherRefusals === 0;
      return { ...figures, ok };
    });
  } finally {
    await pause(500);
    try {
      execFileSync('umount', [disk], { stdio: 'pipe' });
    } catch {
      execFileSync('umount', ['-l', disk], { stdio: 'pipe' });
    }
    rmSync(disk, { recursive: true, force: true });
  }
};
