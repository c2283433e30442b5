import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { streamCsv, writeCsv } from '../../documents/write-csv.ts';
import type { Sheet } from '../../documents/sheet.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { Kept } from '../../published/kept.ts';
import { absenceNorms } from '../../published/absence-norms.ts';
import { readOutsideNorm } from '../../published/outside-norm.ts';
import type { NormSources } from '../../published/outside-norms.ts';
import type { KeptPictures } from '../../published/read-picture.ts';
import { readSeen } from '../../published/seen-campaign.ts';
import { inTreeOrder } from '../../published/seen-tree.ts';
import { seenUnit } from '../../published/seen-unit.ts';
import { inThread } from '../../threads/document-thread.ts';
import { routes } from './contract.ts';
import { selectOrganisation } from './queries.ts';
import { figureSheet } from './report-sheets.ts';
import { type UnitReport, unitReport } from './unit-report.ts';
import type * as WriteReport from './write-report.ts';

const writeReport = inThread<typeof WriteReport, 'writeReport'>(
  new URL('./write-report.ts', import.meta.url),
  'writeReport',
);

interface Asked {
  readonly session: Session;
  readonly trx: Query;
  readonly params: { readonly campaignId: string };
  readonly query: {
    readonly unitId?: string;
    readonly language?: 'nl' | 'en';
    readonly norm?: string;
    readonly group?: string;
  };
}

interface ReportsHouse extends House, NormSources {}

export async function reports(app: FastifyInstance, house: ReportsHouse): Promise<void> {
  const pictures: KeptPictures = new Kept(4);
  const make = async (
    { session, trx, params, query }: Asked,
    extension: string,
    write: (report: UnitReport, language: 'nl' | 'en') => Promise<Uint8Array> | Uint8Array,
  ) => {
    const seen = await readSeen(trx, session, params.campaignId, pictures);
    const { unit, below } = seenUnit(seen, query.unitId);
    const { campaign, previous, scales, picture } = seen;
    const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
    const today = calendarDay(house.now());
    const { chosen, atLaunch } = await readOutsideNorm(trx, house, {
      seen,
      unitId: unit.id,
      asked: query,
      today,
    });
    const report = unitReport({
      organisation,
      campaign,
      previous: previous?.title ?? null,
      unit,
      below,
      scales,
      picture,
      norm: chosen && { chosen, atLaunch },
      absence: campaign.questionnaireId === 'verzuim' ? absenceLines(house.norms, organisation, today) : [],
    });
    const bytes = await write(report, query.language ?? 'nl');
    return { name: `${campaign.title}-${unit.name}.${extension}`, bytes };
  };

  const as = (kind: WriteReport.ReportKind) => (asked: Asked) =>
    make(asked, kind, (report, language) => writeReport(kind, report, language));

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/report.pdf': as('pdf'),
    'GET /api/campaigns/:campaignId/report.xlsx': as('xlsx'),
    'GET /api/campaigns/:campaignId/report.csv': (asked) =>
      make(asked, 'csv', (report, language) => writeCsv(figureSheet(report, language), language)),
    'GET /api/campaigns/:campaignId/figures.csv': async ({ session, trx, params, query }) => {
      const seen = await readSeen(trx, session, params.campaignId, pictures);
      const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
      const language = query.language ?? 'nl';
      const { campaign, previous, scales, picture } = seen;
      const about = {
        organisation,
        campaign,
        previous: previous?.title ?? null,
        below: [],
        scales,
        picture,
        norm: null,
        absence: [],
      };
      const sheets = sheetPerUnit(inTreeOrder(seen.visible), (unit) =>
        figureSheet(unitReport({ ...about, unit }), language),
      );
      return { name: `${campaign.title}.csv`, bytes: streamCsv(sheets, language) };
    },
    'GET /api/campaigns/:campaignId/report.pptx': as('pptx'),
  });
}

function absenceLines(...about: Parameters<typeof absenceNorms>) {
  return absenceNorms(...about).map(
    ({ group, period, value, passport: { source, sourceTable, licence } }) => ({
      group,
      period,
      value,
      source: `${source}, ${sourceTable}. ${licence}.`,
    }),
  );
}

function* sheetPerUnit<T>(units: readonly T[], sheetOf: (unit: T) => Sheet): Generator<Sheet> {
  for (const unit of units) yield sheetOf(unit);
}
