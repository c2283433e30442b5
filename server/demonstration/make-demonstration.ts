import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type AppOptions, buildAnswerApp, buildManageApp } from '../app.ts';
import { inOrganisation } from '../db/connection.ts';
import { addDays, calendarDay } from '../domain/calendar.ts';
import { NO_ADDITIONS } from '../domain/questionnaire/additions.ts';
import { hashPassword } from '../features/access/password.ts';
import { type JobHandlers, runNextJob } from '../jobs/jobs.ts';
import { FIRST_YEAR, SECOND_YEAR, type TeamShift } from './answer-model.ts';
import { addToPlan, FIRST_ROWS, type PlannedRow, SECOND_ROWS } from './add-to-plan.ts';
import { answerCampaign } from './answer-campaign.ts';
import { DEMONSTRATION_LOGINS } from './logins.ts';
import { readComments } from './read-comments.ts';
import { answerChecklist } from './answer-checklist.ts';
import { importAbsence } from './import-absence.ts';
import { call } from './simulated-person.ts';

const FILES = join(import.meta.dirname, '..', '..', 'demonstration');
const NAME = 'Waterhove';
/** In DATA_DIR for as long as the demonstration is being made. */
export const UNFINISHED = 'demonstration-unfinished';
const INTERRUPTED =
  'The demonstration is not complete: it was interrupted while it was made. Remove it with npm run db:reset (or choose another database); the next start makes it anew.';

interface PlannedCampaign {
  readonly questionnaireId: string;
  readonly variant: 'short' | 'standard';
  readonly title: string;
  /** Days before today on which it opened; each lasts three weeks. */
  readonly openedDaysAgo: number;
  readonly shifts: readonly TeamShift[];
  readonly rosterFile?: string;
  /** The adviser has read the comments; of the newest campaign they still wait. */
  readonly commentsRead?: boolean;
  readonly seed: number;
  /** What is put in the plan once the figures are there. */
  readonly planRows?: readonly PlannedRow[];
}

function plannedCampaigns(year: number): readonly PlannedCampaign[] {
  const werkbeleving = { questionnaireId: 'werkbeleving', variant: 'standard' } as const;
  return [
    {
      ...werkbeleving,
      title: `Werkbeleving ${year - 1}`,
      openedDaysAgo: 414,
      shifts: FIRST_YEAR,
      rosterFile: 'organisatie-waterhove.csv',
      commentsRead: true,
      seed: 1,
      planRows: FIRST_ROWS,
    },
    {
      questionnaireId: 'stress-risico',
      variant: 'standard',
      title: `Stressrisico ${year}`,
      openedDaysAgo: 230,
      shifts: FIRST_YEAR,
      seed: 2,
    },
    {
      questionnaireId: 'verzuim',
      variant: 'short',
      title: `Verzuim en herstel ${year}`,
      openedDaysAgo: 165,
      shifts: FIRST_YEAR,
      seed: 3,
    },
    {
      ...werkbeleving,
      title: `Werkbeleving ${year}`,
      openedDaysAgo: 50,
      shifts: SECOND_YEAR,
      rosterFile: 'organisatie-waterhove-jaar2.csv',
      seed: 4,
      planRows: SECOND_ROWS,
    },
  ];
}

/**
 * Makes the demonstration organisation through the real path: import, launch, answers through the API, close, tally.
 * Only on a database without any organisation. Dates lie in the past; the clock of the sites is set back for it.
 */
export async function makeDemonstration(
  options: AppOptions,
  handlers: JobHandlers,
  say: (line: string) => void,
): Promise<void> {
  const { gate } = options.doors;
  const unfinished = join(options.dataDir, UNFINISHED);
  if (await gate.selectFrom('organisation').select('id').limit(1).executeTakeFirst()) {
    if (existsSync(unfinished)) say(INTERRUPTED);
    return;
  }
  say(
    'These logins work from now on, while the organisation is filled with two years of campaigns and simulated people ...',
  );
  writeFileSync(unfinished, '');
  const today = calendarDay(options.now());
  const clock = { now: new Date() };
  const dated = { ...options, now: () => clock.now, logger: false };
  const sites = { manage: await buildManageApp(dated), answer: await buildAnswerApp(dated) };
  const organisationId = await insertOrganisation(options, clock.now);
  const runJobs = async () => {
    const fail = (error: unknown) => {
      throw error;
    };
    while (await runNextJob({ doors: options.doors, now: () => clock.now, log: fail }, handlers));
  };
  try {
    for (const campaign of plannedCampaigns(Number(today.slice(0, 4)))) {
      const opensOn = addDays(today, -campaign.openedDaysAgo);
      const closesOn = addDays(opensOn, 20);
      clock.now = morningOf(opensOn);
      const cookie = await signIn(sites.manage);
      const headers = { cookie };
      if (campaign.rosterFile) {
        await importFile(sites.manage, cookie, campaign.rosterFile);
        await giveUnitsToManagers(options, organisationId);
      }
      const { questionnaireId, variant, title } = campaign;
      const payload = {
        ...{ questionnaireId, variant, title, opensOn, closesOn, unitIds: [] },
        additions: { ...NO_ADDITIONS, openQuestions: true },
      };
      const { id } = await call<{ id: string }>(sites.manage, {
        method: 'POST',
        url: '/api/campaigns',
        payload,
        headers,
      });
      await call(sites.manage, { method: 'POST', url: `/api/campaigns/${id}/launch`, headers });
      await runJobs();
      await answerCampaign({ sites, work: options.doors.work, organisationId, campaignId: id, ...campaign });
      clock.now = morningOf(addDays(closesOn, 1));
      const later = { cookie: await signIn(sites.manage) };
      await call(sites.manage, { method: 'POST', url: `/api/campaigns/${id}/close`, headers: later });
      await runJobs();
      if (campaign.commentsRead)
        await readComments(sites.manage, await signIn(sites.manage, 'adviser'), id);
      if (campaign.planRows)
        await addToPlan(sites.manage, later.cookie, { rows: campaign.planRows, today: addDays(closesOn, 1) });
      say(`  ${title}`);
    }
    clock.now = options.now();
    const cookie = await signIn(sites.manage);
    await importAbsence(sites.manage, cookie, today);
    await answerChecklist(sites.manage, cookie, today);
    say('  Verzuim');
    rmSync(unfinished);
    say('The demonstration is complete.');
  } finally {
    await Promise.all([sites.manage.close(), sites.answer.close()]);
  }
}

function morningOf(day: string): Date {
  return new Date(`${day}T08:00:00Z`);
}

async function insertOrganisation({ doors }: AppOptions, now: Date): Promise<string> {
  const organisationId = randomUUID();
  const accounts = await Promise.all(
    DEMONSTRATION_LOGINS.map(async (login) => ({
      organisation_id: organisationId,
      id: randomUUID(),
      email: login.email,
      name: login.name,
      password_hash: await hashPassword(login.password),
    })),
  );
  await inOrganisation(doors.work, organisationId, async (trx) => {
    await trx
      .insertInto('organisation')
      .values({ id: organisationId, name: NAME, sector: '417400', demonstration: true, created_at: now })
      .execute();
    await trx.insertInto('account').values(accounts).execute();
    const roles = accounts.flatMap((account) => {
      const login = DEMONSTRATION_LOGINS.find((entry) => entry.email === account.email);
      return login && login.unitCode === null
        ? [
            {
              organisation_id: organisationId,
              account_id: account.id,
              role: login.role,
              unit_id: null,
              ends_on: null,
            },
          ]
        : [];
    });
    await trx.insertInto('account_role').values(roles).execute();
  });
  return organisationId;
}

/** Managers get their unit once the import has made it. */
async function giveUnitsToManagers({ doors }: AppOptions, organisationId: string): Promise<void> {
  await inOrganisation(doors.work, organisationId, async (trx) => {
    for (const login of DEMONSTRATION_LOGINS.filter((entry) => entry.unitCode !== null)) {
      const account = await trx
        .selectFrom('account')
        .select('id')
        .where('email', '=', login.email)
        .executeTakeFirstOrThrow();
      const unit = await trx
        .selectFrom('unit')
        .select('id')
        .where('code', '=', login.unitCode as string)
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('account_role')
        .values({
          organisation_id: organisationId,
          account_id: account.id,
          role: login.role,
          unit_id: unit.id,
          ends_on: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

async function signIn(manage: FastifyInstance, role: 'hr' | 'adviser' = 'hr'): Promise<string> {
  const login = DEMONSTRATION_LOGINS.find((entry) => entry.role === role);
  const reply = await manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: login?.email, password: login?.password },
  });
  if (reply.statusCode !== 200) throw new Error(`The demonstration cannot sign in: ${reply.body}`);
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

async function importFile(manage: FastifyInstance, cookie: string, file: string): Promise<void> {
  const bytes = readFileSync(join(FILES, file));
  const send = (url: string) =>
    manage.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'text/csv' }, payload: bytes });
  const preview = await send('/api/organisation/import/preview');
  const { digest } = preview.json() as { digest: string };
  const done = await send(`/api/organisation/import?digest=${digest}`);
  if (done.statusCode !== 200) throw new Error(`The demonstration cannot import ${file}: ${done.body}`);
}
