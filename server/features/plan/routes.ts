import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertFinding, insertPlanRow } from '../../db/findings.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Measure } from '../../domain/questionnaire/measures.ts';
import { readScaleFigure, type ShownScale } from '../../privacy/read-cell.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole, type Session } from '../../http/session.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { type NewRow, type Row, routes } from './contract.ts';
import { evidenceText } from './evidence-text.ts';
import { evidenceOf } from './evidence.ts';
import { planPdf } from './plan-pdf.ts';
import { type RowRecord, selectPublishedCampaign, selectRows, selectUnitTree, updateRow } from './queries.ts';

const NoFigure = createError('NO_FIGURE', 'There is no published figure for this unit and scale', 409);

const STEPS = ['source', 'collective', 'individual'];

/** Source before collective before individual; within a step the measures that are most about this scale first. */
function rankFor(scale: string, measure: Measure): readonly number[] {
  const aboutAbsence = measure.field4A === 'absence' ? 1 : 0;
  return [STEPS.indexOf(measure.step), aboutAbsence, measure.scales.indexOf(scale), measure.scales.length];
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

interface PlanHouse extends House {
  readonly measures: readonly Measure[];
}

export async function plan(app: FastifyInstance, house: PlanHouse): Promise<void> {
  const today = () => calendarDay(house.now());
  const visibleIds = async (trx: Query, session: Session) =>
    new Set(visibleUnits(session, await selectUnitTree(trx).execute()).map((unit) => unit.id));
  const visibleRows = async (trx: Query, session: Session): Promise<Row[]> => {
    const ids = await visibleIds(trx, session);
    const mayChange = hasRole(session, 'hr', 'management', 'manager');
    const rows = await selectRows(trx).execute();
    return rows.filter((row) => ids.has(row.unitId)).map((row) => toRow(row, today(), mayChange));
  };

  serve(app, house, routes, {
    'GET /api/measures': async ({ query }) => ({
      measures: house.measures
        .filter((measure) => measure.scales.includes(query.scale))
        .toSorted((a, b) => compareNumbers(rankFor(query.scale, a), rankFor(query.scale, b))),
    }),
    'GET /api/plan': async ({ session, trx }) => ({ rows: await visibleRows(trx, session) }),
    'POST /api/plan/rows': async ({ session, trx, body }) => {
      if (!(await visibleIds(trx, session)).has(body.unitId)) throw new NotAllowed();
      const evidence = await readEvidence(trx, body);
      const who = { organisationId: session.organisationId, accountId: session.accountId, now: house.now() };
      const finding = { ...body, id: randomUUID(), evidence, subject: '', psaCategory: null, field4A: null };
      const findingId = await insertFinding(trx, finding, who);
      const id = randomUUID();
      await insertPlanRow(trx, { ...body, id, findingId }, who).execute();
      return { id };
    },
    'PUT /api/plan/rows/:rowId': async ({ session, trx, params, body }) => {
      const rows = await visibleRows(trx, session);
      if (!rows.some((row) => row.id === params.rowId)) throw new NotFound();
      await updateRow(trx, params.rowId, body, house.now()).execute();
      return { ok: true };
    },
    'GET /api/plan.pdf': async ({ session, trx, query }) => {
      const organisation = await trx
        .selectFrom('organisation')
        .select(['name', 'demonstration'])
        .executeTakeFirstOrThrow();
      const rows = await visibleRows(trx, session);
      const bytes = await planPdf({ organisation, rows, today: today(), language: query.language ?? 'nl' });
      return { name: `plan-van-aanpak-${today()}.pdf`, bytes };
    },
  });
}

async function readEvidence(trx: Query, { campaignId, unitId, scale }: NewRow) {
  const campaign = await selectPublishedCampaign(trx, campaignId).executeTakeFirst();
  if (!campaign) throw new NotFound();
  const tree = await selectFrozenTree(trx, campaignId).execute();
  const unit = tree.find((entry) => entry.id === unitId);
  const top = tree.find((entry) => entry.parentId === null);
  if (!unit || !top) throw new NoFigure();
  const unitIds = tree.map((entry) => entry.id);
  const cells = await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds }).execute();
  const shown = new Map<string, Map<string, ShownScale>>();
  for (const entry of cells) {
    const figure = readScaleFigure(entry.cell);
    if (figure)
      shown.set(
        entry.unitId,
        (shown.get(entry.unitId) ?? new Map<string, ShownScale>()).set(entry.scale, figure),
      );
  }
  const definition = campaign.definition as Definition;
  const evidence = evidenceOf({
    campaign: { ...campaign, definition },
    unit,
    topId: top.id,
    scaleId: scale,
    shown,
  });
  if (!evidence) throw new NoFigure();
  return evidence;
}

function toRow(record: RowRecord, today: string, mayChange: boolean): Row {
  const { unitId, unitName, ...row } = record;
  const open = row.status === 'planned' || row.status === 'in-progress';
  const says = { nl: evidenceText(row.evidence, 'nl'), en: evidenceText(row.evidence, 'en') };
  const overdue = open && row.deadline < today;
  return { ...row, says, unit: { id: unitId, name: unitName }, overdue, mayChange };
}
