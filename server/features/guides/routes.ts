import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Guide } from '../../domain/questionnaire/guides.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole, type Session } from '../../http/session.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { type Run, routes } from './contract.ts';
import {
  deleteRun,
  finishRun,
  insertRun,
  selectRuns,
  selectSteps,
  selectUnits,
  upsertStep,
} from './queries.ts';
import { inThread } from '../../threads/document-thread.ts';
import type * as GuidePdf from './guide-pdf.ts';

const guidePdf = inThread<typeof GuidePdf, 'guidePdf'>(
  new URL('./guide-pdf.ts', import.meta.url),
  'guidePdf',
);

interface GuidesHouse extends House {
  readonly guides: readonly Guide[];
}

export async function guides(app: FastifyInstance, house: GuidesHouse): Promise<void> {
  const find = (id: string): Guide => {
    const guide = house.guides.find((entry) => entry.id === id);
    if (!guide) throw new NotFound();
    return guide;
  };
  const findRun = async (trx: Query, session: Session, id: string): Promise<Run> => {
    const run = (await readRuns(trx, session)).find((entry) => entry.id === id);
    if (!run) throw new NotFound();
    return run;
  };

  serve(app, house, routes, {
    'GET /api/guides': async ({ session, trx }) => ({
      guides: house.guides.map((guide) => ({
        ...guide,
        steps: guide.steps.map((step) => ({
          ...step,
          employee: step.employee ?? [],
          management: step.management ?? [],
          ask: step.ask ?? null,
          link: step.link ?? null,
        })),
      })),
      runs: await readRuns(trx, session),
    }),
    'POST /api/guides/:guide/runs': async ({ session, trx, params, body }) => {
      const guide = find(params.guide);
      if (guide.state === 'none') throw new NotFound();
      if (!(await seenUnits(trx, session)).has(body.unitId)) throw new NotAllowed();
      const id = randomUUID();
      const { organisationId, accountId } = session;
      await insertRun(trx, {
        ...body,
        organisationId,
        accountId,
        id,
        guide: guide.id,
        now: house.now(),
      }).execute();
      return { id };
    },
    'PUT /api/guides/runs/:runId/steps/:step': async ({ session, trx, params, body }) => {
      const run = await findRun(trx, session, params.runId);
      const guide = find(run.guide);
      if (!guide.steps.some((step) => step.id === params.step)) throw new NotFound();
      const { organisationId, accountId } = session;
      const today = calendarDay(house.now());
      const doneOn = body.done ? (run.steps[params.step]?.doneOn ?? today) : null;
      await upsertStep(trx, {
        organisationId,
        accountId,
        runId: run.id,
        step: params.step,
        text: body.text,
        doneOn,
        now: house.now(),
      }).execute();
      const done = guide.steps.every((step) =>
        step.id === params.step ? body.done : run.steps[step.id]?.doneOn,
      );
      await finishRun(trx, run.id, done ? today : null).execute();
      return { ok: true };
    },
    'DELETE /api/guides/runs/:runId': async ({ session, trx, params }) => {
      await deleteRun(trx, (await findRun(trx, session, params.runId)).id).execute();
      return { ok: true };
    },
    'GET /api/guides/:guide/page.pdf': async ({ session, trx, params, query }) => {
      const guide = find(params.guide);
      const run = query.runId === undefined ? null : await findRun(trx, session, query.runId);
      const bytes = await guidePdf(guide, run, query.language ?? 'nl');
      return { name: `${guide.id}.pdf`, bytes };
    },
  });
}

async function seenUnits(trx: Query, session: Session): Promise<ReadonlySet<string>> {
  return new Set(visibleUnits(session, await selectUnits(trx).execute()).map((unit) => unit.id));
}

async function readRuns(trx: Query, session: Session): Promise<Run[]> {
  const seen = await seenUnits(trx, session);
  const steps = await selectSteps(trx).execute();
  const mayChange = hasRole(session, 'hr', 'manager', 'management', 'adviser');
  return (await selectRuns(trx).execute())
    .filter((run) => seen.has(run.unitId))
    .map(({ unitId, unitName, ...run }) => ({
      ...run,
      unit: { id: unitId, name: unitName },
      mayChange,
      steps: Object.fromEntries(
        steps
          .filter((step) => step.runId === run.id)
          .map(({ step, text, doneOn }) => [step, { text, doneOn }]),
      ),
    }));
}
