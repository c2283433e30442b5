import type { Query } from '../db/connection.ts';
import { selectNorms } from '../db/own-norms.ts';
import { useNorm } from '../domain/norm-import/use-norm.ts';
import type { Definition, Words } from '../domain/questionnaire/definition.ts';
import type { NormTable } from '../domain/questionnaire/norms.ts';
import type { Questionnaire } from '../domain/questionnaire/parse.ts';
import { scaleFingerprint } from '../domain/questionnaire/same-items.ts';
import { readPooled } from './read-pooled.ts';

/** A table of norms under the name that it is asked for by. */
export interface ListedNorm extends NormTable {
  readonly id: string;
}

/** Which groups of a norm an organisation belongs to. */
export interface NormGroups {
  readonly sector: string;
  readonly sizeClass: string | null;
}

/** What the product brings: tables, and the questionnaires that a norm over organisations is about. */
export interface NormSources {
  readonly norms: readonly NormTable[];
  readonly questionnaires: readonly Questionnaire[];
}

/**
 * Tables with mean scores for at least one of these scales: those of the organisation first, then the norm over
 * organisations, then the product's.
 */
export async function meanNorms(
  trx: Query,
  product: NormSources,
  scales: readonly { readonly id: string }[],
): Promise<readonly ListedNorm[]> {
  const wanted = new Set(scales.map(({ id }) => id));
  const own = await selectNorms(trx).execute();
  const pooled = await readPooled(trx, product.questionnaires);
  const known = product.norms.map((table) => ({ ...table, id: table.passport.id }));
  return [...own, ...pooled, ...known].filter(
    ({ passport, rows }) => passport.unit === 'mean' && rows.some(({ indicator }) => wanted.has(indicator)),
  );
}

/** The group of a table that fits the organisation best: its sector, its size, otherwise the first that the table names. */
export function fittingGroup({ rows }: NormTable, { sector, sizeClass }: NormGroups): string {
  const codes = new Set(rows.map(({ groupCode }) => groupCode));
  return [sector, sizeClass].find((code) => code !== null && codes.has(code)) ?? rows[0]?.groupCode ?? '';
}

export interface ScaleNorm {
  readonly title: Words;
  readonly group: Words;
  readonly value: number;
  readonly period: string;
  readonly comparability: string;
}

interface Asked {
  readonly definition: Definition;
  readonly groups: NormGroups;
  readonly today: string;
}

/**
 * One norm per scale: one that may be compared with comes before one that may only be mentioned; an expired one, or one
 * for other questions, is none.
 */
export function normPerScale(
  tables: readonly NormTable[],
  { definition, groups, today }: Asked,
): ReadonlyMap<string, ScaleNorm> {
  const found = new Map<string, ScaleNorm>();
  for (const rank of ['comparable', 'context-only'])
    for (const scale of definition.scales)
      for (const table of tables) {
        const items = scaleFingerprint(scale, definition);
        const groupCode = fittingGroup(table, groups);
        const verdict = useNorm(table, { indicator: scale.id, unit: 'mean', groupCode, items, today });
        if (found.has(scale.id) || verdict.row === null) continue;
        if (rank !== (verdict.ok ? 'comparable' : verdict.reason)) continue;
        const { groupName: group, value, period } = verdict.row;
        const { title, comparability } = table.passport;
        found.set(scale.id, { title, group, value, period, comparability });
      }
  return found;
}
