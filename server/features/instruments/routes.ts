import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import type { Draft, ImportReport } from '../../domain/instrument-import/draft.ts';
import { assemble } from '../../domain/instrument-import/assemble.ts';
import { isTooDeep } from '../../domain/instrument-import/limits.ts';
import type { Mapping } from '../../domain/instrument-import/mapping.ts';
import { suggestMapping, type SuggestedMapping } from '../../domain/instrument-import/suggest-mapping.ts';
import { nextVersion } from '../../domain/questionnaire/catalogue.ts';
import type { QuestionnaireFile } from '../../domain/questionnaire/file-schema.ts';
import {
  type Bank,
  type Parsed,
  parseQuestionnaire,
  type Problem,
  type Questionnaire,
} from '../../domain/questionnaire/parse.ts';
import { toFile } from '../../domain/questionnaire/to-file.ts';
import { DetailedError, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { routes } from './contract.ts';
import { builtInVersion, instrumentList, ownVersion } from './list-versions.ts';
import {
  deleteFile,
  deleteVersion,
  insertFile,
  insertVersion,
  lockQuestionnaire,
  publishVersion,
  selectFile,
  selectFiles,
  selectVersion,
  selectVersions,
  updateMapping,
  updateVersion,
} from './queries.ts';
import { readInstrumentFile } from './read-file.ts';

const NotADraftVersion = createError(
  'NOT_A_DRAFT_VERSION',
  'A published version never changes; make a new version',
  409,
);
const faulty = (problems: readonly Problem[]) =>
  new DetailedError('INSTRUMENT_FAULTY', 'The questionnaire has problems', 422, problems);
const unreadable = (problems: readonly Problem[]) =>
  new DetailedError('INSTRUMENT_UNREADABLE', 'The file cannot be read as a questionnaire', 422, problems);

interface InstrumentHouse extends House {
  readonly bank: Bank;
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

interface Key {
  readonly id: string;
  readonly version: string;
}

export async function instruments(app: FastifyInstance, house: InstrumentHouse): Promise<void> {
  const builtIn = [...house.questionnaires, ...house.modules];
  const brought = ({ id, version }: Key) =>
    builtIn.find((entry) => entry.id === id && entry.version === version);

  const find = async (trx: Query, key: Key) => {
    const product = brought(key);
    if (product) return { version: builtInVersion(product), file: toFile(product), report: null };
    const row = await selectVersion(trx, key.id, key.version).executeTakeFirst();
    if (!row) throw new NotFound();
    return {
      version: ownVersion(row),
      file: row.file as QuestionnaireFile,
      report: row.report as ImportReport | null,
    };
  };
  const add = async (
    trx: Query,
    session: Session,
    made: { file: QuestionnaireFile; report: ImportReport | null; madeFrom: string | null },
  ) => {
    await lockQuestionnaire(session.organisationId, made.file.id).execute(trx);
    const file = { ...made.file, version: await freeVersion(trx, made.file) };
    await insertVersion(trx, {
      ...made,
      file,
      organisationId: session.organisationId,
      accountId: session.accountId,
      id: file.id,
      version: file.version,
      kind: file.kind,
      now: house.now(),
    }).execute();
    return { id: file.id, version: file.version };
  };
  /** The version that the file names, or the next free one when the product or the organisation has it already. */
  const freeVersion = async (trx: Query, { id, version }: Key) => {
    const own = await selectVersions(trx).where('questionnaire_id', '=', id).execute();
    const product = builtIn.filter((entry) => entry.id === id);
    const taken = [...own, ...product].map((entry) => entry.version);
    const isOwn = product.length === 0;
    if (isOwn && !taken.includes(version)) return version;
    return nextVersion(isOwn ? version : product[0]!.version, taken, !isOwn);
  };
  const changed = async (trx: Query, key: Key, result: { numRows: bigint }) => {
    if (result.numRows > 0n) return { ok: true };
    await find(trx, key);
    throw new NotADraftVersion();
  };

  serve(app, house, routes, {
    'GET /api/instruments': async ({ trx }) => ({
      instruments: instrumentList(builtIn, await selectVersions(trx).execute()),
      waiting: (await selectFiles(trx).execute()).map(({ id, fileName, createdAt }) => ({
        id,
        fileName,
        at: createdAt.toISOString(),
      })),
    }),
    'GET /api/instruments/:id/:version': async ({ trx, params }) => find(trx, params),
    'GET /api/instruments/:id/:version/file': async ({ trx, params }) => {
      const { file } = await find(trx, params);
      const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
      return { name: `${params.id}-${params.version}.json`, bytes };
    },
    'POST /api/instruments/:id/:version/versions': async ({ session, trx, params }) => {
      const { file } = await find(trx, params);
      return add(trx, session, { file, report: null, madeFrom: params.version });
    },
    'PUT /api/instruments/:id/:version': async ({ trx, params, body }) => {
      const { file: kept } = await find(trx, params);
      const { id, version, kind } = kept;
      const file = checked({ ...body.file, id, version, kind }, house.bank);
      const { numUpdatedRows } = await updateVersion(trx, params, {
        file,
        remark: body.remark.trim(),
      }).executeTakeFirst();
      return changed(trx, params, { numRows: numUpdatedRows });
    },
    'POST /api/instruments/:id/:version/publish': async ({ trx, params }) => {
      const { file } = await find(trx, params);
      checked(file, house.bank);
      const { numUpdatedRows } = await publishVersion(trx, params, house.now()).executeTakeFirst();
      return changed(trx, params, { numRows: numUpdatedRows });
    },
    'DELETE /api/instruments/:id/:version': async ({ trx, params }) => {
      const { numDeletedRows } = await deleteVersion(trx, params).executeTakeFirst();
      return changed(trx, params, { numRows: numDeletedRows });
    },
    'POST /api/instrument-files': async ({ session, trx, query, body }) => {
      const read = await readInstrumentFile(body, query.name, house.bank);
      if (read.kind === 'own') {
        if (!read.imported.ok) throw unreadable(read.imported.problems);
        const { questionnaire, report } = read.imported;
        return {
          kind: 'version' as const,
          ...(await add(trx, session, { file: toFile(questionnaire), report, madeFrom: null })),
        };
      }
      if (!read.imported.ok) throw unreadable([read.imported.problem]);
      const { draft, report } = read.imported;
      const draftId = randomUUID();
      await insertFile(trx, {
        organisationId: session.organisationId,
        accountId: session.accountId,
        id: draftId,
        fileName: query.name,
        draft,
        report,
        mapping: suggestMapping(draft),
        now: house.now(),
      }).execute();
      return { kind: 'mapping' as const, draftId };
    },
    'GET /api/instrument-files/:draftId': async ({ trx, params: { draftId } }) => {
      const file = await findFile(trx, draftId);
      const parsed = assembled(file.draft, file.mapping, house.bank);
      return { ...file, problems: parsed.ok ? [] : [...parsed.problems] };
    },
    'PUT /api/instrument-files/:draftId': async ({ trx, params: { draftId }, body }) => {
      const { draft } = await findFile(trx, draftId);
      const parsed = assembled(draft, body.mapping, house.bank);
      await updateMapping(trx, draftId, body.mapping).execute();
      return { problems: parsed.ok ? [] : [...parsed.problems] };
    },
    'POST /api/instrument-files/:draftId/version': async ({ session, trx, params: { draftId } }) => {
      const { draft, report, mapping } = await findFile(trx, draftId);
      const parsed = assembled(draft, mapping, house.bank);
      if (!parsed.ok) throw faulty(parsed.problems);
      const made = await add(trx, session, {
        file: parsed.value,
        report: { ...report, notMapped: [...report.notMapped, ...leftOut(mapping)] },
        madeFrom: null,
      });
      await deleteFile(trx, draftId).execute();
      return made;
    },
    'DELETE /api/instrument-files/:draftId': async ({ trx, params: { draftId } }) => {
      const { numDeletedRows } = await deleteFile(trx, draftId).executeTakeFirst();
      if (numDeletedRows === 0n) throw new NotFound();
      return { ok: true };
    },
  });
}

async function findFile(trx: Query, id: string) {
  const row = await selectFile(trx, id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row as {
    fileName: string;
    draft: Draft;
    report: ImportReport;
    mapping: SuggestedMapping;
  };
}

/** A mapping comes from a screen and may miss anything: what the form lacks is a problem like any other. */
function assembled(draft: Draft, mapping: SuggestedMapping, bank: Bank): Parsed<QuestionnaireFile> {
  try {
    return assemble(draft, mapping as Mapping, bank);
  } catch {
    return { ok: false, problems: [{ path: '', message: 'the mapping is not complete' }] };
  }
}

function checked(file: QuestionnaireFile, bank: Bank): QuestionnaireFile {
  if (isTooDeep(file)) throw faulty([{ path: '', message: 'is nested deeper than a questionnaire can be' }]);
  const parsed = parseQuestionnaire(file, bank);
  if (!parsed.ok) throw faulty(parsed.problems);
  return toFile(parsed.value);
}

/** What somebody chose not to take over stands in the report as well. */
function leftOut({ leaveOut = [] }: SuggestedMapping): ImportReport['notMapped'] {
  return leaveOut.map((key) => ({ where: key, what: key, reason: 'left out in the mapping' }));
}
