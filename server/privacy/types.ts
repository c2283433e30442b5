/**
 * The words that the publisher and everyone who checks it share. Types only: an attacker may read this file and
 * nothing else of the room.
 */

export type UnitId = string;
export type BlockId = string;
export type CutId = string;
export type CategoryId = string;

/** One node of the organisation tree as it was frozen at launch. Exactly one node has no parent. */
export interface TreeNode {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
}

/** An optional background question, coarsened: its categories in their natural order. */
export interface Cut {
  readonly id: CutId;
  readonly categories: readonly CategoryId[];
}

/**
 * How many people with complete answers are counted directly at one unit with one background profile.
 * `profile[i]` is a category of the i-th cut; '' means the person did not tell.
 */
export interface LeafCount {
  readonly unit: UnitId;
  readonly profile: readonly CategoryId[];
  readonly n: number;
}

export interface Rules {
  /** Minimum number of people behind any combination of published figures. Floor 5 in production; tests use 3 and 4 too. */
  readonly k: number;
  /** A unit needs this many answers before a cut table is considered there (4k in production). */
  readonly cutMin: number;
  readonly cuts: readonly Cut[];
}

/** People who are always counted together: at least k of them, all from at or below `unit`. */
export interface Block {
  readonly id: BlockId;
  readonly unit: UnitId;
  readonly parts: readonly LeafCount[];
  readonly n: number;
}

/** What a unit may publish: the sum of whole blocks at or below it. */
export interface PublishedUnit {
  readonly unit: UnitId;
  readonly blocks: readonly BlockId[];
  /** Answers counted in these blocks, and answers given at or below the unit: "31 of 34; 3 are counted one level up". */
  readonly counted: number;
  readonly answered: number;
  /** Set when the unit's blocks are exactly those of one child. */
  readonly sameAs: UnitId | null;
}

/**
 * A table of one cut at one unit: groups of merged neighbouring categories, all shown or none. The group that lists ''
 * counts the people who did not tell: whoever fills a table and drops them gives them away by subtraction.
 */
export interface CutTable {
  readonly unit: UnitId;
  readonly cut: CutId;
  readonly groups: readonly (readonly CategoryId[])[];
  /** The blocks that the table covers. */
  readonly blocks: readonly BlockId[];
}

export interface Plan {
  readonly k: number;
  readonly blocks: readonly Block[];
  readonly published: readonly PublishedUnit[];
  readonly cutTables: readonly CutTable[];
  /** The coarsening that was used, one per cut of the campaign. */
  readonly merged: readonly { readonly cut: CutId; readonly groups: readonly (readonly CategoryId[])[] }[];
  /** Answers that are in no figure (a residual smaller than k at the root). */
  readonly unreported: number;
  /** Per region of a cut unit: k person-disjoint sets of same-block pairs; see certificate.ts. */
  readonly certificate: readonly Certificate[];
}

export interface Certificate {
  readonly unit: UnitId;
  /** Each set holds pairs of parts (indexes into the region's parts) of one block whose dummy differences span the space. */
  readonly sets: readonly (readonly CertificatePair[])[];
}

export interface CertificatePair {
  readonly block: BlockId;
  readonly a: readonly CategoryId[];
  readonly b: readonly CategoryId[];
  readonly unitA: UnitId;
  readonly unitB: UnitId;
}
