import type { FastifyInstance } from 'fastify';
import { zipSync } from 'fflate';
import type { Query } from '../../db/connection.ts';
import { taggedPdf } from '../../documents/tagged-pdf.ts';
import { writeDocx } from '../../documents/write-docx.ts';
import { writeXlsx } from '../../documents/write-xlsx.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { serve } from '../../http/serve.ts';
import { dossierBlocks } from './dossier-blocks.ts';
import { dossierSheets } from './dossier-sheets.ts';
import { type DossierWords, dossierWords } from './dossier-words.ts';
import type { FiguresHouse } from './findings-routes.ts';
import { routes } from './inspector-contract.ts';
import { type Dossier, readDossier } from './read-dossier.ts';

type Kind = 'pdf' | 'docx' | 'xlsx';
interface Asked {
  readonly language?: 'nl' | 'en';
  readonly version?: number;
}

export async function inspectorFile(app: FastifyInstance, house: FiguresHouse): Promise<void> {
  const today = () => calendarDay(house.now());
  const nameOf = (kind: Kind | 'zip', { language, version }: Asked) =>
    `${language === 'en' ? 'inspector-file' : 'inspectiedossier'}-${version === undefined ? today() : `v${version}`}.${kind}`;
  const read = (trx: Query, { version }: Asked) =>
    readDossier(trx, { number: version, today: today(), kept: house.figures });
  const one = async (trx: Query, query: Asked, kind: Kind) => {
    const dossier = await read(trx, query);
    return {
      name: nameOf(kind, query),
      bytes: await write(kind, dossier, dossierWords(query.language ?? 'nl')),
    };
  };

  serve(app, house, routes, {
    'GET /api/plan/inspector-file.pdf': ({ trx, query }) => one(trx, query, 'pdf'),
    'GET /api/plan/inspector-file.docx': ({ trx, query }) => one(trx, query, 'docx'),
    'GET /api/plan/inspector-file.xlsx': ({ trx, query }) => one(trx, query, 'xlsx'),
    'GET /api/plan/inspector-file.zip': async ({ trx, query }) => {
      const dossier = await read(trx, query);
      const words = dossierWords(query.language ?? 'nl');
      const files: Record<string, Uint8Array> = {};
      for (const kind of ['pdf', 'docx', 'xlsx'] as const)
        files[nameOf(kind, query)] = await write(kind, dossier, words);
      // PDF, Word and Excel are packed already; packing them again costs time and saves nothing.
      return { name: nameOf('zip', query), bytes: zipSync(files, { level: 0 }) };
    },
  });
}

function write(kind: Kind, dossier: Dossier, words: DossierWords): Promise<Uint8Array> {
  if (kind === 'xlsx') return writeXlsx(dossierSheets(dossier, words));
  const document = {
    title: `${words.t('title')} ${dossier.organisation.name}`,
    language: words.language,
    blocks: dossierBlocks(dossier, words),
    footer: (page: number, pages: number) => words.t('page', { page, pages }),
  };
  return kind === 'pdf' ? taggedPdf(document) : writeDocx(document);
}
