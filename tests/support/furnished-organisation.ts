import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inOrganisation } from '../../server/db/connection.ts';
import { ROLES, type Role } from '../../server/http/contract.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from './answers.ts';
import { absenceUpload, importAbsence } from './absence-upload.ts';
import { type Caller, employeeCsv, testFile, type TestHouse, type TestOrganisation } from './test-house.ts';

/** Identifiers by the name that a route gives them: `campaignId`, `rowId`. */
export type Things = Readonly<Record<string, string | undefined>>;

export interface Furnished {
  readonly organisation: TestOrganisation;
  /** Stands in the name of every unit, campaign, account and row of this organisation, and nowhere else. */
  readonly mark: string;
  readonly callers: ReadonlyMap<Role, Caller>;
  /** One of everything that belongs to the unit of the manager, and of everything that belongs to the unit beside it. */
  readonly own: Things;
  readonly sister: Things;
}

const DAY = '2027-03-01';

/** An organisation with one of everything a route can name, in two units of twelve people; the manager has the first. */
export async function furnishOrganisation(
  house: TestHouse,
  mark: string,
  made?: TestOrganisation,
): Promise<Furnished> {
  const organisation = made ?? (await house.makeOrganisation(`Organisatie ${mark}`));
  const codes = { own: `OWN${mark}`, sister: `SISTER${mark}` };
  // The smallest team is counted together with the top, whoever that is; these two keep figures of their own.
  const teams = { [codes.own]: 12, [codes.sister]: 12, [`REST${mark}`]: 7 };
  await organisation.importCsv(employeeCsv(teams, `TOP${mark}`));
  const callers = new Map<Role, Caller>();
  for (const role of ROLES)
    callers.set(role, await organisation.signIn(role, role === 'manager' ? codes.own : undefined));
  const by = (role: Role) => callers.get(role) as Caller;
  const whole = await thingsOfAll(house, organisation, by, mark);
  const units = {
    own: await organisation.unitId(codes.own),
    sister: await organisation.unitId(codes.sister),
  };
  const ofUnit = async (kind: 'own' | 'sister') => ({
    ...whole,
    ...(await thingsOfUnit(house, organisation, by, {
      campaignId: whole.campaignId ?? '',
      unitId: units[kind],
      mark: `${mark} ${kind}`,
    })),
  });
  return { organisation, mark, callers, own: await ofUnit('own'), sister: await ofUnit('sister') };
}

/** Two years of absence of the two teams; one case each. */
function absenceOf(mark: string): Buffer {
  const people = ['OWN', 'SISTER'].flatMap((team) =>
    Array.from({ length: 12 }, (_, person) => ({ team: `${team}${mark}`, person: `${team}${person}` })),
  );
  const employments = people.map(({ team, person }) => `${person};${team};01-01-2020;;100`);
  const cases = people.map(
    ({ team, person }) => `${person};${person};${team};01-03-2026;10-03-2026;01-03-2026:100;ziekte`,
  );
  return absenceUpload(
    [
      {
        role: 'cases',
        bytes: ['gevalnummer;medewerker;afdelingscode;eerste dag;laatste dag;verloop;soort', ...cases].join(
          '\n',
        ),
      },
      {
        role: 'employments',
        bytes: ['medewerker;afdelingscode;in dienst;uit dienst;contractomvang', ...employments].join('\n'),
      },
    ],
    ['2024-10', '2026-09'],
  );
}

type By = (role: Role) => Caller;

async function thingsOfAll(
  house: TestHouse,
  organisation: TestOrganisation,
  by: By,
  mark: string,
): Promise<Things> {
  const campaignId = await launchCampaign(house, by('hr'), { title: `Ronde ${mark}` });
  const tokens = await tokensByUnit(house, organisation, campaignId);
  for (const [unit, links] of tokens)
    if (unit !== `TOP${mark}`) await answerAll(house, campaignId, links, (person) => 2 + (person % 4));
  await closeCampaign(house, by('hr'), campaignId);
  // A second one stays open: only then are there messages.
  await launchCampaign(house, by('hr'), { title: `Open ${mark}`, questionnaireId: 'stress-risico' });
  const { id: accountId } = await made(by('administrator'), '/api/accounts', {
    email: `${mark.toLowerCase()}@example.org`,
    name: `Iemand ${mark}`,
    language: 'nl',
    roles: [],
  });
  const { id: roundId } = await made(by('hr'), '/api/checklists/verzuimbeleid/rounds', {
    heldOn: '2026-10-01',
  });
  const { id: keyId } = await made(by('administrator'), '/api/machine-keys', {
    name: `Sleutel ${mark}`,
    scopes: ['plan:read'],
    expiresOn: '2027-01-01',
  });
  const { id: webhookId } = await made(by('administrator'), '/api/webhooks', {
    url: `https://${mark.toLowerCase()}.example/hook`,
    events: ['campaign.opened'],
  });
  const { version } = await made(by('adviser'), '/api/instruments/werkbeleving/1.0.0/versions');
  const { id: normId } = await made(by('hr'), `/api/campaigns/${campaignId}/norm`);
  const file = await by('hr')(
    'POST',
    '/api/instrument-files?name=xlsform.xlsx',
    testFile('instruments/xlsform.xlsx'),
    {
      'content-type': 'application/octet-stream',
    },
  );
  await importAbsence(by('hr'), absenceOf(mark));
  const top = await organisation.unitId(`TOP${mark}`);
  const { id: changeId } = await made(by('hr'), '/api/units', {
    ...{ name: `Nieuw ${mark}`, code: `NEW${mark}`, parentId: top, validFrom: '2030-01-01' },
  });
  const { id: seriesId } = await made(by('hr'), '/api/series', {
    ...{ fromCampaignId: campaignId, title: `Reeks ${mark}`, everyMonths: 12, nextOpensOn: '2027-10-01' },
    ...{ daysOpen: 20, scales: [] },
  });
  const messageId = await oneOf(house, organisation, 'outbox');
  return {
    ...{
      campaignId,
      accountId,
      roundId,
      keyId,
      webhookId,
      version,
      normId,
      messageId,
      changeId,
      seriesId,
      kind: 'first',
    },
    draftId: file.json<{ draftId: string }>().draftId,
    employeeId: await oneOf(house, organisation, 'employee'),
    ...{
      id: 'werkbeleving',
      questionnaireId: 'werkbeleving',
      variant: 'short',
      checklistId: 'verzuimbeleid',
    },
    ...{ topicId: 'policy', milestoneId: 'action-plan', guide: 'arbeidsverhoudingen', step: 'goals' },
    ...{
      months: '3',
      year: '2026',
      commentId: campaignId,
      name: 'bijlage.txt',
      language: 'nl',
      document: 'register',
      search: 'Achternaam',
    },
  };
}

async function thingsOfUnit(
  house: TestHouse,
  organisation: TestOrganisation,
  by: By,
  about: { campaignId: string; unitId: string; mark: string },
): Promise<Things> {
  const { campaignId, unitId, mark } = about;
  const hr = by('hr');
  const offered = await hr('GET', `/api/sessions?campaignId=${campaignId}&unitId=${unitId}`);
  const topics = offered
    .json<{ topics: { scale: string }[] }>()
    .topics.slice(0, 3)
    .map(({ scale }) => scale);
  const figure = { campaignId, unitId, scale: topics[0] ?? '' };
  const { ids } = await made<{ ids: string[] }>(hr, '/api/findings', { figures: [figure] });
  const findingId = ids[0] ?? '';
  const { id: causeId } = await made(hr, `/api/findings/${findingId}/causes`, {
    text: `Op maandag valt de balie samen met het spreekuur ${mark}.`,
    source: 'team-session',
    heardOn: '2026-10-01',
  });
  const { id: rowId } = await made(hr, '/api/plan/rows', {
    ...figure,
    ...{ measureId: null, title: `Bezetting ${mark}`, description: '', level: 'team', step: 'source' },
    ...{ stepReason: '', owner: `Toos ${mark}`, deadline: DAY },
  });
  const attached = await hr(
    'POST',
    `/api/plan/rows/${rowId}/attachments?name=bijlage.txt`,
    Buffer.from('tekst'),
    {
      'content-type': 'application/octet-stream',
    },
  );
  const { id: runId } = await made(hr, '/api/guides/arbeidsverhoudingen/runs', {
    unitId,
    title: `Route ${mark}`,
  });
  const { id: teamSessionId } = await made(hr, '/api/sessions', { campaignId, unitId, topics });
  const draft = await by('adviser')('PUT', `/api/campaigns/${campaignId}/interpretations`, {
    ...{ unitId, reading: `Lezing ${mark}`, advice: '', limits: '', validUntil: '2027-10-01' },
    authorFunction: 'psycholoog',
  });
  const interpretationId = draft.json<{ id: string }>().id;
  return {
    ...{ unitId, findingId, causeId, rowId, runId, teamSessionId, interpretationId },
    teamCauseId: await sayTeamCause(house, organisation, {
      teamSessionId: teamSessionId ?? '',
      topic: topics[0] ?? '',
    }),
    scale: topics[0] ?? '',
    topics: topics.join(),
    attachmentId: attached.json<{ id?: string }>().id ?? '',
  };
}

async function made<T = Readonly<Record<string, string>>>(
  by: Caller,
  url: string,
  body?: object,
): Promise<T> {
  const reply = await by('POST', url, body);
  if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.body}`);
  return reply.json<T>();
}

function oneOf(
  house: TestHouse,
  organisation: TestOrganisation,
  table: 'outbox' | 'employee',
): Promise<string> {
  return inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const { id } = await trx
      .selectFrom(table)
      .select('id')
      .where('organisation_id', '=', organisation.id)
      .limit(1)
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** A sentence of a phone, put in by the owner of the tables: on the real way a whole session goes before it. */
async function sayTeamCause(
  house: TestHouse,
  organisation: TestOrganisation,
  { teamSessionId, topic }: { teamSessionId: string; topic: string },
): Promise<string> {
  const id = randomUUID();
  const owner = new pg.Client({ connectionString: house.databaseUrl });
  await owner.connect();
  await owner.query('alter table team_cause no force row level security');
  await owner.query(
    'insert into team_cause (organisation_id, id, session_id, topic, text) values ($1, $2, $3, $4, $5)',
    [organisation.id, id, teamSessionId, topic, 'De balie is op maandag te krap bezet.'],
  );
  await owner.query('alter table team_cause force row level security');
  await owner.end();
  return id;
}
