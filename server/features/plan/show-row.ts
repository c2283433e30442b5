import { evidenceText, evidenceTitle } from '../../domain/plan/evidence-text.ts';
import { riskClassOf } from '../../domain/plan/finding-state.ts';
import { interimChecks } from '../../domain/plan/follow-up.ts';
import { isOpen } from '../../domain/plan/row-state.ts';
import type { Finding, PlanRow } from '../../domain/plan/shapes.ts';
import { say } from '../../words.ts';
import type { Row } from './contract.ts';

export interface Check {
  readonly rowId: string;
  readonly months: number;
  readonly checkedOn: string;
  readonly outcome: string;
  readonly note: string;
}

interface Around {
  readonly finding: Finding;
  readonly checks: readonly Check[];
  readonly today: string;
  readonly mayChange: boolean;
}

/** A row as pages and documents show it: with what it rests on and what is due. */
export function showRow(row: PlanRow, { finding, checks, today, mayChange }: Around): Row {
  const { evidence } = finding;
  const done = checks.filter((check) => check.rowId === row.id);
  return {
    ...row,
    campaignId: finding.campaignId,
    scale: finding.scale,
    evidence,
    findingTitle: { nl: evidenceTitle(evidence, 'nl'), en: evidenceTitle(evidence, 'en') },
    says: { nl: evidenceText(evidence, 'nl', say), en: evidenceText(evidence, 'en', say) },
    riskClass: riskClassOf(finding),
    causes: finding.causes.length,
    overdue: isOpen(row.status) && row.deadline < today,
    mayChange,
    checks: interimChecks(
      row,
      done.map((check) => check.months),
      today,
    ).map((check) => {
      const made = done.find((entry) => entry.months === check.months);
      return {
        ...check,
        checkedOn: made?.checkedOn ?? null,
        outcome: (made?.outcome ?? null) as Row['checks'][number]['outcome'],
        note: made?.note ?? '',
      };
    }),
  };
}
