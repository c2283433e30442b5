import type { CompositionProblem } from '../../domain/questionnaire/compose-campaign.ts';
import { buildScopes, type InvitedUnit } from './build-scopes.ts';
import type { Preflight } from './contract.ts';

/** Fewer people than this share a key with the unit above. */
export const SCOPE_MINIMUM = 5;

interface Input {
  readonly units: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly roster: readonly { readonly unitId: string; readonly email: string | null }[];
  readonly minimumGroup: number;
  readonly minutes: number;
  readonly opensOn: string;
  readonly closesOn: string;
  /** The works council wants to speak first and has not. */
  readonly waits?: boolean;
  readonly today: string;
  readonly problems: readonly CompositionProblem[];
}

/** The tree with the people invited in each unit; units without anyone at or below them are left out, the top stays. */
export function countInvited(units: Input['units'], roster: Input['roster']): readonly InvitedUnit[] {
  const direct = new Map<string, number>();
  for (const person of roster) direct.set(person.unitId, (direct.get(person.unitId) ?? 0) + 1);
  const parent = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const needed = new Set<string>();
  for (const unitId of direct.keys()) {
    for (let id: string | null | undefined = unitId; id; id = parent.get(id)) needed.add(id);
  }
  return units
    .filter((unit) => needed.has(unit.id))
    .map((unit) => ({ id: unit.id, parentId: unit.parentId, invited: direct.get(unit.id) ?? 0 }));
}

/** Everything HR should see before a launch, and what stands in its way. */
export function preflight(input: Input): Omit<Preflight, 'checks'> {
  const invitedUnits = countInvited(input.units, input.roster);
  const scopes = buildScopes(invitedUnits, SCOPE_MINIMUM);
  const name = new Map(input.units.map((unit) => [unit.id, unit.name]));
  const scopeOf = new Map(scopes.flatMap((scope) => scope.members.map((member) => [member, scope] as const)));
  const tooSmall = invitedUnits
    .filter(
      (unit) =>
        unit.invited > 0 && (unit.invited < input.minimumGroup || scopeOf.get(unit.id)?.unitId !== unit.id),
    )
    .map((unit) => {
      const countedAt = scopeOf.get(unit.id)?.unitId ?? unit.id;
      const up = countedAt === unit.id ? (unit.parentId ?? unit.id) : countedAt;
      return {
        unit: name.get(unit.id) ?? '',
        people: unit.invited,
        countedWith: name.get(up) ?? '',
        merged: countedAt !== unit.id,
      };
    });
  return {
    invited: input.roster.length,
    withoutEmail: input.roster.filter((person) => person.email === null).length,
    minutes: input.minutes,
    hours: Math.ceil((input.roster.length * input.minutes) / 60),
    tooSmall,
    groups: scopes.length,
    obstacles: [
      ...(input.roster.length === 0 ? (['nobody-invited'] as const) : []),
      ...(input.roster.length > 0 && input.roster.length < input.minimumGroup
        ? (['too-few-people'] as const)
        : []),
      ...(input.closesOn < input.today ? (['period-over'] as const) : []),
      ...(input.closesOn < input.opensOn ? (['wrong-period'] as const) : []),
      ...(input.problems.length > 0 ? (['does-not-fit'] as const) : []),
      ...(input.waits ? (['waits-for-council'] as const) : []),
    ],
    misfits: input.problems.map(toMisfit),
  };
}

function toMisfit(problem: CompositionProblem): Preflight['misfits'][number] {
  const about =
    'module' in problem
      ? problem.module
      : 'scale' in problem
        ? problem.scale
        : 'text' in problem
          ? problem.text
          : '';
  return { kind: problem.kind, about };
}
