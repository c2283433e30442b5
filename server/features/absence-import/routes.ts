import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { dayNumber } from '../../domain/absence/day-number.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { DetailedError } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { COLUMNS, ROLES_OF_FILES } from './columns.ts';
import { type FileProblem, MAX_UPLOAD, type Preview, routes } from './contract.ts';
import { doubleComplaints } from './check-upload.ts';
import type { KnownUnit } from './collected.ts';
import { type Counted, countUpload } from './count-upload.ts';
import { problem } from './csv-reader.ts';
import { keepSums } from './keep-sums.ts';
import { previewOf } from './preview.ts';
import {
  countPersonnelNumbers,
  deleteComplaints,
  insertComplaints,
  selectMappings,
  selectUnits,
  upsertMapping,
} from './queries.ts';
import { NotAnUpload, readUpload, type Upload } from './read-upload.ts';

const ImportOutdated = createError(
  'IMPORT_OUTDATED',
  'The files or the organisation changed after the preview',
  409,
);

/** The media type of an upload: read while it arrives, before a connection of the database is taken. */
const MEDIA_TYPE = 'application/x-werkpeil-absence';
/** Enough to see that personnel numbers were used as pseudonyms. */
const LOOKED_UP = 200;

/** Within a context of its own, so that no other route reads uploads. */
export async function absenceImport(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (own) => registerImport(own, house));
}

function registerImport(app: FastifyInstance, house: House): void {
  app.addContentTypeParser(MEDIA_TYPE, (request, payload, done) => {
    if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD)
      return done(new NotAnUpload('TOO_LARGE', 'The files are too large'));
    const today = dayNumber(calendarDay(house.now())) ?? 0;
    readUpload(payload, { maxBytes: MAX_UPLOAD, today }).then((upload) => done(null, upload), done);
  });
  serve(app, house, routes, {
    'GET /api/absence/import': async ({ trx }) => ({
      roles: Object.fromEntries(
        ROLES_OF_FILES.map((role) => [
          role,
          Object.entries(COLUMNS[role]).map(([key, { names, required }]) => ({
            key,
            names: [...names],
            required,
          })),
        ]),
      ),
      mappings: Object.fromEntries(
        (await selectMappings(trx).execute()).map(({ role, columns }) => [role, { ...columns }]),
      ),
    }),
    'POST /api/absence/import/preview': async ({ trx, body }) => (await look(trx, body)).preview,
    'POST /api/absence/import': async ({ session, trx, body, query }) => {
      const { preview, upload, counted, units } = await look(trx, body);
      if (preview.digest !== query.digest) throw new ImportOutdated();
      const keeper = { ...session, now: house.now() };
      if (counted) await keepSums(trx, counted, units, keeper);
      else await keepComplaints(trx, upload, keeper);
      for (const { role, columns } of upload.header.files)
        await upsertMapping(trx, { ...keeper, role, columns }).execute();
      return preview;
    },
  });
}

interface Looked {
  readonly upload: Upload;
  readonly units: readonly KnownUnit[];
  readonly counted: Counted | null;
  readonly preview: Preview;
}

async function look(trx: Query, body: unknown): Promise<Looked> {
  const upload = body as Upload;
  if (!upload?.collected) throw new NotAnUpload('INVALID_INPUT', 'An upload begins with a line of JSON');
  if (upload.problems.length > 0) refuse(upload.problems);
  refuseWrongPair(upload);
  await refusePersonnelNumbers(trx, upload);
  const units = await selectUnits(trx).execute();
  if (upload.collected.complaints.length > 0) {
    const twice = doubleComplaints(upload.collected);
    if (twice.length > 0) refuse(twice);
    return { upload, units, counted: null, preview: previewOf(upload, null, units) };
  }
  const result = await countUpload(upload, units);
  if (!result.ok) return refuse(result.problems);
  return { upload, units, counted: result.counted, preview: previewOf(upload, result.counted, units) };
}

function refuse(problems: readonly FileProblem[]): never {
  throw new DetailedError('IMPORT_REFUSED', 'The files have problems; nothing was kept', 422, problems);
}

/** Absences need a list of employments beside them; totals and complaint groups come alone. */
function refuseWrongPair({ header }: Upload): void {
  const roles = header.files.map(({ role }) => role);
  const alone = roles.length === 1 && (roles[0] === 'totals' || roles[0] === 'complaints');
  const pair =
    roles.length === 2 && roles[0] === 'cases' && ['employments', 'unit-months'].includes(roles[1] as string);
  if (!alone && !pair) refuse([problem(roles[0] ?? 'cases', 'employments-missing')]);
}

async function refusePersonnelNumbers(trx: Query, { collected }: Upload): Promise<void> {
  const some = collected.persons.texts().slice(0, LOOKED_UP);
  if (some.length === 0) return;
  const { known } = await countPersonnelNumbers(trx, some).executeTakeFirstOrThrow();
  if (Number(known) > 0) refuse([problem('cases', 'personnel-number', { column: 'medewerker' })]);
}

async function keepComplaints(
  trx: Query,
  { collected }: Upload,
  { organisationId, now }: { readonly organisationId: string; readonly now: Date },
): Promise<void> {
  const periods = [...new Set(collected.complaints.map(({ period }) => period))];
  await deleteComplaints(trx, periods).execute();
  await insertComplaints(trx, organisationId, collected.complaints, now).execute();
}
