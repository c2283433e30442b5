import { type AbsenceCells, absenceCells, type CountedUnit, type KeptTotal } from './absence-cells.ts';
import type { Cell } from './cells.ts';
import type { CommentCell, Comments } from './comments.ts';
import { brokenComments, commentCells } from './comments.ts';
import { cutCells } from './cut-cells.ts';
import { brokenInvariant, brokenSums } from './invariants.ts';
import type { Measure } from './measure.ts';
import { sumsByUnit } from './measure.ts';
import type { MemberSums, NormFigure, PoolMember, PoolVerdict } from './norm-pool.ts';
import { mayPool, poolFigure } from './norm-pool.ts';
import { prevalenceCells } from './prevalence-cells.ts';
import type { Held, ResponseCell, ResponseCount } from './response.ts';
import { responseCells } from './response.ts';
import { scaleCells } from './scale-cells.ts';
import { readTree } from './tree.ts';
import type { TreeNode, UnitId } from './types.ts';
import { verifyCertificate } from './verify-certificate.ts';

export type { Measure } from './measure.ts';

declare const released: unique symbol;
/** Something that has passed the one door. Only this file can make it. */
export type Released<T> = T & { readonly [released]: true };

/** The floor: no campaign, role or setting goes below it. */
export const FLOOR = 5;

/**
 * The figures of a campaign that may be seen, and a withheld cell for every other unit and measure.
 *
 * Every figure is made from the sums of whole blocks of at least k people, or stands in a cut table with a verified
 * certificate, so whatever is combined, added or subtracted afterwards depends on at least k people. What is shown is
 * decided from numbers of people only; values are rounded or bounded, never hidden.
 * Throws when a plan or its sums break a rule: then nothing is published.
 */
export function release(tree: readonly TreeNode[], measures: readonly Measure[]): Released<readonly Cell[]> {
  readTree(tree);
  refuseSharedItems(measures);
  const above = new Set<UnitId | null>(tree.map((node) => node.parentId));
  const isTeam = (node: TreeNode): boolean => node.parentId !== null && !above.has(node.id);
  const cells = measures.flatMap((measure): Cell[] => {
    refuseBroken(tree, measure);
    const sums = sumsByUnit(measure);
    const perUnit = tree.flatMap((node) =>
      measure.report === 'prevalence'
        ? prevalenceCells(measure, node.id, sums.get(node.id), !isTeam(node))
        : scaleCells(measure, node.id, sums.get(node.id)),
    );
    return [...perUnit, ...cutCells(measure)];
  });
  return cells as readonly Cell[] as Released<readonly Cell[]>;
}

/** The comments on one open question, per unit; see comments.ts. `random` draws their one order. */
export function releaseComments(
  tree: readonly TreeNode[],
  comments: Comments,
  random: () => number,
): Released<readonly CommentCell[]> {
  const broken = brokenComments(comments);
  if (broken !== null) throw new Error(`Question ${comments.question}: ${broken}`);
  return commentCells(tree, comments, random) as readonly CommentCell[] as Released<readonly CommentCell[]>;
}

/** The response so far, per unit; see response.ts. */
export function releaseResponse(
  tree: readonly TreeNode[],
  counts: readonly ResponseCount[],
  before: Held,
): { readonly cells: Released<readonly ResponseCell[]>; readonly held: Held } {
  const { cells, held } = responseCells(tree, counts, before);
  return { cells: cells as Released<readonly ResponseCell[]>, held };
}

/** Absence figures of whole blocks; see absence-plan.ts and absence-cells.ts. */
export function releaseAbsence(
  units: readonly CountedUnit[],
  totals: readonly KeptTotal[],
): Released<AbsenceCells> {
  return absenceCells(units, totals) as AbsenceCells as Released<AbsenceCells>;
}

/**
 * The figures of a norm over organisations, or why there are none; see norm-pool.ts. Only scales that every member has:
 * a scale with fewer members would be a version of its own.
 */
export function releaseNorm(
  members: readonly (PoolMember & { readonly scales: ReadonlyMap<string, MemberSums> })[],
  earlier: readonly (readonly string[])[],
):
  | { readonly ok: true; readonly figures: Released<readonly NormFigure[]> }
  | Extract<PoolVerdict, { readonly ok: false }> {
  const verdict = mayPool(members, earlier);
  if (!verdict.ok) return verdict;
  const [first] = members;
  const shared = [...(first?.scales.keys() ?? [])].filter((scale) =>
    members.every(({ scales }) => scales.has(scale)),
  );
  const figures = shared.map((scale) =>
    poolFigure(
      scale,
      members.flatMap(({ scales }) => scales.get(scale) ?? []),
    ),
  );
  return { ok: true, figures: figures as readonly NormFigure[] as Released<readonly NormFigure[]> };
}

/** Two measures over one item would have other people each: their difference is the people who skipped the rest. */
function refuseSharedItems(measures: readonly Measure[]): void {
  const names = measures.flatMap(({ scale, items }) => [
    `scale ${scale}`,
    ...items.map(({ id }) => `item ${id}`),
  ]);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two measures publish ${twice}`);
}

function refuseBroken(tree: readonly TreeNode[], measure: Measure): void {
  const { scale, plan } = measure;
  if (!(plan.k >= FLOOR))
    throw new Error(`Scale ${scale}: a group of ${plan.k} is below the floor of ${FLOOR}`);
  const broken = brokenInvariant(tree, plan) ?? brokenSums(measure);
  if (broken !== null) throw new Error(`Scale ${scale}: ${broken}`);
  if (!verifyCertificate(plan)) throw new Error(`Scale ${scale}: a cut table has no valid certificate`);
}
