import { createHash, randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertPlanChange } from '../../db/findings.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { canonicalText, compareContents } from '../../domain/plan/compare-contents.ts';
import { evidenceTitle } from '../../domain/plan/evidence-text.ts';
import type { PlanContent } from '../../domain/plan/shapes.ts';
import { signingProblems } from '../../domain/plan/signing-problems.ts';
import { DetailedError, NotFound } from '../../http/errors.ts';
import { serve } from '../../http/serve.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import type { Session } from '../../http/session.ts';
import { selectUnitParents } from './content-queries.ts';
import { type FiguresHouse, readAttention, titleOf } from './findings-routes.ts';
import { readContent } from './read-content.ts';
import { showVersion, type StoredVersion } from './show-version.ts';
import { type Change, routes } from './versions-contract.ts';
import {
  insertPreparing,
  selectVersions,
  signVersion,
  updateCouncil,
  updateScopeReview,
  updateSystemReview,
} from './versions-queries.ts';

const WrongDate = createError('WRONG_DATE', 'The date lies in the future', 422);
const ReasonMissing = createError(
  'REASON_MISSING',
  'Give a date, or say in a sentence why it does not apply',
  422,
);

export async function planVersions(app: FastifyInstance, house: FiguresHouse): Promise<void> {
  const note = (trx: Query, session: Session, kind: string, versionId: string) =>
    insertPlanChange(trx, { id: randomUUID(), kind, versionId }, { ...session, now: house.now() }).execute();

  /** The versions, with one in preparation: after a signature the next one begins. */
  const readVersions = async (trx: Query, session: Session) => {
    await insertPreparing(trx, session.organisationId, randomUUID(), house.now()).execute();
    const all = (await selectVersions(trx).execute()) as readonly StoredVersion[];
    const preparing = all.find((version) => version.state === 'preparing') as StoredVersion;
    return { preparing, signed: all.filter((version) => version.state === 'signed') };
  };

  /** A date that has been, or a reason why there is none. */
  const check = (kind: string, on: string | null, reason: string) => {
    if (kind === 'not-applicable' ? on !== null || reason.trim().length < 10 : on === null)
      throw new ReasonMissing();
    if (on !== null && on > calendarDay(house.now())) throw new WrongDate();
  };

  serve(app, house, routes, {
    'GET /api/plan/versions': async ({ session, trx }) => {
      const { preparing, signed } = await readVersions(trx, session);
      const content = await readContent(trx);
      const attention = await readAttention(trx, session, house.figures);
      const last = signed[0]?.content as PlanContent | undefined;
      return {
        preparing: showVersion(preparing),
        problems: signingProblems(content, arrangements(preparing), attention.length).map((problem) => {
          const finding = content.findings.find((entry) => entry.id === problem.findingId);
          return {
            code: problem.code,
            title: finding ? titleOf(finding.evidence) : null,
            unit: finding?.unit.name ?? null,
            count: problem.count ?? null,
          };
        }),
        changedSince: last ? compareContents(last, content).length : 0,
        signed: signed.map(showVersion),
      };
    },
    'GET /api/plan/versions/compare': async ({ session, trx, query }) => {
      const { signed } = await readVersions(trx, session);
      const contentOf = async (number: number) => {
        if (number === 0) return readContent(trx);
        const version = signed.find((entry) => entry.number === number);
        if (!version) throw new NotFound();
        return version.content as PlanContent;
      };
      const [from, to] = [await contentOf(query.from), await contentOf(query.to)];
      const units = await selectUnitParents(trx).execute();
      const allowed = new Set(visibleUnits(session, units).map((unit) => unit.id));
      return { changes: describe(from, to, allowed, query.language ?? 'nl') };
    },
    'PUT /api/plan/versions/preparing/council': async ({ session, trx, body }) => {
      check(body.kind, body.on, body.note);
      const { preparing } = await readVersions(trx, session);
      await updateCouncil(trx, body, session.accountId).execute();
      await note(trx, session, 'council-noted', preparing.id);
      return { ok: true };
    },
    'PUT /api/plan/versions/preparing/system-review': async ({ session, trx, body }) => {
      check(body.kind, body.on, body.note);
      const { preparing } = await readVersions(trx, session);
      await updateSystemReview(trx, body, session.accountId).execute();
      await note(trx, session, 'system-review-noted', preparing.id);
      return { ok: true };
    },
    'PUT /api/plan/versions/preparing/scope-review': async ({ session, trx, body }) => {
      check(body.kind, body.on, body.note);
      const { preparing } = await readVersions(trx, session);
      await updateScopeReview(trx, body, session.accountId).execute();
      await note(trx, session, 'scope-review-noted', preparing.id);
      return { ok: true };
    },
    'POST /api/plan/versions/preparing/signature': async ({ session, trx, body }) => {
      const { preparing } = await readVersions(trx, session);
      const content = await readContent(trx);
      const attention = await readAttention(trx, session, house.figures);
      const problems = signingProblems(content, arrangements(preparing), attention.length);
      if (problems.length > 0)
        throw new DetailedError('NOT_READY_TO_SIGN', 'The plan is not ready to be signed', 409, {
          problems: problems.map((problem) => problem.code),
        });
      const contentHash = createHash('sha256').update(canonicalText(content)).digest('hex');
      const { name, function: signerFunction } = body;
      const { accountId } = session;
      const signed = { name, signerFunction, accountId, now: house.now(), content, contentHash };
      const { number } = await signVersion(trx, signed).executeTakeFirstOrThrow();
      await note(trx, session, 'version-signed', preparing.id);
      return { number, contentHash };
    },
  });
}

function arrangements(version: StoredVersion) {
  return {
    councilKind: version.councilKind as 'consent' | 'consultation' | 'not-applicable' | null,
    systemReview: version.systemReview as 'given' | 'not-applicable' | null,
    scopeReview: version.scopeReview as 'given' | 'not-applicable' | null,
  };
}

function describe(
  from: PlanContent,
  to: PlanContent,
  allowed: ReadonlySet<string>,
  language: 'nl' | 'en',
): Change[] {
  return compareContents(from, to).flatMap((change): Change[] => {
    const side = change.change === 'removed' ? from : to;
    const row = side.rows.find((entry) => entry.id === change.id);
    const finding = side.findings.find((entry) => entry.id === change.id);
    const unit = (row ?? finding)?.unit;
    if (!unit || !allowed.has(unit.id)) return [];
    const title = row?.title ?? (finding ? `${evidenceTitle(finding.evidence, language)}, ${unit.name}` : '');
    return [{ ...change, number: row?.number ?? null, title, fields: [...change.fields] }];
  });
}
