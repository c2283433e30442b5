import type { FastifyInstance } from 'fastify';
import { zipSync } from 'fflate';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { serve } from '../../http/serve.ts';
import type { FiguresHouse } from './findings-routes.ts';
import { routes } from './inspector-contract.ts';
import { inThread } from '../../threads/document-thread.ts';
import { readDossier } from './read-dossier.ts';
import type * as WriteDossier from './write-dossier.ts';

const writeDossier = inThread<typeof WriteDossier, 'writeDossier'>(
  new URL('./write-dossier.ts', import.meta.url),
  'writeDossier',
);

type Kind = WriteDossier.DossierKind;
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
      bytes: await writeDossier(kind, dossier, query.language ?? 'nl'),
    };
  };

  serve(app, house, routes, {
    'GET /api/plan/inspector-file.pdf': ({ trx, query }) => one(trx, query, 'pdf'),
    'GET /api/plan/inspector-file.docx': ({ trx, query }) => one(trx, query, 'docx'),
    'GET /api/plan/inspector-file.xlsx': ({ trx, query }) => one(trx, query, 'xlsx'),
    'GET /api/plan/inspector-file.zip': async ({ trx, query }) => {
      const dossier = await read(trx, query);
      const files: Record<string, Uint8Array> = {};
      for (const kind of ['pdf', 'docx', 'xlsx'] as const)
        files[nameOf(kind, query)] = await writeDossier(kind, dossier, query.language ?? 'nl');
      // PDF, Word and Excel are packed already; packing them again costs time and saves nothing.
      return { name: nameOf('zip', query), bytes: zipSync(files, { level: 0 }) };
    },
  });
}
