import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' });
const Role = Type.Enum(['cases', 'employments', 'unit-months', 'totals', 'complaints']);

/** The first line of an upload, as JSON; the files follow as bytes, one after another. */
export const UploadHeader = Type.Object(
  {
    /** Months that the figures cover. Files with months of their own (totals) decide for themselves. */
    firstMonth: Type.Union([Month, Type.Null()]),
    lastMonth: Type.Union([Month, Type.Null()]),
    files: Type.Array(
      Type.Object(
        {
          role: Role,
          bytes: Type.Integer({ minimum: 0 }),
          columns: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 2 },
    ),
  },
  { additionalProperties: false },
);
export type UploadHeader = Static<typeof UploadHeader>;

/** What is wrong in a file; a refusal (IMPORT_REFUSED) lists these. Forbidden content is never repeated in it. */
export const FileProblem = Type.Object({
  role: Role,
  code: Type.String(),
  line: Type.Union([Type.Integer(), Type.Null()]),
  column: Type.Union([Type.String(), Type.Null()]),
  found: Type.Union([Type.String(), Type.Null()]),
  detail: Type.Union([Type.String(), Type.Null()]),
});
export type FileProblem = Static<typeof FileProblem>;

const Preview = Type.Object({
  /** Of files, mapping and units: the import is carried out only when all are still the same. */
  digest: Type.String(),
  kind: Type.Enum(['cases', 'totals', 'complaints']),
  firstMonth: Type.Union([Month, Type.Null()]),
  lastMonth: Type.Union([Month, Type.Null()]),
  rows: Type.Record(Type.String(), Type.Integer()),
  unusedColumns: Type.Array(Type.String()),
  /** Cases by what happened to them. */
  counts: Type.Object({
    counted: Type.Integer(),
    pregnancy: Type.Integer(),
    outside: Type.Integer(),
    running: Type.Integer(),
  }),
  /** The month of the newest report: figures of later months would be of a file that ends too early. */
  lastReport: Type.Union([Month, Type.Null()]),
  /** Mean employees and absence percentage of the last twelve months; null when there is too little to show. */
  heads: Type.Union([Type.Number(), Type.Null()]),
  percentage: Type.Union([Type.Number(), Type.Null()]),
  /** Units with figures of their own, and those counted one or more levels up. */
  ownFigures: Type.Integer(),
  countedAbove: Type.Array(
    Type.Object({ unit: Type.String(), above: Type.Union([Type.String(), Type.Null()]) }),
  ),
  categories: Type.Array(Type.Object({ cut: Type.String(), groups: Type.Array(Type.String()) })),
});
export type Preview = Static<typeof Preview>;

/**
 * The body of both posts is an upload, which is read while it arrives (read-upload.ts): a line of JSON, then the files.
 * Larger than any export we know; two million absences are about 250 MB.
 */
export const MAX_UPLOAD = 400 * 1024 * 1024;

const IMPORTERS = ['hr', 'administrator'] as const;

export const routes = {
  'GET /api/absence/import': {
    access: IMPORTERS,
    summary: 'The columns that each kind of file may have and the mapping that was used last.',
    reply: Type.Object({
      roles: Type.Record(
        Type.String(),
        Type.Array(
          Type.Object({ key: Type.String(), names: Type.Array(Type.String()), required: Type.Boolean() }),
        ),
      ),
      mappings: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
    }),
  },
  'POST /api/absence/import/preview': {
    access: IMPORTERS,
    summary: 'Reads absence files and tells what an import would give. Nothing is kept.',
    changes: false,
    reply: Preview,
  },
  'POST /api/absence/import': {
    access: IMPORTERS,
    summary:
      'Adds the files of the preview up in memory and keeps the sums of groups of ten employees or more.',
    query: Type.Object({ digest: Type.String({ minLength: 64, maxLength: 64 }) }),
    reply: Preview,
  },
} as const satisfies Contracts;
