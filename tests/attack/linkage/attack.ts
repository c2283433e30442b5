import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import type { Medium } from './evidence.ts';
import { findAll } from './find-all.ts';

/** Someone who answered: everything that can stand for the person, and everything that the answers can look like. */
export interface Respondent {
  readonly scope: string;
  readonly marks: readonly Buffer[];
  readonly answers: readonly Buffer[];
  /** How many questions were answered, for whoever only knows sizes. */
  readonly size: number;
}

export interface Outcome {
  readonly strategy: string;
  readonly hits: number;
  /** People whose marks and answers both occur in what this strategy looked at. */
  readonly seen: number;
}

export interface Verdict {
  readonly respondents: number;
  readonly outcomes: readonly Outcome[];
  readonly best: Outcome;
  readonly hitRate: number;
  /** What guessing gives: one right in every group. */
  readonly chance: number;
  /** Three standard deviations above it. */
  readonly limit: number;
}

/**
 * Who gave which answers? The attacker has every answer sheet of a group, without names and in no order, and everything
 * that is left on the machine. In each medium the order of the people's marks is laid beside the order of the answers:
 * the first person of a group gets the first sheet, and so on. Where a medium shows no answers the rest is a guess.
 *
 * Chance: a random matching of n sheets to n people has one right on average with variance one (n >= 2), whatever n is;
 * so g groups of N people give g/N with a standard deviation of sqrt(g)/N.
 */
export function attack(
  respondents: readonly Respondent[],
  media: readonly Medium[],
  sizes: readonly number[],
  seed: number,
): Verdict {
  const groups = [...new Set(respondents.map(({ scope }) => scope))].map((scope) =>
    respondents.flatMap((each, index) => (each.scope === scope ? [index] : [])),
  );
  const outcomes = [
    ...media.map((medium) => matchOrders(respondents, groups, medium)),
    ...(['table', 'log-of-changes', 'log'] as const).map((kind) =>
      matchOrders(respondents, groups, joined(media, kind)),
    ),
    matchSizes(respondents, groups, sizes),
  ].filter(({ seen }) => seen > 0);
  const blind = guess(respondents, groups, seed);
  const best = [...outcomes, blind].reduce((most, each) => (each.hits > most.hits ? each : most));
  const n = respondents.length;
  const chance = groups.length / n;
  return {
    respondents: n,
    outcomes: [...outcomes, blind],
    best,
    hitRate: best.hits / n,
    chance,
    limit: chance + (3 * Math.sqrt(groups.length)) / n,
  };
}

type Groups = readonly (readonly number[])[];

function matchOrders(respondents: readonly Respondent[], groups: Groups, medium: Medium): Outcome {
  const people = orderIn(
    medium.bytes,
    respondents.map(({ marks }) => marks),
  );
  const sheets = orderIn(
    medium.bytes,
    respondents.map(({ answers }) => answers),
  );
  let [hits, seen] = [0, 0];
  for (const group of groups) {
    const persons = inOrder(group, people);
    const answers = inOrder(group, sheets);
    if (answers.length === 0) continue;
    seen += answers.length;
    hits += persons.filter((person, index) => answers[index] === person).length;
  }
  return { strategy: `${medium.kind}: ${medium.name}`, hits, seen };
}

/** Where each respondent occurs last: an update comes after what was there at launch. */
function orderIn(bytes: Buffer, patterns: readonly (readonly Buffer[])[]): readonly (number | null)[] {
  const owner = patterns.flatMap((list, index) => list.map(() => index));
  const last: (number | null)[] = patterns.map(() => null);
  for (const { pattern, at } of findAll(bytes, patterns.flat())) last[owner[pattern] as number] = at;
  return last;
}

function inOrder(group: readonly number[], places: readonly (number | null)[]): number[] {
  return group
    .filter((each) => places[each] !== null)
    .sort((a, b) => (places[a] as number) - (places[b] as number));
}

/** Sheets by how much was filled in beside boxes by how long they are, when boxes differ at all. */
function matchSizes(respondents: readonly Respondent[], groups: Groups, sizes: readonly number[]): Outcome {
  if (new Set(sizes).size < 2) return { strategy: 'size', hits: 0, seen: 0 };
  let hits = 0;
  for (const group of groups) {
    const boxes = [...group].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
    const sheets = [...group].sort((a, b) => (respondents[a]?.size ?? 0) - (respondents[b]?.size ?? 0));
    hits += boxes.filter((box, index) => sheets[index] === box).length;
  }
  return { strategy: 'size', hits, seen: respondents.length };
}

function guess(respondents: readonly Respondent[], groups: Groups, seed: number): Outcome {
  const rng = rngFromSeed(seed);
  let hits = 0;
  for (const group of groups) {
    const drawn = group.map((each) => ({ each, key: rng() })).sort((a, b) => a.key - b.key);
    hits += group.filter((each, index) => drawn[index]?.each === each).length;
  }
  return { strategy: 'guess', hits, seen: respondents.length };
}

function joined(media: readonly Medium[], kind: Medium['kind']): Medium {
  return {
    name: 'all together',
    kind,
    bytes: Buffer.concat(media.filter((medium) => medium.kind === kind).map(({ bytes }) => bytes)),
  };
}
