import { Type } from 'typebox';
import type { Contracts, Role } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const params = Type.Object({ campaignId: Id });
/** With the norm from elsewhere that is on the screen: another than the one chosen before the launch, or 'none'. */
const unitQuery = Type.Object({
  unitId: Type.Optional(Id),
  language: Type.Optional(Type.Enum(['nl', 'en'])),
  norm: Type.Optional(Type.String({ maxLength: 80 })),
  group: Type.Optional(Type.String({ maxLength: 80 })),
});
const access: readonly Role[] = ['hr', 'manager', 'management', 'adviser', 'works-council'];
const reply = Type.Any();

/** What is on the screen of one unit, to keep: published figures only, and only of units that the account may see. */
export const routes = {
  'GET /api/campaigns/:campaignId/report.pdf': {
    access,
    copy: true,
    summary: 'Report of one unit as PDF, with headings, tables and pictures that a screen reader finds.',
    params,
    query: unitQuery,
    download: 'application/pdf',
    reply,
  },
  'GET /api/campaigns/:campaignId/report.xlsx': {
    access,
    copy: true,
    summary: 'The figures of one unit and the units below it as an Excel workbook.',
    params,
    query: unitQuery,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply,
  },
  'GET /api/campaigns/:campaignId/report.csv': {
    access,
    copy: true,
    summary: 'The figures of one unit and the units below it, one per row, as CSV.',
    params,
    query: unitQuery,
    download: 'text/csv; charset=utf-8',
    reply,
  },
  'GET /api/campaigns/:campaignId/figures.csv': {
    access,
    copy: true,
    scope: 'results:read',
    summary: 'Every published figure that the account may see, one row per unit and subject, as CSV.',
    params,
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    download: 'text/csv; charset=utf-8',
    reply,
  },
  'GET /api/campaigns/:campaignId/report.pptx': {
    access,
    copy: true,
    summary: 'The results of one unit as PowerPoint slides with charts that can be edited.',
    params,
    query: unitQuery,
    download: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    reply,
  },
} as const satisfies Contracts;
