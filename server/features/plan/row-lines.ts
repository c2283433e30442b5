import { riskClassOf } from '../../domain/plan/finding-state.ts';
import type { Finding, PlanRow } from '../../domain/plan/shapes.ts';
import type { DossierWords } from './dossier-words.ts';

type Line = readonly [label: string, value: string];

/** A plan row as labels and values, in the order of the list of fields of an RI&E plan; what is empty is left out. */
export function rowLines(row: PlanRow, finding: Finding | undefined, words: DossierWords): readonly Line[] {
  const { choice, day, field, number, t } = words;
  const text = (name: keyof PlanRow): Line => [field(name), String(row[name] ?? '')];
  const date = (name: keyof PlanRow): Line => [field(name), row[name] ? day(String(row[name])) : ''];
  const amount = (name: keyof PlanRow): Line => {
    const value = row[name] as number | null;
    return [field(name), value === null ? '' : number(value, Number.isInteger(value) ? 0 : 2)];
  };
  const lines: Line[] = [
    [t('row_finding'), finding ? `${finding.unit.name}. ${words.says(finding.evidence)}` : ''],
    text('rieReference'),
    [field('psaCategory'), finding?.psaCategory ? choice('psa', finding.psaCategory) : ''],
    [field('causes'), finding?.causes.map((cause) => cause.text).join(' ') ?? ''],
    [t('row_risk_before'), finding ? choice('risk', riskClassOf(finding)) : ''],
    text('legalArticle'),
    text('description'),
    [field('step'), choice('step', row.step)],
    text('stepReason'),
    [field('level'), choice('level', row.level)],
    [field('prevention'), row.prevention ? choice('prevention', row.prevention) : ''],
    text('goal'),
    text('indicator'),
    text('baseline'),
    text('target'),
    text('owner'),
    text('executor'),
    text('expertise'),
    amount('budgetPlanned'),
    amount('budgetSpent'),
    amount('hoursPlanned'),
    amount('hoursSpent'),
    date('startsOn'),
    date('deadline'),
    [field('status'), choice('status', row.status)],
    date('doneOn'),
    text('educationNeeded'),
    date('educationDoneOn'),
    [
      field('councilKind'),
      row.councilKind && row.councilOn ? `${choice('council', row.councilKind)}, ${day(row.councilOn)}` : '',
    ],
    text('expertAdvice'),
    text('communication'),
    date('communicatedOn'),
    date('evaluateOn'),
    [field('effect'), row.effect ? choice('effect', row.effect) : ''],
    text('effectNote'),
    [field('residualClass'), row.residualClass ? choice('risk', row.residualClass) : ''],
    text('residualReason'),
    text('remark'),
  ];
  return lines.filter(([, value]) => value.trim() !== '');
}
