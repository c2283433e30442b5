import type { FastifyInstance } from 'fastify';
import { inOrganisation, openDoors } from '../../server/db/connection.ts';
import { call, type Material, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { makeOrganisation, type RealProduct, remoteSite, signInHr } from './real-product.ts';
import { addDays, calendarDay } from '../../server/domain/calendar.ts';

export interface Invited {
  readonly token: string;
  readonly employeeId: string;
  readonly number: string;
  readonly email: string;
  readonly invitationId: string;
  readonly tokenHash: Buffer;
  readonly scopeId: string;
}

export interface RealCampaign {
  readonly organisationId: string;
  readonly id: string;
  readonly hr: FastifyInstance;
  readonly sites: { readonly manage: FastifyInstance; readonly answer: FastifyInstance };
  readonly material: Material;
  readonly invited: readonly Invited[];
}

interface Wanted {
  readonly people: number;
  readonly perTeam: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Import, draft and launch over the product's own routes; the post is read where it lies. */
export async function launchRealCampaign(
  product: RealProduct,
  { people, perTeam, headers }: Wanted,
): Promise<RealCampaign> {
  const organisationId = await makeOrganisation(product.databaseUrl());
  const hr = await signInHr(product.manageUrl);
  const csv = Buffer.from(rosterCsv(people, perTeam));
  const send = (url: string) =>
    hr.inject({ method: 'POST', url, headers: { 'content-type': 'text/csv' }, payload: csv });
  const preview = await send('/api/organisation/import/preview');
  const { digest } = preview.json<{ digest: string }>();
  const done = await send(`/api/organisation/import?digest=${digest}`);
  if (done.statusCode !== 200) throw new Error(done.body);
  const today = calendarDay(new Date());
  const payload = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Werkbeleving',
    opensOn: today,
    closesOn: addDays(today, 20),
    unitIds: [],
  };
  const { id } = await call<{ id: string }>(hr, { method: 'POST', url: '/api/campaigns', payload });
  await call(hr, { method: 'POST', url: `/api/campaigns/${id}/launch` });
  await untilStatus(hr, id, 'open');
  const sites = {
    manage: remoteSite(product.manageUrl, headers),
    answer: remoteSite(product.answerUrl, headers),
  };
  const invited = await readPost(product.databaseUrl(), organisationId, id);
  return { organisationId, id, hr, sites, material: await readMaterial(sites.answer, id), invited };
}

export async function closeRealCampaign({ hr, id }: RealCampaign): Promise<void> {
  await call(hr, { method: 'POST', url: `/api/campaigns/${id}/close` });
  await untilStatus(hr, id, 'published');
}

export async function untilStatus(hr: FastifyInstance, id: string, wanted: string): Promise<void> {
  const deadline = Date.now() + 900_000;
  while (Date.now() < deadline) {
    const { status, job } = await call<{ status: string; job: { state: string } | null }>(hr, {
      method: 'GET',
      url: `/api/campaigns/${id}`,
    });
    if (status === wanted) return;
    if (job?.state === 'failed') throw new Error(`A job of the campaign failed before it was ${wanted}`);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`The campaign did not become ${wanted}`);
}

function rosterCsv(people: number, perTeam: number): string {
  const header = 'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code';
  const rows = ['T100000;Top;Toos;toos@example.org;ORG;Organisatie;'];
  for (let person = 0; person < people; person += 1) {
    const team = Math.floor(person / perTeam);
    rows.push(
      `P${100_000 + person};Achternaam${person};Voornaam${person};person${person}@canary.example;T${team};Team ${team};ORG`,
    );
  }
  return [header, ...rows].join('\r\n');
}

async function readPost(databaseUrl: string, organisationId: string, campaignId: string): Promise<Invited[]> {
  const doors = openDoors(databaseUrl);
  try {
    // Read apart and put together here: fresh tables have no statistics, and a join over them takes minutes.
    const [letters, people, invitations] = await inOrganisation(doors.work, organisationId, (trx) =>
      Promise.all([
        trx
          .selectFrom('outbox')
          .select(['recipient', 'body'])
          .where('campaign_id', '=', campaignId)
          .execute(),
        trx.selectFrom('employee').select(['id', 'number', 'email']).orderBy('number').execute(),
        trx
          .selectFrom('invitation')
          .select([
            'employee_id as employeeId',
            'id as invitationId',
            'token_hash as tokenHash',
            'scope_id as scopeId',
          ])
          .where('campaign_id', '=', campaignId)
          .execute(),
      ]),
    );
    const bodyTo = new Map(letters.map(({ recipient, body }) => [recipient, body]));
    const invitedAs = new Map(invitations.map((row) => [row.employeeId, row]));
    return people.flatMap(({ id, number, email }) => {
      const body = email === null ? undefined : bodyTo.get(email);
      const invitation = invitedAs.get(id);
      if (email === null || body === undefined || !invitation) return [];
      const token = /#([\w-]{43})/.exec(body)?.[1] ?? '';
      return [{ ...invitation, employeeId: id, number, email, token }];
    });
  } finally {
    await doors.close();
  }
}
