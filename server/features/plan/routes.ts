import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { type Doer, insertPlanChange, insertPlanRow } from '../../db/findings.ts';
import { addMonths, calendarDay } from '../../domain/calendar.ts';
import { changedFields } from '../../domain/plan/compare-contents.ts';
import { rowProblems } from '../../domain/plan/row-state.ts';
import type { Finding, PlanRow, RowFields } from '../../domain/plan/shapes.ts';
import type { Measure } from '../../domain/questionnaire/measures.ts';
import { DetailedError, NotAllowed, NotFound } from '../../http/errors.ts';
import { serve } from '../../http/serve.ts';
import { hasRole, type Session } from '../../http/session.ts';
import { selectAttachments } from './attachments-queries.ts';
import { calendarFile } from './calendar-file.ts';
import { selectChecks } from './content-queries.ts';
import { type FirstFields, type Row, routes } from './contract.ts';
import { WRITERS } from './findings-contract.ts';
import { withdrawAcceptance } from './findings-queries.ts';
import { type FiguresHouse, figuresOf, NoFigure } from './findings-routes.ts';
import { firstFields } from './first-fields.ts';
import { makeFinding } from './make-finding.ts';
import { measuredEffects } from './measured-effect.ts';
import { inThread } from '../../threads/document-thread.ts';
import type * as PlanPdf from './plan-pdf.ts';
import { selectLog, selectOrganisation, updateRow, upsertCheck } from './queries.ts';
import { rankMeasures } from './rank-measures.ts';
import { readVisibleContent, visibleUnitIds } from './read-content.ts';
import { type Check, showRow } from './show-row.ts';

const planPdf = inThread<typeof PlanPdf, 'planPdf'>(new URL('./plan-pdf.ts', import.meta.url), 'planPdf');

const ChangedMeanwhile = createError(
  'CHANGED_MEANWHILE',
  'Somebody else changed this meanwhile; look at it again',
  409,
);

export interface PlanHouse extends FiguresHouse {
  readonly measures: readonly Measure[];
}

export async function plan(app: FastifyInstance, house: PlanHouse): Promise<void> {
  const today = () => calendarDay(house.now());
  const doer = (session: Session): Doer => ({ ...session, now: house.now() });

  const visibleRows = async (trx: Query, session: Session): Promise<Row[]> => {
    const { findings, rows } = await readVisibleContent(trx, session);
    const checks = (await selectChecks(trx).execute()) as readonly Check[];
    const mayChange = hasRole(session, ...WRITERS);
    const byId = new Map(findings.map((finding) => [finding.id, finding]));
    return rows.flatMap((row) => {
      const finding = byId.get(row.findingId);
      return finding ? [showRow(row, { finding, checks, today: today(), mayChange })] : [];
    });
  };

  const visibleRow = async (trx: Query, session: Session, id: string) => {
    const { findings, rows } = await readVisibleContent(trx, session);
    const row = rows.find((entry) => entry.id === id);
    const finding = findings.find((entry) => entry.id === row?.findingId);
    if (!row || !finding) throw new NotFound();
    return { row, finding };
  };

  const addRow = async (trx: Query, session: Session, findingId: string, body: FirstFields) => {
    const { findings } = await readVisibleContent(trx, session);
    const finding = findings.find((entry) => entry.id === findingId);
    if (!finding) throw new NotFound();
    refuse({ ...EMPTY, ...body, status: 'planned' }, 'planned', finding);
    if (finding.acceptedBecause !== null) await withdrawAcceptance(trx, finding.id).execute();
    const measure = house.measures.find((entry) => entry.id === body.measureId);
    const language = await languageOf(trx, session);
    const id = randomUUID();
    const fields = firstFields(body, finding, measure, language);
    await insertPlanRow(trx, { ...fields, id, findingId, unitId: finding.unit.id }, doer(session)).execute();
    await insertPlanChange(
      trx,
      { id: randomUUID(), kind: 'row-made', rowId: id, findingId },
      doer(session),
    ).execute();
    return { id };
  };

  const change = async (
    trx: Query,
    session: Session,
    { row, finding }: { row: PlanRow; finding: Finding },
    now: RowFields & { revision: number },
  ) => {
    refuse(now, row.status, finding);
    const { numUpdatedRows } = await updateRow(
      trx,
      row.id,
      now.revision,
      now,
      house.now(),
    ).executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new ChangedMeanwhile();
    const fields = Object.fromEntries(
      changedFields(row, { ...row, ...now }).map(({ field, from, to }) => [field, [from, to] as const]),
    );
    const kind = 'status' in fields ? 'row-status' : 'row-changed';
    await insertPlanChange(trx, { id: randomUUID(), kind, rowId: row.id, fields }, doer(session)).execute();
  };

  serve(app, house, routes, {
    'GET /api/measures': async ({ query }) => ({ measures: rankMeasures(house.measures, query.scale) }),
    'GET /api/plan': async ({ session, trx }) => ({ rows: await visibleRows(trx, session) }),
    'POST /api/plan/rows': async ({ session, trx, body }) => {
      const { campaignId, unitId, scale, ...fields } = body;
      if (!(await visibleUnitIds(trx, session)).has(unitId)) throw new NotAllowed();
      const figures = await figuresOf(trx, campaignId, house);
      const findingId = await makeFinding(trx, figures, { unitId, scale }, doer(session));
      if (findingId === null) throw new NoFigure();
      return addRow(trx, session, findingId, fields);
    },
    'POST /api/findings/:findingId/rows': async ({ session, trx, params, body }) =>
      addRow(trx, session, params.findingId, body),
    'GET /api/plan/rows/:rowId': async ({ session, trx, params }) => {
      const { row, finding } = await visibleRow(trx, session, params.rowId);
      const checks = (await selectChecks(trx).execute()) as readonly Check[];
      const mayChange = hasRole(session, ...WRITERS);
      return {
        row: showRow(row, { finding, checks, today: today(), mayChange }),
        finding,
        measured: (await measuredEffects(trx, [finding], house.figures)).get(finding.id) ?? null,
        attachments: await selectAttachments(trx, { rowId: row.id }).execute(),
        log: (await selectLog(trx, row.id, finding.id).execute()).map((line) => ({
          ...line,
          at: line.at.toISOString(),
          fields: Object.entries(line.fields as Record<string, [unknown, unknown]>).map(
            ([field, [from, to]]) => ({ field, from, to }),
          ),
        })),
      };
    },
    'PUT /api/plan/rows/:rowId': async ({ session, trx, params, body }) => {
      const { row, finding } = await visibleRow(trx, session, params.rowId);
      await change(trx, session, { row, finding }, { ...fieldsOf(row), ...body });
      return { ok: true };
    },
    'POST /api/plan/rows/bulk': async ({ session, trx, body }) => {
      const { findings, rows } = await readVisibleContent(trx, session);
      for (const { id, revision } of body.rows) {
        const row = rows.find((entry) => entry.id === id);
        const finding = findings.find((entry) => entry.id === row?.findingId);
        if (!row || !finding) throw new NotFound();
        const shifted = body.shiftMonths ? addMonths(row.deadline, body.shiftMonths) : row.deadline;
        await change(
          trx,
          session,
          { row, finding },
          {
            ...fieldsOf(row),
            owner: body.owner ?? row.owner,
            deadline: body.deadline ?? shifted,
            status: body.status ?? row.status,
            revision,
          },
        );
      }
      return { changed: body.rows.length };
    },
    'PUT /api/plan/rows/:rowId/checks/:months': async ({ session, trx, params, body }) => {
      const { row } = await visibleRow(trx, session, params.rowId);
      const { organisationId, accountId } = session;
      const months = Number(params.months);
      await upsertCheck(trx, { ...body, organisationId, accountId, rowId: row.id, months }).execute();
      const fields = { [`check${months}`]: [null, body.outcome] as const };
      await insertPlanChange(
        trx,
        { id: randomUUID(), kind: 'row-checked', rowId: row.id, fields },
        doer(session),
      ).execute();
      return { ok: true };
    },
    'GET /api/plan.pdf': async ({ session, trx, query }) => {
      const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
      const rows = await visibleRows(trx, session);
      const bytes = await planPdf({ organisation, rows, today: today(), language: query.language ?? 'nl' });
      return { name: `plan-van-aanpak-${today()}.pdf`, bytes };
    },
    'GET /api/plan.ics': async ({ session, trx, query }) => {
      const rows = (await visibleRows(trx, session)).filter(
        (row) => query.rowId === undefined || row.id === query.rowId,
      );
      if (query.rowId !== undefined && rows.length === 0) throw new NotFound();
      const bytes = calendarFile(rows, query.language ?? 'nl');
      return { name: `plan-van-aanpak-${today()}.ics`, bytes };
    },
  });
}

/** Fields that a new row does not have yet. */
const EMPTY: RowFields = {
  title: '-',
  description: '',
  level: 'team',
  step: 'source',
  stepReason: '',
  prevention: null,
  rieReference: '',
  legalArticle: '',
  goal: '',
  indicator: '',
  baseline: '',
  target: '',
  owner: '-',
  ownerEmail: null,
  executor: '',
  expertise: '',
  startsOn: null,
  deadline: '',
  status: 'planned',
  doneOn: null,
  remark: '',
  budgetPlanned: null,
  budgetSpent: null,
  hoursPlanned: null,
  hoursSpent: null,
  educationNeeded: '',
  educationDoneOn: null,
  councilKind: null,
  councilOn: null,
  expertAdvice: '',
  communication: '',
  communicatedOn: null,
  evaluateOn: null,
  effect: null,
  effectNote: '',
  residualClass: null,
  residualReason: '',
};

function fieldsOf(row: PlanRow): RowFields {
  return Object.fromEntries(
    Object.keys(EMPTY).map((field) => [field, row[field as keyof RowFields]]),
  ) as unknown as RowFields;
}

/** All that is wrong at once, so that a form can show it beside its fields. */
function refuse(row: RowFields, from: RowFields['status'], finding: Finding): void {
  const problems = rowProblems(row, from, finding);
  if (problems.length > 0)
    throw new DetailedError('ROW_REFUSED', `The row cannot be like this: ${problems.join(', ')}`, 422, {
      problems,
    });
}

async function languageOf(trx: Query, session: Session): Promise<'nl' | 'en'> {
  const account = await trx
    .selectFrom('account')
    .select('language')
    .where('id', '=', session.accountId)
    .executeTakeFirst();
  return account?.language === 'en' ? 'en' : 'nl';
}
