import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { pause } from '../kit/cluster.ts';
import { quantile, rounded } from '../kit/statistics.ts';
import {
  compareStored,
  type Fault,
  storedSerials,
  type Tried,
  tryOnce,
  untilAcknowledged,
  withFaultHouse,
} from './fault-house.ts';

/** The database is away for a minute while people send: 503 with Retry-After at once, and everybody's ballot in the end. */
export const databaseDown: Fault = ({ full }) =>
  withFaultHouse({ people: 60, perTeam: 20 }, async (house) => {
    const { product, campaign, cluster } = house;
    const secondsDown = full ? 60 : 12;
    const ballots = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), 300);
    const url = `${product.answerUrl}/api/ballots`;
    const before = await Promise.all(ballots.slice(0, 100).map(({ body }) => untilAcknowledged(url, body)));
    await cluster.stop();
    const stopped = performance.now();
    const people = ballots
      .slice(100)
      .map(({ body }, at) => pause((at * secondsDown * 800) / 200).then(() => untilAcknowledged(url, body)));
    await pause(1000);
    const ready = await tryOnce(`${product.answerUrl}/ready`);
    const health = await tryOnce(`${product.answerUrl}/health`);
    await pause(Math.max(0, secondsDown * 1000 - (performance.now() - stopped)));
    await cluster.start();
    const back = performance.now();
    const probe = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), 1, 9)[0]!;
    const first = await untilAcknowledged(url, probe.body);
    const firstSuccess = (performance.now() - back) / 1000;
    const during = await Promise.all(people);
    const lastSuccess = (performance.now() - back) / 1000;
    const all = [...before, ...during, first];
    const refused: Tried[] = during.flat().filter(({ status }) => status !== 201 && status !== 200);
    const serials = [...ballots, probe]
      .filter((_, at) => (all[at]?.at(-1)?.status ?? 0) < 300)
      .map(({ serial }) => serial);
    const compared = compareStored(serials, await storedSerials(house));
    const answered = refused.filter(({ status }) => status === 503);
    const figures = {
      ...compared,
      secondsDown,
      refused: refused.length,
      refusedWith503: answered.length,
      withoutRetryAfter: answered.filter(({ retryAfter }) => retryAfter === null).length,
      refusalP95Ms: rounded(
        quantile(
          answered.map(({ milliseconds }) => milliseconds),
          0.95,
        ),
      ),
      ready: ready.status,
      health: health.status,
      secondsToFirstSuccess: rounded(firstSuccess),
      secondsToLastSuccess: rounded(lastSuccess),
    };
    const ok =
      compared.lost + compared.duplicates === 0 &&
      compared.acknowledged === ballots.length + 1 &&
      answered.length === refused.length &&
      figures.withoutRetryAfter === 0 &&
      figures.refusalP95Ms < 1000 &&
      ready.status === 503 &&
      health.status === 200 &&
      lastSuccess < 30;
    return { ...figures, ok };
  });
