/** One node of the tree with the number of people invited directly in it. */
export interface InvitedUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly invited: number;
}

/** The group a credential is bound to: the people of these units; its answers count at `unitId` and above. */
export interface PlannedScope {
  readonly unitId: string;
  readonly members: readonly string[];
  readonly invited: number;
}

/**
 * Groups of at least `minimum` invited people, as low in the tree as possible.
 *
 * From the bottom up a unit joins its own people with whoever was left over below it; enough of them make a scope, too
 * few move up. What is left at the top joins the smallest scope, which then counts at the top: a key that only a handful
 * of people hold would tell them apart. Fewer than `minimum` people in all give no scope.
 */
export function buildScopes(units: readonly InvitedUnit[], minimum: number): readonly PlannedScope[] {
  const children = new Map<string | null, InvitedUnit[]>();
  for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit]);
  }
  const scopes: PlannedScope[] = [];
  const leftOver = (unit: InvitedUnit): { members: string[]; invited: number } => {
    const below = (children.get(unit.id) ?? []).map(leftOver);
    const members = [...(unit.invited > 0 ? [unit.id] : []), ...below.flatMap((part) => part.members)];
    const invited = unit.invited + below.reduce((sum, part) => sum + part.invited, 0);
    if (invited < minimum) return { members, invited };
    scopes.push({ unitId: unit.id, members, invited });
    return { members: [], invited: 0 };
  };
  const top = children.get(null)?.[0];
  const rest = top ? leftOver(top) : { members: [], invited: 0 };
  if (!top || rest.invited === 0 || scopes.length === 0) return scopes;
  const smallest = scopes.reduce((least, scope) => (scope.invited < least.invited ? scope : least));
  const joined = {
    unitId: top.id,
    members: [...smallest.members, ...rest.members],
    invited: smallest.invited + rest.invited,
  };
  return [...scopes.filter((scope) => scope !== smallest), joined];
}
