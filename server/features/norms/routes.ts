import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectNorms, type StoredNorm } from '../../db/own-norms.ts';
import { selectOwnVersions } from '../../db/own-questionnaires.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { ScaleFigure } from '../../domain/comparison/scale-figure.ts';
import type { KnownGroups } from '../../domain/norm-import/cbs-table.ts';
import { catalogueOf } from '../../domain/questionnaire/catalogue.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { IndicatorNames, NormTable } from '../../domain/questionnaire/norms.ts';
import type { Bank, Questionnaire } from '../../domain/questionnaire/parse.ts';
import { DetailedError, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { readScaleFigure } from '../../privacy/read-cell.ts';
import { besideNorm } from '../../published/beside-norm.ts';
import { readPooled } from '../../published/read-pooled.ts';
import { campaignNorm } from './campaign-norm.ts';
import { routes, type Source } from './contract.ts';
import {
  deleteNorm,
  insertNorm,
  selectCampaign,
  selectNorm,
  selectNormOfCampaign,
  selectOrganisation,
} from './queries.ts';
import { passportOf, readSource } from './read-source.ts';

const NormOnce = createError('NORM_ONCE', 'This campaign is a norm already', 409);
const NormNotPublished = createError('NOT_PUBLISHED', 'The campaign has no published figures', 409);
const refused = (details: object) =>
  new DetailedError('NORM_REFUSED', 'The table cannot be read as a norm', 422, details);

interface NormHouse extends House {
  readonly norms: readonly NormTable[];
  readonly indicatorNames: IndicatorNames;
  readonly bank: Bank;
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

const FIRST_ROWS = 20;
const ABSENCE_INDICATORS = ['absence-percentage', 'reporting-frequency', 'mean-duration'];

export async function norms(app: FastifyInstance, house: NormHouse): Promise<void> {
  const today = () => calendarDay(house.now());
  const groups = knownGroups(house.norms);
  const find = async (trx: Query, id: string): Promise<NormTable & Pick<Listed, 'origin'>> => {
    const product = house.norms.find(({ passport }) => passport.id === id);
    if (product) return { ...product, origin: 'built-in' };
    const own = /^[0-9a-f-]{36}$/.test(id) ? await selectNorm(trx, id).executeTakeFirst() : undefined;
    if (own) return own;
    const pooled = (await readPooled(trx, house.questionnaires)).find(({ passport }) => passport.id === id);
    if (!pooled) throw new NotFound();
    return { ...pooled, origin: 'pool' };
  };
  const knownScales = async (trx: Query) => {
    const { questionnaires, modules } = catalogueOf(house, await selectOwnVersions(trx).execute());
    return [...questionnaires, ...modules].flatMap((entry) => entry.scales);
  };
  /** What the indicators of a table are called: an indicator of the world around, or a scale. */
  const namesOf = async (trx: Query, rows: NormTable['rows']) => {
    const ids = new Set(rows.map((row) => row.indicator));
    const scales = (await knownScales(trx)).filter(({ id }) => ids.has(id));
    const known = Object.entries(house.indicatorNames).filter(([id]) => ids.has(id));
    return Object.fromEntries([...scales.map(({ id, title }) => [id, title] as const), ...known]);
  };
  const read = async (trx: Query, source: Source) => {
    const scales = (await knownScales(trx)).map(({ id }) => id);
    const table = readSource(source, { groups, indicators: new Set([...scales, ...ABSENCE_INDICATORS]) });
    if (!table.ok) throw refused({ reason: table.reason, about: table.about });
    const passport = passportOf(source, table.rows);
    if (!passport) throw refused({ reason: 'unknown-period', about: table.rows[0]?.period ?? '' });
    return { ...table, passport };
  };
  const keep = async (
    trx: Query,
    session: Session,
    row: Omit<StoredNorm, 'id'> & { campaignId: string | null },
  ) => {
    const id = randomUUID();
    const { organisationId, accountId } = session;
    await insertNorm(trx, { ...row, id, organisationId, accountId, now: house.now() }).execute();
    return id;
  };

  serve(app, house, routes, {
    'GET /api/norms': async ({ trx }) => {
      const own = await selectNorms(trx).execute();
      const listed = await readPooled(trx, house.questionnaires);
      const pooled = listed.map((table) => ({ ...table, origin: 'pool' as const }));
      const product = house.norms.map((table) => ({
        ...table,
        id: table.passport.id,
        origin: 'built-in' as const,
      }));
      const absence = ABSENCE_INDICATORS.map((id) => [id, house.indicatorNames[id]!] as const);
      const scales = (await knownScales(trx)).map(({ id, title }) => [id, title] as const);
      return {
        norms: [...own, ...pooled, ...product].map((table) => line(table, today())),
        subjects: [...new Map([...absence, ...scales])].map(([id, title]) => ({ id, title })),
      };
    },
    'GET /api/norms/:normId': async ({ trx, params }) => {
      const { origin, passport, rows } = await find(trx, params.normId);
      return { origin, passport, rows: [...rows], names: await namesOf(trx, rows) };
    },
    'POST /api/norm-previews': async ({ trx, body }) => {
      const { rows, refused: left } = await read(trx, body);
      return { rows: rows.slice(0, FIRST_ROWS), count: rows.length, refused: [...left] };
    },
    'POST /api/norms': async ({ session, trx, body }) => {
      const { rows, passport, refused: left } = await read(trx, body);
      const id = await keep(trx, session, { origin: body.kind, passport, rows: [...rows], campaignId: null });
      return { id, refused: [...left] };
    },
    'POST /api/campaigns/:campaignId/norm': async ({ session, trx, params: { campaignId } }) => {
      const { campaign, definition, figures } = await publishedFigures(trx, campaignId);
      if (await selectNormOfCampaign(trx, campaignId).executeTakeFirst()) throw new NormOnce();
      const { name } = await selectOrganisation(trx).executeTakeFirstOrThrow();
      const made = campaignNorm({ ...campaign, definition, organisation: name, today: today() }, figures);
      if (made.rows.length === 0) throw refused({ reason: 'no-rows', about: campaign.title });
      const rows = [...made.rows];
      return { id: await keep(trx, session, { origin: 'own-campaign', ...made, rows, campaignId }) };
    },
    'DELETE /api/norms/:normId': async ({ trx, params }) => {
      const { numDeletedRows } = await deleteNorm(trx, params.normId).executeTakeFirst();
      if (numDeletedRows === 0n) throw new NotFound();
      return { ok: true };
    },
    'GET /api/campaigns/:campaignId/norms/:normId': async ({ trx, params, query }) => {
      const table = await find(trx, params.normId);
      const { definition, figures } = await publishedFigures(trx, params.campaignId);
      const names = new Map(table.rows.map((row) => [row.groupCode, row.groupName]));
      const group = query.group ?? [...names.keys()][0] ?? '';
      return {
        groups: [...names].map(([code, name]) => ({ code, name })),
        group,
        scales: besideNorm({ definition, table, group, figures, today: today() }),
      };
    },
  });
}

/** The published scores of the whole organisation: what everybody with results may see of it. */
async function publishedFigures(trx: Query, campaignId: string) {
  const campaign = await selectCampaign(trx, campaignId).executeTakeFirst();
  if (!campaign) throw new NotFound();
  if (campaign.status !== 'published') throw new NormNotPublished();
  const tree = await selectFrozenTree(trx, campaignId).execute();
  const top = tree.find((unit) => unit.parentId === null);
  const unitIds = top ? [top.id] : [];
  const cells = await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds }).execute();
  const figures = new Map<string, ScaleFigure>();
  for (const { scale, cell } of cells) {
    const figure = readScaleFigure(cell);
    if (figure) figures.set(scale, figure);
  }
  return { campaign, definition: campaign.definition as Definition, figures };
}

type Listed = NormTable & {
  readonly id: string;
  readonly origin: StoredNorm['origin'] | 'built-in' | 'pool';
};

function line({ id, origin, passport, rows }: Listed, today: string) {
  const { title, source, licence, unit, comparability, expires } = passport;
  const expired = expires < today;
  return { id, origin, title, source, licence, unit, comparability, expires, expired, rows: rows.length };
}

/** Groups that stand in the product's own tables; a code that is in none of them is not understood. */
function knownGroups(tables: readonly NormTable[]): KnownGroups {
  return new Map(
    tables
      .flatMap(({ rows }) => rows)
      .filter(({ groupType }) => groupType !== '')
      .map((row) => [row.groupCode, row.groupName]),
  );
}
