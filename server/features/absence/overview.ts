import { addMonths } from '../../domain/absence/months.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import type { AbsenceCells } from '../../privacy/absence-cells.ts';
import type { Category, Norm, YearFigures } from './contract.ts';
import { expectedOf, type NormQuarter, normsOf } from './norms.ts';
import type { ImportedUnit } from './queries.ts';
import { monthFigures, quarterFigures, yearFigures } from './year-figures.ts';

export interface OverviewInput {
  readonly cells: AbsenceCells;
  readonly units: readonly ImportedUnit[];
  readonly visible: readonly ImportedUnit[];
  readonly unit: ImportedUnit;
  readonly lastMonth: string;
}

export interface UnitYears {
  readonly year: YearFigures | null;
  readonly before: YearFigures | null;
  readonly countedAt: string | null;
}

/** The last twelve months and the twelve before: they share no day, so their difference says nothing new. */
export function unitYears(
  { cells, units, lastMonth }: Omit<OverviewInput, 'unit' | 'visible'>,
  unit: ImportedUnit,
): UnitYears {
  const [narrow, wide] = [cells.narrow.get(unit.id) ?? [], cells.wide.get(unit.id) ?? []];
  return {
    year: yearFigures(narrow, wide, lastMonth),
    before: yearFigures(narrow, wide, addMonths(lastMonth, -12)),
    countedAt: cells.narrow.has(unit.id) ? null : (units.find(({ id }) => id === unit.narrow)?.name ?? null),
  };
}

/** Everything the page of one unit shows, from released cells only. */
export function overviewOf(input: OverviewInput) {
  const { cells, unit, visible, lastMonth } = input;
  const top = input.units.find(({ parentId }) => parentId === null);
  const months = monthFigures(cells.wide.get(unit.id) ?? []);
  return {
    isTop: unit.id === top?.id,
    ...unitYears(input, unit),
    months: [...months],
    quarters: [...quarterFigures(months)],
    children: visible
      .filter(({ parentId }) => parentId === unit.id)
      .map((child) => ({ unit: nameOf(child), ...unitYears(input, child) })),
    categories: unit.id === top?.id ? categoriesOf(cells, lastMonth) : [],
  };
}

export function nameOf({ id, parentId, name }: ImportedUnit) {
  return { id, parentId, name };
}

export function categoriesOf(cells: AbsenceCells, lastMonth: string): Category[] {
  const keys = [...new Set(cells.categories.map(({ dimension, key }) => `${dimension}\u0000${key}`))];
  return keys.flatMap((each) => {
    const [dimension, key] = each.split('\u0000') as [Category['dimension'], string];
    const own = cells.categories.filter((total) => total.dimension === dimension && total.key === key);
    const figures = yearFigures(own, [], lastMonth);
    return figures ? [{ dimension, group: key, figures }] : [];
  });
}

interface NormInput {
  readonly tables: readonly NormTable[];
  readonly organisation: { readonly sector: string; readonly sizeClass: string | null };
  readonly imported: readonly NormQuarter[];
  readonly today: string;
}

/** Norms are of whole organisations, so only the organisation is put beside them. */
export function topNorms(input: OverviewInput, { tables, organisation, imported, today }: NormInput) {
  const overview = overviewOf(input);
  // Over the blocks of ten: those of fifty may leave more people out.
  const months = monthFigures(input.cells.narrow.get(input.unit.id) ?? []);
  const norms: Norm[] = normsOf({
    tables,
    organisation,
    heads: overview.year?.heads ?? 0,
    months,
    imported,
    today,
  });
  return { norms, expected: expectedOf(tables, overview.categories) };
}
