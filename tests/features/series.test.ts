import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { largeCampaign } from '../support/large-campaign.ts';
import { type Caller, startTestHouse, type TestHouse, type TestOrganisation } from '../support/test-house.ts';

interface Series {
  campaigns: { title: string }[];
  lines: {
    scale: string;
    points: ({ mean: number; interval: { lower: number; upper: number } } | null)[];
    since: { earlier: number; difference: number; verdict: string } | null;
  }[];
}

let house: TestHouse;
let organisation: TestOrganisation;
let management: Caller;
let ids: readonly string[];
let teamId: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  const place = { ...house, organisationId: organisation.id };
  ({ campaignIds: ids, teamId } = await largeCampaign(place, {
    units: 12,
    scales: 3,
    answers: 300,
    years: 3,
  }));
  management = await organisation.signIn('management');
  // The first year asked something else about autonomy.
  await inOrganisation(house.doors.work, organisation.id, (trx) =>
    sql`update campaign set definition = jsonb_set(definition, '{scales,1,items}',
      '[{"id":"x","text":{"nl":"Anders","en":"Other"},"reversed":false,"answers":"agreement"}]')
      where id = ${ids[0]}`.execute(trx),
  );
});
afterAll(() => house.close());

const series = async (campaignId: string | undefined, unitId = teamId) =>
  (await management('GET', `/api/campaigns/${campaignId}/series?unitId=${unitId}`)).json<Series>();

/** What lies in the table of published figures, read without the code that is tested. */
const stored = async (campaignId: string | undefined, scale: string) =>
  inOrganisation(house.doors.web, organisation.id, async (trx) => {
    const { rows } = await sql<{ value: number }>`
      select (cell #>> '{mean,value}')::float as value from published_cell
      where campaign_id = ${campaignId} and unit_id = ${teamId} and scale = ${scale}`.execute(trx);
    return rows[0]?.value;
  });

test('gives the figures of all campaigns, oldest first, and what changed since the first', async () => {
  const { campaigns, lines } = await series(ids[2]);
  expect(campaigns.map(({ title }) => title)).toEqual([
    'Werkbeleving 2024',
    'Werkbeleving 2025',
    'Werkbeleving 2026',
  ]);
  for (const { scale, points, since } of lines.filter((line) => line.scale !== 'autonomy')) {
    const means = await Promise.all(ids.map((id) => stored(id, scale)));
    expect(points.map((point) => point?.mean)).toEqual(means);
    expect(since?.earlier).toBe(means[0]);
    expect(since?.difference).toBeCloseTo((means[2] ?? NaN) - (means[0] ?? NaN), 9);
    for (const point of points) expect(point?.interval.lower).toBeLessThan(point?.mean ?? 0);
  }
  expect(lines).toHaveLength(3);
});

test('an earlier campaign ends its series at itself', async () => {
  const { campaigns, lines } = await series(ids[1]);
  expect(campaigns).toHaveLength(2);
  expect(lines.every(({ points }) => points.length === 2)).toBe(true);
});

test('a scale that asked something else has a gap there, and starts its change nowhere', async () => {
  const { lines } = await series(ids[2]);
  const changed = lines.find(({ scale }) => scale === 'autonomy');
  expect(changed?.points.map((point) => point !== null)).toEqual([false, true, true]);
  expect(changed?.since).toBeNull();
});

test('a manager of another team may not look', async () => {
  const manager = await organisation.signIn('manager', 'T0000-300');
  const reply = await manager('GET', `/api/campaigns/${ids[2]}/series?unitId=${teamId}`);
  expect(reply.statusCode).toBe(403);
});
