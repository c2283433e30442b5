import type { Sheet } from '../../documents/sheet.ts';
import { findingState, riskClassOf } from '../../domain/plan/finding-state.ts';
import type { PlanRow } from '../../domain/plan/shapes.ts';
import { dossierTotals } from './dossier-blocks.ts';
import type { DossierWords } from './dossier-words.ts';
import { type Dossier, rowsOf } from './read-dossier.ts';

type Cell = string | number | null;

/** The inspector file as tables: totals, figures that ask for attention, findings, plan rows, campaigns. */
export function dossierSheets(dossier: Dossier, words: DossierWords): readonly Sheet[] {
  return [
    totalSheet(dossier, words),
    attentionSheet(dossier, words),
    findingSheet(dossier, words),
    rowSheet(dossier, words),
    campaignSheet(dossier, words),
  ];
}

function totalSheet(dossier: Dossier, { t, choice, day }: DossierWords): Sheet {
  const totals = dossierTotals(dossier);
  const { version, organisation, today } = dossier;
  return {
    name: t('sheet_totals'),
    head: [t('column_what'), t('column_number')],
    widths: [48, 30],
    rows: [
      [t('organisation'), organisation.name],
      [t('made'), day(today)],
      [t('version'), version?.number ?? 1],
      [t('council'), version?.council?.on ? day(version.council.on) : null],
      [t('system_review'), version?.systemReview?.on ? day(version.systemReview.on) : null],
      [t('scope_review'), version?.scopeReview?.on ? day(version.scopeReview.on) : null],
      [t('signature'), version?.signature ? day(version.signature.at.slice(0, 10)) : null],
      [t('total_attention'), totals.attention],
      [t('total_attention_open'), totals.attentionOpen],
      [t('total_findings'), totals.findings],
      [t('total_planned'), totals.planned],
      [t('total_accepted'), totals.accepted],
      [t('total_open'), totals.open],
      ...totals.byClass.map(({ riskClass, findings }): Cell[] => [
        t('total_class', { risk: choice('risk', riskClass).toLowerCase() }),
        findings,
      ]),
      [t('total_unrated'), totals.unrated],
      [t('total_rows'), totals.rows],
    ],
  };
}

function attentionSheet({ attention }: Dossier, words: DossierWords): Sheet {
  const { t, choice } = words;
  return {
    name: t('sheet_attention'),
    head: [
      t('column_unit'),
      t('column_subject'),
      t('column_figure'),
      t('column_campaign'),
      t('column_outcome'),
      t('column_rows'),
      t('column_because'),
    ],
    widths: [28, 28, 60, 26, 16, 12, 50],
    rows: attention.map((line) => [
      line.unit,
      words.title(line.evidence),
      words.says(line.evidence),
      line.campaign,
      choice('finding_state', line.state),
      line.rows.join(', ') || null,
      line.acceptedBecause,
    ]),
  };
}

function findingSheet({ content }: Dossier, words: DossierWords): Sheet {
  const { t, choice, field, day } = words;
  return {
    name: t('sheet_findings'),
    head: [
      t('column_unit'),
      t('column_subject'),
      t('column_figure'),
      field('psaCategory'),
      field('field4A'),
      field('exposedGroup'),
      field('exposedNumber'),
      t('column_risk'),
      field('riskReason'),
      field('causes'),
      t('column_outcome'),
      t('column_rows'),
      field('acceptedBecause'),
      field('acceptedBy'),
      field('acceptedOn'),
    ],
    widths: [28, 28, 60, 22, 22, 24, 14, 16, 30, 50, 16, 12, 40, 24, 18],
    rows: content.findings.map((finding) => [
      finding.unit.name,
      words.title(finding.evidence),
      words.says(finding.evidence),
      choice('psa', finding.psaCategory),
      choice('4a', finding.field4A),
      finding.exposedGroup || null,
      finding.exposedNumber,
      choice('risk', riskClassOf(finding)),
      finding.riskReason || null,
      finding.causes.map((cause) => cause.text).join(' ') || null,
      choice('finding_state', findingState(finding, content.rows)),
      rowsOf(finding, content.rows)
        .map((row) => row.number)
        .join(', ') || null,
      finding.acceptedBecause,
      finding.acceptedBy,
      finding.acceptedOn ? day(finding.acceptedOn) : null,
    ]),
  };
}

function rowSheet({ content }: Dossier, words: DossierWords): Sheet {
  const { t, choice, day, field } = words;
  const date = (value: string | null) => (value ? day(value) : null);
  const columns: readonly (readonly [head: string, width: number, cell: (row: PlanRow) => Cell])[] = [
    [t('column_row'), 8, (row) => row.number],
    [t('column_unit'), 28, (row) => row.unit.name],
    [field('title'), 40, (row) => row.title],
    [field('description'), 60, (row) => row.description || null],
    [
      field('causes'),
      50,
      (row) =>
        content.findings
          .find((finding) => finding.id === row.findingId)
          ?.causes.map((cause) => cause.text)
          .join(' ') || null,
    ],
    [
      t('row_risk_before'),
      16,
      (row) => {
        const finding = content.findings.find((entry) => entry.id === row.findingId);
        return finding ? choice('risk', riskClassOf(finding)) : null;
      },
    ],
    [field('step'), 22, (row) => choice('step', row.step)],
    [field('stepReason'), 40, (row) => row.stepReason || null],
    [field('level'), 14, (row) => choice('level', row.level)],
    [field('legalArticle'), 36, (row) => row.legalArticle || null],
    [field('goal'), 40, (row) => row.goal || null],
    [field('indicator'), 40, (row) => row.indicator || null],
    [field('owner'), 24, (row) => row.owner],
    [field('executor'), 24, (row) => row.executor || null],
    [field('expertise'), 30, (row) => row.expertise || null],
    [field('startsOn'), 18, (row) => date(row.startsOn)],
    [field('deadline'), 18, (row) => date(row.deadline)],
    [field('status'), 14, (row) => choice('status', row.status)],
    [field('doneOn'), 18, (row) => date(row.doneOn)],
    [field('budgetPlanned'), 14, (row) => row.budgetPlanned],
    [field('budgetSpent'), 14, (row) => row.budgetSpent],
    [field('hoursPlanned'), 12, (row) => row.hoursPlanned],
    [field('hoursSpent'), 12, (row) => row.hoursSpent],
    [field('educationNeeded'), 30, (row) => row.educationNeeded || null],
    [field('educationDoneOn'), 18, (row) => date(row.educationDoneOn)],
    [field('councilOn'), 18, (row) => date(row.councilOn)],
    [field('expertAdvice'), 40, (row) => row.expertAdvice || null],
    [field('communicatedOn'), 18, (row) => date(row.communicatedOn)],
    [field('evaluateOn'), 18, (row) => date(row.evaluateOn)],
    [field('effect'), 22, (row) => (row.effect ? choice('effect', row.effect) : null)],
    [field('effectNote'), 40, (row) => row.effectNote || null],
    [field('residualClass'), 16, (row) => (row.residualClass ? choice('risk', row.residualClass) : null)],
    [field('remark'), 40, (row) => row.remark || null],
  ];
  return {
    name: t('sheet_plan'),
    head: columns.map(([head]) => head),
    widths: columns.map(([, width]) => width),
    rows: content.rows.map((row) => columns.map(([, , cell]) => cell(row))),
  };
}

function campaignSheet({ campaigns }: Dossier, { t, day, language }: DossierWords): Sheet {
  return {
    name: t('sheet_campaigns'),
    head: [
      t('column_campaign'),
      t('column_questionnaire'),
      t('column_from'),
      t('column_to'),
      t('column_invited'),
      t('column_counted'),
      t('column_minimum'),
      t('column_withheld'),
    ],
    widths: [30, 30, 18, 18, 12, 12, 16, 16],
    rows: campaigns.map((campaign) => [
      campaign.title,
      `${campaign.questionnaire[language]} ${campaign.version}`,
      day(campaign.opensOn),
      day(campaign.closesOn),
      campaign.invited,
      campaign.counted,
      campaign.minimumGroup,
      campaign.withheld,
    ]),
  };
}
