import type { Cell } from './cells.ts';
import type { Measure } from './measure.ts';
import type { Released } from './release.ts';
import { byId } from './tree.ts';
import type { BlockId, Plan, UnitId } from './types.ts';

/** What one release of one measure told, kept for ever. Figures are the published ones; nothing finer. */
export interface LedgerEntry {
  readonly scale: string;
  readonly k: number;
  readonly blocks: readonly { readonly id: BlockId; readonly n: number }[];
  readonly published: Plan['published'];
  readonly cutTables: Plan['cutTables'];
  readonly cells: readonly Cell[];
}

export type SecondRelease =
  | { readonly ok: true; readonly change: 'none' | 'names' }
  | {
      readonly ok: false;
      readonly reason: 'measures' | 'group-size' | 'blocks' | 'sets' | 'cut-tables' | 'figures';
    };

export function ledgerEntries(measures: readonly Measure[], cells: Released<readonly Cell[]>): LedgerEntry[] {
  return measures.map(({ scale, plan }) => ({
    scale,
    k: plan.k,
    blocks: plan.blocks.map(({ id, n }) => ({ id, n })),
    published: plan.published,
    cutTables: plan.cutTables,
    cells: cells.filter((cell) => cell.scale === scale),
  }));
}

/**
 * May answers that were released once be released again?
 *
 * Two different cuts of the same answers can be subtracted. So the second release must hold the same blocks with the
 * same people, the same sets of blocks, the same tables and the same figures; only the units to which whole sets
 * belong may have got other names. New unions of old blocks are refused too: they would isolate nobody, but every
 * further rounded sum over the same people takes away some of the uncertainty that rounding left.
 */
export function checkSecondRelease(old: readonly LedgerEntry[], next: readonly LedgerEntry[]): SecondRelease {
  const before = new Map(old.map((entry) => [entry.scale, entry]));
  if (next.length !== old.length || next.some(({ scale }) => !before.has(scale))) return refuse('measures');
  for (const entry of next) {
    const earlier = before.get(entry.scale) as LedgerEntry;
    if (entry.k !== earlier.k) return refuse('group-size');
    if (!same(entry.blocks.map(blockName), earlier.blocks.map(blockName))) return refuse('blocks');
    if (!same(entry.published.map(setName), earlier.published.map(setName))) return refuse('sets');
    if (!same(entry.cutTables.map(tableName), earlier.cutTables.map(tableName))) return refuse('cut-tables');
    if (!same(figures(entry), figures(earlier))) return refuse('figures');
  }
  return { ok: true, change: next.every((entry) => sameNames(entry, before)) ? 'none' : 'names' };
}

/**
 * The same release under other unit names: after a re-organisation a unit that is gone lives on under another name, with
 * the blocks and figures that it had. `labels` gives the new name of a unit; one without a label keeps its own.
 */
export function relabel(
  entries: readonly LedgerEntry[],
  labels: ReadonlyMap<UnitId, UnitId>,
): readonly LedgerEntry[] {
  const named = (unit: UnitId): UnitId => labels.get(unit) ?? unit;
  const orNull = (unit: UnitId | null): UnitId | null => (unit === null ? null : named(unit));
  return entries.map((entry) => ({
    ...entry,
    published: entry.published.map((each) => ({
      ...each,
      unit: named(each.unit),
      sameAs: orNull(each.sameAs),
    })),
    cutTables: entry.cutTables.map((each) => ({ ...each, unit: named(each.unit) })),
    cells: entry.cells.map((cell) => ({
      ...cell,
      unit: named(cell.unit),
      ...('sameAs' in cell ? { sameAs: orNull(cell.sameAs) } : {}),
    })),
  }));
}

function refuse(reason: Extract<SecondRelease, { ok: false }>['reason']): SecondRelease {
  return { ok: false, reason };
}

function blockName({ id, n }: { readonly id: BlockId; readonly n: number }): string {
  return JSON.stringify([id, n]);
}

function setName({ blocks }: { readonly blocks: readonly BlockId[] }): string {
  return JSON.stringify([...blocks].sort(byId));
}

function tableName(table: LedgerEntry['cutTables'][number]): string {
  return JSON.stringify([table.cut, table.groups, setName(table)]);
}

/** Every shown figure with the people it is about instead of the unit's name. */
function figures({ cells, published }: LedgerEntry): string[] {
  const people = new Map<UnitId, string>(published.map((entry) => [entry.unit, setName(entry)]));
  return cells
    .filter((cell) => !cell.withheld)
    .map((cell) => JSON.stringify({ ...cell, unit: people.get(cell.unit) ?? cell.unit, sameAs: undefined }));
}

/** Same members, however often and in whatever order. */
function same(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  return inA.size === inB.size && [...inA].every((each) => inB.has(each));
}

function sameNames(entry: LedgerEntry, before: ReadonlyMap<string, LedgerEntry>): boolean {
  const names = ({ published }: LedgerEntry): string[] =>
    published.map((each) => `${each.unit} ${setName(each)}`);
  return same(names(entry), names(before.get(entry.scale) as LedgerEntry));
}
