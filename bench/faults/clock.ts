import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOrganisation, openDoors } from '../../server/db/connection.ts';
import { startEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { addDays, addMonths, calendarDay } from '../../server/domain/calendar.ts';
import { closeDueCampaigns } from '../../server/jobs/close-due.ts';
import type { Fault } from './fault-house.ts';

interface Case {
  /** Last day that people may answer, as the invitation says. */
  readonly closesOn: string;
  /** Written by hand: the last millisecond of that day in the Netherlands, in UTC. */
  readonly lastMoment: string;
  readonly about: string;
}

/** Midnight in the Netherlands is 23:00 UTC the day before in winter and 22:00 UTC in summer. */
const CASES: readonly Case[] = [
  { about: 'winter', closesOn: '2026-01-15', lastMoment: '2026-01-15T22:59:59.999Z' },
  { about: 'summer', closesOn: '2026-07-15', lastMoment: '2026-07-15T21:59:59.999Z' },
  { about: 'the day with 23 hours', closesOn: '2026-03-29', lastMoment: '2026-03-29T21:59:59.999Z' },
  { about: 'the day before it', closesOn: '2026-03-28', lastMoment: '2026-03-28T22:59:59.999Z' },
  { about: 'the day with 25 hours', closesOn: '2026-10-25', lastMoment: '2026-10-25T22:59:59.999Z' },
  { about: 'the day before it', closesOn: '2026-10-24', lastMoment: '2026-10-24T21:59:59.999Z' },
  { about: 'a leap day', closesOn: '2028-02-29', lastMoment: '2028-02-29T22:59:59.999Z' },
  { about: 'the day before a leap day', closesOn: '2028-02-28', lastMoment: '2028-02-28T22:59:59.999Z' },
  { about: 'no leap day in 2100', closesOn: '2100-02-28', lastMoment: '2100-02-28T22:59:59.999Z' },
  { about: 'the last day of a year', closesOn: '2026-12-31', lastMoment: '2026-12-31T22:59:59.999Z' },
];

/** The zone of the machine and of the browser decide nothing: the process is told to be on the other side of the world. */
const ZONES = ['Europe/Amsterdam', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns', 'UTC'];

/**
 * A campaign is open up to and including its last day in the Netherlands, whatever the zone of the machine: a moment
 * before midnight it is open, a moment after it closes, once.
 */
export const clock: Fault = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-clock-'));
  const server = await startEmbedded({ dataDir: folder, fast: true });
  const zone = process.env.TZ;
  let [checked, wrong] = [0, 0];
  try {
    await migrate(server.url);
    const doors = openDoors(server.url);
    for (const name of ZONES) {
      process.env.TZ = name;
      for (const one of CASES) {
        const last = new Date(one.lastMoment);
        const after = new Date(last.getTime() + 1);
        const id = await openCampaign(doors, one.closesOn);
        await closeDueCampaigns(doors.work, calendarDay(last), last);
        const before = await stateOf(doors, id);
        await closeDueCampaigns(doors.work, calendarDay(after), after);
        await closeDueCampaigns(doors.work, calendarDay(after), after);
        const closed = await stateOf(doors, id);
        checked += 1;
        if (before.status !== 'open' || before.jobs !== 0 || closed.status !== 'closed' || closed.jobs !== 1)
          wrong += 1;
      }
    }
    await doors.close();
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const days: readonly (readonly [string, string])[] = [
    [addDays('2026-03-28', 1), '2026-03-29'],
    [addDays('2026-03-29', 1), '2026-03-30'],
    [addDays('2026-10-25', 1), '2026-10-26'],
    [addDays('2028-02-28', 1), '2028-02-29'],
    [addMonths('2028-02-29', 12), '2029-02-28'],
    [addMonths('2026-01-31', 1), '2026-02-28'],
  ];
  const wrongDays = days.filter(([found, expected]) => found !== expected).length;
  return {
    lost: 0,
    duplicates: 0,
    checked,
    wrong,
    zones: ZONES.length,
    days: days.length,
    wrongDays,
    ok: wrong + wrongDays === 0,
  };
};

type Doors = ReturnType<typeof openDoors>;

async function openCampaign(
  { work }: Doors,
  closesOn: string,
): Promise<{ organisationId: string; id: string }> {
  const [organisationId, id] = [randomUUID(), randomUUID()];
  await inOrganisation(work, organisationId, async (trx) => {
    const moment = new Date('2026-01-01T08:00:00Z');
    await trx
      .insertInto('organisation')
      .values({ id: organisationId, name: 'Klokdam', created_at: moment })
      .execute();
    await trx
      .insertInto('campaign')
      .values({
        organisation_id: organisationId,
        id,
        questionnaire_id: 'werkbeleving',
        questionnaire_version: '1.0.0',
        variant: 'short',
        title: 'Klok',
        status: 'open',
        opens_on: '2026-01-01',
        closes_on: closesOn,
        minimum_group: 5,
        definition: '{}',
        manifest: '{}',
        created_at: moment,
        launched_at: moment,
      })
      .execute();
  });
  return { organisationId, id };
}

async function stateOf({ work }: Doors, { organisationId, id }: { organisationId: string; id: string }) {
  return inOrganisation(work, organisationId, async (trx) => {
    const { status } = await trx
      .selectFrom('campaign')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const jobs = await trx.selectFrom('job').select('id').where('campaign_id', '=', id).execute();
    return { status, jobs: jobs.length };
  });
}
