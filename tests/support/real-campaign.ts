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
    const rows = await inOrganisation(doors.work, organisationId, (trx) =>
      trx
        .selectFrom('outbox')
        .innerJoin('employee', 'employee.email', 'outbox.recipient')
        .innerJoin('invitation', 'invitation.employee_id', 'employee.id')
        .select([
          'outbox.body',
          'employee.id as employeeId',
          'employee.number',
          'employee.email',
          'invitation.id as invitationId',
          'invitation.token_hash as tokenHash',
          'invitation.scope_id as scopeId',
        ])
        .where('outbox.campaign_id', '=', campaignId)
        .where('invitation.campaign_id', '=', campaignId)
        .orderBy('employee.number')
        .execute(),
    );
    return rows.map(({ body, email, ...row }) => ({
      ...row,
      email: email ?? '',
      token: /#([\w-]{43})/.exec(body)?.[1] ?? '',
    }));
  } finally {
    await doors.close();
  }
}
