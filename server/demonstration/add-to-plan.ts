import type { FastifyInstance } from 'fastify';
import { addMonths } from '../domain/calendar.ts';
import { call } from './simulated-person.ts';

/** What the people of the demonstration do with a figure that asks for attention. */
export interface PlannedRow {
  readonly unit: string;
  readonly scale: string;
  readonly owner: string;
  readonly months: number;
  readonly cause: string;
  readonly status?: 'in-progress';
  readonly budget?: number;
}

interface Found {
  readonly attention: readonly {
    readonly campaignId: string;
    readonly unit: { readonly id: string; readonly name: string };
    readonly scale: string;
  }[];
}
interface Library {
  readonly measures: readonly {
    readonly id: string;
    readonly title: { readonly nl: string };
    readonly text: { readonly nl: string };
    readonly level: string;
    readonly step: string;
  }[];
}

/** After the first year riolering got another way of leading; the second campaign shows what came of it. */
export const FIRST_ROWS: readonly PlannedRow[] = [
  {
    unit: 'Riolering',
    scale: 'supervisor-support',
    owner: 'Sjoerd Hoekstra',
    months: 6,
    cause: 'De leidinggevende heeft drie ploegen op twee locaties en is zelden bij de ochtendstart.',
    status: 'in-progress',
    budget: 3500,
  },
];
export const SECOND_ROWS: readonly PlannedRow[] = [
  {
    unit: 'Sociaal Domein',
    scale: 'work-pressure',
    owner: 'Sjoerd Hoekstra',
    months: 4,
    cause: 'Twee plekken staan open sinds mei, terwijl het inloopspreekuur op dinsdag en donderdag doorgaat.',
    status: 'in-progress',
    budget: 12000,
  },
  {
    unit: 'BOA-team 2',
    scale: 'need-for-recovery',
    owner: 'Hanneke Roos',
    months: 3,
    cause: 'Na een late dienst begint de volgende ochtend te vroeg; het rooster komt pas een week van tevoren.',
  },
];

/** Through the same routes as the pages: finding, cause, first measure of the library, owner and date. */
export async function addToPlan(
  manage: FastifyInstance,
  cookie: string,
  { rows, today }: { readonly rows: readonly PlannedRow[]; readonly today: string },
): Promise<void> {
  const ask = <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    call<T>(manage, { method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
  const { attention } = await ask<Found>('GET', '/api/findings');
  for (const row of rows) {
    const figure = attention.find((entry) => entry.unit.name === row.unit && entry.scale === row.scale);
    if (!figure) continue;
    const place = { campaignId: figure.campaignId, unitId: figure.unit.id, scale: figure.scale };
    const { ids } = await ask<{ ids: string[] }>('POST', '/api/findings', { figures: [place] });
    const [findingId = ''] = ids;
    await ask('POST', `/api/findings/${findingId}/causes`, {
      text: row.cause,
      source: 'team-session',
      heardOn: today,
    });
    const { measures } = await ask<Library>('GET', `/api/measures?scale=${row.scale}`);
    const [measure] = measures;
    if (!measure) continue;
    const { id } = await ask<{ id: string }>('POST', `/api/findings/${findingId}/rows`, {
      measureId: measure.id,
      title: measure.title.nl,
      description: measure.text.nl,
      level: measure.level,
      step: measure.step,
      stepReason: measure.step === 'source' ? '' : 'De bibliotheek kent hier geen aanpak bij de bron.',
      owner: row.owner,
      deadline: addMonths(today, row.months),
    });
    await ask('PUT', `/api/plan/rows/${id}`, {
      revision: 1,
      startsOn: today,
      ...(row.status ? { status: row.status } : {}),
      ...(row.budget ? { budgetPlanned: row.budget } : {}),
    });
  }
}
