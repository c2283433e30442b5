import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertFinding } from '../../db/findings.ts';
import { selectNorms } from '../../db/own-norms.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { releaseAbsence } from '../../privacy/release.ts';
import { routes } from './contract.ts';
import { figureEvidence, relationEvidence } from './evidence.ts';
import { normQuarters } from './norms.ts';
import { nameOf, type OverviewInput, overviewOf, topNorms, unitYears } from './overview.ts';
import { DEFAULT_PRICES } from './prices.ts';
import {
  type ImportedUnit,
  selectComplaints,
  selectImport,
  selectOrganisation,
  selectPrices,
  selectTotals,
  selectUnits,
  selectUnitTree,
  upsertPrices,
} from './queries.ts';
import { readRelations } from './read-relations.ts';

const NoFigure = createError('NO_FIGURE', 'There is no figure for this unit', 409);

interface AbsenceHouse extends House {
  readonly norms: readonly NormTable[];
}

export async function absence(app: FastifyInstance, house: AbsenceHouse): Promise<void> {
  const today = () => calendarDay(house.now());
  serve(app, house, routes, {
    'GET /api/absence': async ({ session, trx, query }) => {
      const read = await readAbsence(trx, session, query.unitId);
      const complaints = await selectComplaints(trx).execute();
      if (!read) return { ...NOTHING, complaints };
      const { imported, visible, unit } = read;
      const overview = overviewOf(read);
      return {
        imported: {
          firstMonth: imported.firstMonth,
          lastMonth: imported.lastMonth,
          kind: imported.kind,
          on: calendarDay(imported.importedAt),
        },
        unit: nameOf(unit),
        units: visible.map(nameOf),
        ...overview,
        ...(overview.isTop ? await normsFor(trx, house, read, today()) : { norms: [], expected: null }),
        complaints: overview.isTop ? complaints : [],
      };
    },
    'GET /api/absence/prices': async ({ trx }) => {
      const own = await selectPrices(trx).executeTakeFirst();
      return { prices: own?.prices ?? DEFAULT_PRICES, own: own !== undefined, defaults: DEFAULT_PRICES };
    },
    'PUT /api/absence/prices': async ({ session, trx, body }) => {
      await upsertPrices(trx, { ...session, prices: body, now: house.now() }).execute();
      return { ok: true };
    },
    'GET /api/absence/relation': async ({ session, trx, query }) => {
      const read = await readAbsence(trx, session);
      const { campaigns, choice, relations, covered } = await readRelations(trx, read, query);
      return {
        campaigns: campaigns.map(({ id, title, closesOn }) => ({ id, title, closesOn })),
        campaignId: choice.campaignId,
        lag: choice.lag,
        outcome: choice.outcome,
        firstMonth: choice.first,
        lastMonth: choice.last,
        covered,
        relations: [...relations],
      };
    },
    'POST /api/absence/relation/findings': async ({ session, trx, body }) => {
      const read = await readAbsence(trx, session);
      const { choice, relations } = await readRelations(trx, read, body);
      const relation = relations.find(({ scale }) => scale === body.scale);
      if (!read || !relation || choice.first === null || choice.last === null) throw new NoFigure();
      const top = read.units.find(({ parentId }) => parentId === null) ?? read.unit;
      if (!read.visible.some(({ id }) => id === top.id)) throw new NotAllowed();
      const evidence = relationEvidence(relation, top.name, {
        ...choice,
        first: choice.first,
        last: choice.last,
      });
      if (!evidence) throw new NoFigure();
      const subject = [body.scale, body.outcome, body.lag, body.campaignId].join(' ');
      return { id: await keep(trx, session, house.now(), { unitId: top.id, evidence, subject }) };
    },
    'POST /api/absence/findings': async ({ session, trx, body }) => {
      const read = await readAbsence(trx, session, body.unitId);
      const { year } = read ? unitYears(read, read.unit) : { year: null };
      if (!read || !year) throw new NoFigure();
      const isTop = read.unit.parentId === null;
      const norms = isTop ? (await normsFor(trx, house, read, today())).norms : [];
      const evidence = figureEvidence(body.figure, read.unit.name, year, norms);
      if (!evidence) throw new NoFigure();
      const subject = `${body.figure} ${year.lastMonth}`;
      return { id: await keep(trx, session, house.now(), { unitId: read.unit.id, evidence, subject }) };
    },
  });
}

const NOTHING = {
  imported: null,
  unit: null,
  isTop: false,
  units: [],
  countedAt: null,
  year: null,
  before: null,
  months: [],
  quarters: [],
  children: [],
  categories: [],
  norms: [],
  expected: null,
};

interface ReadAbsence extends OverviewInput {
  readonly imported: {
    readonly firstMonth: string;
    readonly lastMonth: string;
    readonly kind: string;
    readonly importedAt: Date;
  };
}

/** The newest import through the door of the privacy room, and the unit asked for; null when nothing was imported. */
async function readAbsence(trx: Query, session: Session, unitId?: string): Promise<ReadAbsence | null> {
  const imported = await selectImport(trx).executeTakeFirst();
  if (!imported) return null;
  const units = await selectUnits(trx, imported.id).execute();
  const cells = releaseAbsence(units, await selectTotals(trx, imported.id).execute());
  const allowed = new Set(visibleUnits(session, await selectUnitTree(trx).execute()).map(({ id }) => id));
  const visible = units.filter(({ id }) => allowed.has(id));
  const unit = unitId === undefined ? topmost(visible) : units.find(({ id }) => id === unitId);
  if (!unit) throw new NotFound();
  if (!allowed.has(unit.id)) throw new NotAllowed();
  return { cells, units, visible, unit, imported, lastMonth: imported.lastMonth };
}

function topmost(units: readonly ImportedUnit[]): ImportedUnit | undefined {
  const ids = new Set(units.map(({ id }) => id));
  return units.find(({ parentId }) => parentId === null || !ids.has(parentId));
}

async function normsFor(trx: Query, house: AbsenceHouse, read: ReadAbsence, today: string) {
  const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
  const imported = normQuarters(await selectNorms(trx).execute());
  return topNorms(read, { tables: house.norms, organisation, imported, today });
}

function keep(
  trx: Query,
  { organisationId, accountId }: Session,
  now: Date,
  {
    unitId,
    evidence,
    subject,
  }: { unitId: string; evidence: Parameters<typeof insertFinding>[1]['evidence']; subject: string },
): Promise<string> {
  const finding = {
    id: randomUUID(),
    unitId,
    evidence,
    campaignId: null,
    scale: null,
    subject,
    psaCategory: null,
    field4A: 'absence',
  };
  return insertFinding(trx, finding, { organisationId, accountId, now });
}
