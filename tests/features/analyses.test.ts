import { sampleCorrelation, sampleVariance } from 'simple-statistics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import type { AnalysesReply } from '../../server/features/analyses/contract.ts';
import { readMaterial } from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import { employeeCsv, startTestHouse, type TestHouse } from '../support/test-house.ts';

/** Six teams of twenty and one of nine, who all answer everything. */
const TEAMS = { A: 20, B: 20, C: 20, D: 20, E: 20, F: 20, NINE: 9 };

let house: TestHouse;
let campaignId: string;
let reply: AnalysesReply;
let teamReply: AnalysesReply;
let unitA: string;
let answers: (readonly number[])[];
let items: ReturnType<typeof itemsInOrder>;

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv(TEAMS));
  const hr = await organisation.signIn('hr');
  campaignId = await launchCampaign(house, hr, { questionnaireId: 'stress-risico', variant: 'standard' });
  items = itemsInOrder((await readMaterial(house.answer, campaignId)).definition);
  const random = rngFromSeed(4);
  answers = [];
  const tokens = await tokensByUnit(house, organisation, campaignId);
  let team = 0;
  for (const code of Object.keys(TEAMS)) {
    team += 1;
    const own = (tokens.get(code) ?? []).map(() => personOf(team, random));
    answers.push(...own);
    await answerAll(house, campaignId, tokens.get(code) ?? [], (person, item) => own[person]?.[item] ?? 0);
  }
  await closeCampaign(house, hr, campaignId);
  reply = (await hr('GET', `/api/campaigns/${campaignId}/analyses`)).json<AnalysesReply>();
  unitA = await organisation.unitId('A');
  const manager = await organisation.signIn('manager', 'A');
  teamReply = (await manager('GET', `/api/campaigns/${campaignId}/analyses`)).json<AnalysesReply>();
}, 60_000);
afterAll(() => house.close());

/** Somebody whose answers hang together within a scale, more burdened in a later team. */
function personOf(team: number, random: () => number): readonly number[] {
  const level = new Map<string, number>();
  return items.map(({ scale, item }) => {
    if (scale.report === 'individual' || item.condition) return 0;
    if (scale.report !== 'scale') return 1;
    if (!level.has(scale.id)) level.set(scale.id, 2 + random() * 2 + team / 10);
    return Math.min(5, Math.max(1, Math.round((level.get(scale.id) ?? 3) + 1.6 * (random() - 0.5))));
  });
}

const columnsOf = (scaleId: string) =>
  items.flatMap(({ scale }, index) =>
    scale.id === scaleId ? [answers.map((codes) => codes[index] ?? 0)] : [],
  );

describe('what was computed at the tally', () => {
  test('alpha is what the answers give when it is computed from them directly', () => {
    const columns = columnsOf('work-pressure');
    const totals = answers.map((_, person) => columns.reduce((sum, column) => sum + column[person]!, 0));
    const spread = columns.reduce((sum, column) => sum + sampleVariance(column), 0);
    const k = columns.length;
    const alpha = (k / (k - 1)) * (1 - spread / sampleVariance(totals));
    const cell = reply.reliability.find(({ scale }) => scale === 'work-pressure');
    expect(cell).toMatchObject({ shown: true, items: 5, n: { from: 100, to: 199 }, omega: null });
    expect(cell?.shown && cell.alpha).toBeCloseTo(alpha, 2);
  });

  test('two items are judged by Spearman-Brown', () => {
    const [first = [], second = []] = columnsOf('job-insecurity');
    const r = sampleCorrelation(first, second);
    const cell = reply.reliability.find(({ scale }) => scale === 'job-insecurity');
    expect(cell?.shown && cell.alpha).toBeNull();
    expect(cell?.shown && cell.twoItems).toBeCloseTo((2 * r) / (1 + r), 2);
  });

  test('differences between teams are told for the groups that are counted together', () => {
    const cell = reply.teamDifferences.find(({ scale }) => scale === 'work-pressure');
    expect(cell).toMatchObject({ shown: true, groups: 7 });
  });

  test('drivers are parts of what is explained and never their own outcome', () => {
    const [cell] = reply.drivers;
    if (!cell?.shown) throw new Error('no drivers');
    expect(reply.drivers.map(({ scale }) => scale)).toEqual(['need-for-recovery', 'exhaustion']);
    expect(cell.predictors.map(({ scale }) => scale)).not.toContain('need-for-recovery');
    const total = cell.predictors.reduce((sum, { share }) => sum + share, 0);
    expect(Math.abs(total - 100)).toBeLessThanOrEqual(cell.predictors.length);
    for (const { contribution, lower, upper } of cell.predictors) {
      expect(lower).toBeLessThanOrEqual(contribution);
      expect(upper).toBeGreaterThanOrEqual(contribution);
    }
  });

  test('quadrants are shares of the people, counted by hand from the answers', () => {
    const cell = reply.quadrants;
    if (!cell?.shown) throw new Error('no quadrants');
    const score = (scaleId: string, person: number) => {
      const columns = columnsOf(scaleId);
      return columns.reduce((sum, column) => sum + 25 * (column[person]! - 1), 0) / columns.length;
    };
    const strained = answers.filter(
      (_, person) => score('work-pressure', person) >= 50 && score('autonomy', person) < 50,
    ).length;
    const share = (100 * strained) / answers.length;
    expect(Math.abs(cell.shares.strain.value - share)).toBeLessThanOrEqual(cell.shares.strain.step / 2);
    expect(cell.n).toEqual({ from: 100, to: 199 });
  });

  test('response is told per unit, down to five per cent', () => {
    expect(reply.nonResponse?.response).toEqual({ percent: 90, bound: 'at-least' });
    const nine = reply.units.find(({ name }) => name === 'Team NINE');
    expect(nine?.response).toBeNull();
  });

  test('effort against reward is a coded score with its ratio', () => {
    const whole = reply.units[0]?.effortReward;
    expect(whole?.score.step).toBe(2.5);
    expect(whole?.ratio).toBeCloseTo(Math.exp((((whole?.score.value ?? 0) - 50) / 50) * Math.log(5)), 10);
  });

  test('agreement is a word, and a coarse figure only from twenty people on', () => {
    const nine = reply.units.find(({ name }) => name === 'Team NINE');
    expect(nine?.agreement).toEqual({});
    const a = reply.units.find(({ id }) => id === unitA);
    expect(Object.keys(a?.agreement ?? {}).length).toBeGreaterThan(5);
    for (const { value } of Object.values(a?.agreement ?? {})) {
      expect(value === null || (value >= 0 && value <= 0.9)).toBe(true);
    }
  });
});

describe('who sees what', () => {
  test('a manager gets the figures of the organisation and of the own unit, of no other', () => {
    expect(teamReply.units.map(({ id }) => id)).toEqual([unitA]);
    expect(teamReply.reliability).toEqual(reply.reliability);
  });

  test('before the count there is nothing', async () => {
    const other = await house.makeOrganisation('Anderdam');
    const hr = await other.signIn('hr');
    expect((await hr('GET', `/api/campaigns/${campaignId}/analyses`)).statusCode).toBe(404);
  });
});
