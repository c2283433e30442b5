import type { Block } from '../../documents/tagged-pdf.ts';
import { findingState, riskClassOf } from '../../domain/plan/finding-state.ts';
import type { Finding } from '../../domain/plan/shapes.ts';
import { yearFigures } from '../../domain/plan/year-figures.ts';
import { RISK_CLASSES } from '../../domain/risk/risk-class.ts';
import type { DossierWords } from './dossier-words.ts';
import { type Dossier, rowsOf } from './read-dossier.ts';
import { rowLines } from './row-lines.ts';
import { signBlocks } from './sign-blocks.ts';

const heading = (text: string): Block => ({ kind: 'heading', text });
const text = (line: string): Block => ({ kind: 'text', text: line });

/** The inspector file as headings, lines and tables: the same for PDF and Word. */
export function dossierBlocks(dossier: Dossier, words: DossierWords): readonly Block[] {
  const { t } = words;
  return [
    { kind: 'title', text: t('title') },
    {
      kind: 'quiet',
      text: `${dossier.organisation.name} · ${t('made_on', { date: words.day(dossier.today) })}`,
    },
    ...(dossier.organisation.demonstration ? [{ kind: 'quiet', text: t('demonstration') } as const] : []),
    text(t('intro')),
    ...signBlocks(dossier, words),
    ...totalBlocks(dossier, words),
    ...methodBlocks(dossier, words),
    ...attentionBlocks(dossier, words),
    ...findingBlocks(dossier, words),
    ...planBlocks(dossier, words),
    ...followBlocks(dossier, words),
  ];
}

/** Counts that anyone can make again from the tables below. */
export function dossierTotals({ content, attention }: Dossier) {
  const states = content.findings.map((finding) => findingState(finding, content.rows));
  const count = <T>(all: readonly T[], one: T) => all.filter((entry) => entry === one).length;
  const classes = content.findings.map((finding) => riskClassOf(finding));
  return {
    findings: content.findings.length,
    planned: count(states, 'planned'),
    accepted: count(states, 'accepted'),
    open: count(states, 'open'),
    byClass: RISK_CLASSES.map((riskClass) => ({ riskClass, findings: count(classes, riskClass) })),
    unrated: count(classes, null),
    rows: content.rows.length,
    attention: attention.length,
    attentionOpen: attention.filter((line) => line.state === 'open').length,
  };
}

function totalBlocks(dossier: Dossier, words: DossierWords): readonly Block[] {
  const { t, number, choice } = words;
  const totals = dossierTotals(dossier);
  const lines: readonly (readonly [string, number])[] = [
    [t('total_attention'), totals.attention],
    [t('total_attention_open'), totals.attentionOpen],
    [t('total_findings'), totals.findings],
    [t('total_planned'), totals.planned],
    [t('total_accepted'), totals.accepted],
    [t('total_open'), totals.open],
    ...totals.byClass.map(
      ({ riskClass, findings }) =>
        [t('total_class', { risk: choice('risk', riskClass).toLowerCase() }), findings] as const,
    ),
    [t('total_unrated'), totals.unrated],
    [t('total_rows'), totals.rows],
  ];
  return [
    heading(t('totals')),
    {
      kind: 'table',
      widths: [4, 1],
      head: [t('column_what'), t('column_number')],
      rows: lines.map(([label, value]) => [label, number(value)]),
    },
  ];
}

function methodBlocks({ campaigns }: Dossier, words: DossierWords): readonly Block[] {
  const { t, number, day } = words;
  return [
    heading(t('methods')),
    text(t('methods_text')),
    {
      kind: 'table',
      widths: [3, 3, 1.2, 1.2, 1.2, 1.4],
      head: [
        t('column_campaign'),
        t('column_period'),
        t('column_invited'),
        t('column_counted'),
        t('column_minimum'),
        t('column_withheld'),
      ],
      rows: campaigns.map((campaign) => [
        `${campaign.title} (${campaign.questionnaire[words.language]} ${campaign.version})`,
        t('period', { from: day(campaign.opensOn), to: day(campaign.closesOn) }),
        number(campaign.invited),
        t('counted', {
          count: number(campaign.counted),
          percent: number(campaign.invited > 0 ? (100 * campaign.counted) / campaign.invited : 0),
        }),
        number(campaign.minimumGroup),
        number(campaign.withheld),
      ]),
    },
    { kind: 'quiet', text: t('withheld_text') },
    { kind: 'subheading', text: t('risk_methods') },
    { kind: 'list', items: [t('risk_reach'), t('risk_kinney'), t('risk_small'), t('risk_floor')] },
    text(t('limits')),
  ];
}

function attentionBlocks({ attention }: Dossier, words: DossierWords): readonly Block[] {
  const { t, choice } = words;
  return [
    heading(t('attention')),
    text(t(attention.length === 0 ? 'attention_none' : 'attention_text')),
    ...(attention.length === 0
      ? []
      : [
          {
            kind: 'table',
            widths: [2, 4, 3],
            head: [t('column_unit'), t('column_figure'), t('column_outcome')],
            rows: attention.map((line) => [
              line.unit,
              `${words.says(line.evidence)} ${line.campaign}.`,
              line.state === 'planned'
                ? t('in_rows', { rows: line.rows.join(', ') })
                : line.state === 'accepted'
                  ? t('accepted', { because: line.acceptedBecause ?? '' })
                  : choice('finding_state', 'open'),
            ]),
          } as const,
        ]),
  ];
}

function findingBlocks({ content }: Dossier, words: DossierWords): readonly Block[] {
  const { t, choice, field, day } = words;
  return [
    heading(t('findings')),
    ...content.findings.flatMap((finding): Block[] => [
      { kind: 'subheading', text: `${words.title(finding.evidence)}, ${finding.unit.name}` },
      text(words.says(finding.evidence)),
      {
        kind: 'list',
        items: [
          ...intervalLine(finding, words),
          `${field('psaCategory')}: ${choice('psa', finding.psaCategory)}. ${field('field4A')}: ${choice('4a', finding.field4A)}.`,
          ...groupLine(finding, words),
          riskLine(finding, words),
          ...finding.causes.map(
            (cause) =>
              `${field('cause')}: ${cause.text} (${choice('source', cause.source)}, ${day(cause.heardOn)})`,
          ),
          outcomeLine(finding, content.rows, words),
        ],
      },
    ]),
  ];
}

function intervalLine({ evidence }: Finding, { t, number }: DossierWords): string[] {
  if (evidence.kind !== 'scale' || !evidence.interval || typeof evidence.difference !== 'number') return [];
  const { lower, upper } = evidence.interval;
  return [
    t('interval', {
      difference: number(evidence.difference, 1),
      lower: number(lower, 1),
      upper: number(upper, 1),
    }),
  ];
}

function groupLine(finding: Finding, { field, number }: DossierWords): string[] {
  const parts = [
    finding.exposedGroup ? `${field('exposedGroup')}: ${finding.exposedGroup}.` : '',
    finding.exposedNumber === null ? '' : `${field('exposedNumber')}: ${number(finding.exposedNumber)}.`,
    finding.specialCategory ? `${field('specialCategory')}: ${finding.specialCategory}.` : '',
  ].filter(Boolean);
  return parts.length > 0 ? [parts.join(' ')] : [];
}

function riskLine(finding: Finding, { t, choice, number }: DossierWords): string {
  const { riskInputs } = finding;
  if (riskInputs === null) return t('risk_open');
  const { method, ...inputs } = riskInputs;
  const values = Object.values(inputs).map((value) => number(value, Number.isInteger(value) ? 0 : 1));
  const weighed = t('risk_line', {
    risk: choice('risk', riskClassOf(finding)),
    method: t(`method_${method.replaceAll('-', '_')}`),
    inputs: values.join(' × '),
  });
  return finding.riskOverride ? `${weighed} ${t('risk_override', { reason: finding.riskReason })}` : weighed;
}

function outcomeLine(finding: Finding, rows: Dossier['content']['rows'], words: DossierWords): string {
  const { t, day } = words;
  if (finding.acceptedBecause !== null)
    return t('accepted_by', {
      by: finding.acceptedBy ?? '',
      day: day(finding.acceptedOn ?? finding.foundOn),
      because: finding.acceptedBecause,
    });
  const own = rowsOf(finding, rows);
  return own.length > 0 ? t('in_rows', { rows: own.map((row) => row.number).join(', ') }) : t('outcome_open');
}

function planBlocks({ content }: Dossier, words: DossierWords): readonly Block[] {
  const { t } = words;
  return [
    { kind: 'page' },
    heading(t('plan')),
    ...(content.rows.length === 0 ? [text(t('plan_none'))] : []),
    ...content.rows.flatMap((row): Block[] => {
      const finding = content.findings.find((entry) => entry.id === row.findingId);
      return [
        { kind: 'subheading', text: `${row.number}. ${row.title} (${row.unit.name})` },
        {
          kind: 'table',
          widths: [1.4, 4],
          head: [t('column_field'), t('column_value')],
          rows: rowLines(row, finding, words),
        },
      ];
    }),
  ];
}

function followBlocks(dossier: Dossier, words: DossierWords): readonly Block[] {
  const { t, choice, day, number } = words;
  const { content, checks, measured, reviews, today } = dossier;
  const year = Number(today.slice(0, 4));
  const figures = yearFigures(content.rows, new Set(checks.map((check) => check.rowId)), year, today);
  const lines = content.rows.flatMap((row): string[] => {
    const effect = measured.get(row.findingId);
    return [
      ...checks
        .filter((check) => check.rowId === row.id)
        .map((check) =>
          t('check_line', {
            number: row.number,
            months: check.months,
            outcome: choice('check', check.outcome).toLowerCase(),
            day: day(check.checkedOn),
          }),
        ),
      ...(effect
        ? [
            t('effect_line', {
              number: row.number,
              earlier: number(effect.earlier),
              now: number(effect.now),
              campaign: effect.campaign,
              interval: effect.interval
                ? t('effect_interval', {
                    difference: number(effect.difference, 1),
                    lower: number(effect.interval.lower, 1),
                    upper: number(effect.interval.upper, 1),
                  })
                : '',
              verdict: t(`verdict_${effect.verdict.replaceAll('-', '_')}`),
            }),
          ]
        : []),
    ];
  });
  return [
    heading(t('follow')),
    ...(lines.length > 0 ? [{ kind: 'list', items: lines } as const] : [text(t('follow_none'))]),
    text(
      t('year_line', {
        year: String(year),
        due: number(figures.due),
        done: number(figures.done),
        rate: figures.realisation === null ? '–' : `${number(figures.realisation)}%`,
        planned: number(figures.budgetPlanned),
        spent: number(figures.budgetSpent),
      }),
    ),
    ...reviews.flatMap((review): Block[] => [
      text(
        t(review.withCouncilOn ? 'review_with_council' : 'review_line', {
          year: String(review.year),
          day: day(review.heldOn),
          council: review.withCouncilOn ? day(review.withCouncilOn) : '',
        }),
      ),
      text(review.learned),
    ]),
  ];
}
