import type { Finding, PlanContent, PlanRow } from './shapes.ts';

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface ContentChange {
  readonly what: 'finding' | 'row';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

/** Counts saves, not what stands in the row. */
const UNCOUNTED = new Set(['revision']);

/** What a later version of the plan has more, less and otherwise than an earlier one. */
export function compareContents(earlier: PlanContent, later: PlanContent): readonly ContentChange[] {
  return [
    ...compare('finding', earlier.findings, later.findings),
    ...compare('row', earlier.rows, later.rows),
  ];
}

function compare(
  what: ContentChange['what'],
  earlier: readonly (Finding | PlanRow)[],
  later: readonly (Finding | PlanRow)[],
): ContentChange[] {
  const before = new Map(earlier.map((entry) => [entry.id, entry]));
  const after = new Map(later.map((entry) => [entry.id, entry]));
  const removed = earlier
    .filter((entry) => !after.has(entry.id))
    .map((entry): ContentChange => ({ what, id: entry.id, change: 'removed', fields: [] }));
  const rest = later.flatMap((entry): ContentChange[] => {
    const old = before.get(entry.id);
    if (!old) return [{ what, id: entry.id, change: 'added', fields: [] }];
    const fields = changedFields(old, entry);
    return fields.length > 0 ? [{ what, id: entry.id, change: 'changed', fields }] : [];
  });
  return [...removed, ...rest];
}

/** Fields that differ, whatever order their keys were written in. */
export function changedFields(old: object, now: object): readonly FieldChange[] {
  const [from, to] = [old as Record<string, unknown>, now as Record<string, unknown>];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !UNCOUNTED.has(field) && canonicalText(from[field]) !== canonicalText(to[field]))
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }));
}

/** One text per value, whatever order its keys were written in: what is compared, and what the hash of a version is of. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
