import type { Query } from '../../db/connection.ts';
import type { Finding, PlanContent, PlanRow } from '../../domain/plan/shapes.ts';
import type { Session } from '../../http/session.ts';
import { visibleUnits } from '../../http/visible-units.ts';
import { selectCauses, selectFindings, selectPlanRows, selectUnitParents } from './content-queries.ts';

/** The living plan of the organisation: every finding with its causes, and every row. */
export async function readContent(trx: Query): Promise<PlanContent> {
  const findings = await selectFindings(trx).execute();
  const causes = await selectCauses(trx).execute();
  const rows = await selectPlanRows(trx).execute();
  const byFinding = new Map<string, Finding['causes']>();
  for (const { findingId, ...cause } of causes)
    byFinding.set(findingId, [...(byFinding.get(findingId) ?? []), cause as Finding['causes'][number]]);
  return {
    findings: findings.map(({ unitId, unitName, ...finding }) => ({
      ...finding,
      unit: { id: unitId, name: unitName },
      causes: byFinding.get(finding.id) ?? [],
    })) as Finding[],
    rows: rows.map(({ unitId, unitName, ...row }) => ({
      ...row,
      unit: { id: unitId, name: unitName },
    })) as PlanRow[],
  };
}

export async function visibleUnitIds(trx: Query, session: Session): Promise<ReadonlySet<string>> {
  const units = await selectUnitParents(trx).execute();
  return new Set(visibleUnits(session, units).map((unit) => unit.id));
}

/** The part of the plan that an account may see: the findings and rows of its units. */
export async function readVisibleContent(trx: Query, session: Session): Promise<PlanContent> {
  const ids = await visibleUnitIds(trx, session);
  const { findings, rows } = await readContent(trx);
  return {
    findings: findings.filter((finding) => ids.has(finding.unit.id)),
    rows: rows.filter((row) => ids.has(row.unit.id)),
  };
}
