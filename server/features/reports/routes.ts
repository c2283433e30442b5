import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { deckPptx } from '../../documents/deck-pptx.ts';
import { writeCsv } from '../../documents/write-csv.ts';
import { writeXlsx } from '../../documents/write-xlsx.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { Kept } from '../../published/kept.ts';
import type { KeptPictures } from '../../published/read-picture.ts';
import { readSeen } from '../../published/seen-campaign.ts';
import { seenUnit } from '../../published/seen-unit.ts';
import { routes } from './contract.ts';
import { selectOrganisation } from './queries.ts';
import { reportDeck } from './report-deck.ts';
import { reportPdf } from './report-pdf.ts';
import { aboutSheet, figureSheet, matrixSheet } from './report-sheets.ts';
import { type UnitReport, unitReport } from './unit-report.ts';

interface Asked {
  readonly session: Session;
  readonly trx: Query;
  readonly params: { readonly campaignId: string };
  readonly query: { readonly unitId?: string; readonly language?: 'nl' | 'en' };
}

export async function reports(app: FastifyInstance, house: House): Promise<void> {
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
    const report = unitReport({
      organisation,
      campaign,
      previous: previous?.title ?? null,
      unit,
      below,
      scales,
      picture,
    });
    const bytes = await write(report, query.language ?? 'nl');
    return { name: `${campaign.title}-${unit.name}.${extension}`, bytes };
  };

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/report.pdf': (asked) => make(asked, 'pdf', reportPdf),
    'GET /api/campaigns/:campaignId/report.xlsx': (asked) =>
      make(asked, 'xlsx', (report, language) =>
        writeXlsx([
          figureSheet(report, language),
          matrixSheet(report, language),
          aboutSheet(report, language),
        ]),
      ),
    'GET /api/campaigns/:campaignId/report.csv': (asked) =>
      make(asked, 'csv', (report, language) => writeCsv(figureSheet(report, language), language)),
    'GET /api/campaigns/:campaignId/report.pptx': (asked) =>
      make(asked, 'pptx', (report, language) => deckPptx(reportDeck(report, language))),
  });
}
