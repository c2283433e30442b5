import { mean } from 'simple-statistics';
import type { Matrix } from './types.ts';

/**
 * Scores centred on their team mean.
 *
 * Answers: what remains of people's scores when the differences between teams are taken out?
 * Formula: x_ij - mean over people of team(i) of x_j; rows = people, teams = the team of each row
 * Source: within-group centring, e.g. Enders & Tofighi 2007, Psychol. Methods 12:121-138. Mean of simple-statistics.
 * Defined for: as many teams as rows; otherwise null. A team of one gives zeros.
 * Oracle: tests/oracles/dominance.R (ave), R 4.2.2.
 */
export function centreByTeam(rows: Matrix, teams: readonly string[]): Matrix | null {
  if (rows.length !== teams.length) return null;
  const members = new Map<string, (readonly number[])[]>();
  rows.forEach((row, i) => {
    const own = members.get(teams[i]!);
    if (own) own.push(row);
    else members.set(teams[i]!, [row]);
  });
  const means = new Map(
    [...members].map(([team, own]) => [
      team,
      own[0]!.map((_, column) => mean(own.map((row) => row[column]!))),
    ]),
  );
  return rows.map((row, i) => row.map((value, column) => value - means.get(teams[i]!)![column]!));
}
