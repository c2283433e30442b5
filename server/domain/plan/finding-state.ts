import type { RiskClass } from '../risk/risk-class.ts';
import type { Finding, PlanRow } from './shapes.ts';

/** open: nothing is done with it yet; planned: at least one row that was not stopped; accepted: signed as it is. */
export type FindingState = 'open' | 'planned' | 'accepted';

/** Where every finding ends: in a row of the plan, or accepted with a reason and a signature. */
export function findingState(finding: Finding, rows: readonly PlanRow[]): FindingState {
  if (finding.acceptedBecause !== null) return 'accepted';
  const own = rows.filter((row) => row.findingId === finding.id && row.status !== 'stopped');
  return own.length > 0 ? 'planned' : 'open';
}

/** The class that counts: the override where there is one. Null before the finding is weighed. */
export function riskClassOf({
  riskOverride,
  riskRated,
}: Pick<Finding, 'riskOverride' | 'riskRated'>): RiskClass | null {
  return riskOverride ?? riskRated;
}
