import type { Evidence, ScaleEvidence } from '../risk/evidence.ts';

type Language = 'nl' | 'en';
/** The sentence of a message file, with its values filled in. */
export type Say = (
  language: Language,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** What a finding rests on, in one sentence: the same on screen, on paper and in the change log. */
export function evidenceText(evidence: Evidence, language: Language, say: Say): string {
  const t = (key: string, values: Record<string, string | number> = {}) =>
    say(language, `plan_evidence_${key}`, values);
  switch (evidence.kind) {
    case 'scale': {
      const parts = {
        scale: evidence.scaleTitle[language],
        value: bounded(evidence.mean, evidence.bound, language, say),
        answers: evidence.n.replace('-', '–'),
      };
      const own =
        evidence.organisationMean === null
          ? t('scale_alone', parts)
          : t('scale', { ...parts, norm: figure(evidence.organisationMean, language) });
      return evidence.norm ? `${own} ${normText(evidence.norm, language, say)}` : own;
    }
    case 'prevalence': {
      const shares = evidence.behaviours.map(
        ({ text, share, bound }) => `${text[language]} ${bounded(share, bound, language, say)}%`,
      );
      return t('prevalence', {
        scale: evidence.scaleTitle[language],
        shares: shares.join(' '),
        answers: evidence.n.replace('-', '–'),
      });
    }
    case 'absence': {
      const parts = {
        title: evidence.title[language],
        value: figure(evidence.value, language, 1),
        measured: evidence.measuredIn[language],
        period: evidence.period,
      };
      return evidence.norm === null
        ? t('absence_alone', parts)
        : t('absence', { ...parts, norm: figure(evidence.norm.value, language, 1) });
    }
    case 'relation':
      return t('relation', {
        scale: evidence.scaleTitle[language],
        absence: evidence.absenceTitle[language],
        units: evidence.units,
        coefficient: figure(evidence.coefficient, language, 2),
        period: evidence.period,
      });
    case 'checklist':
      return t('checklist', {
        checklist: evidence.checklist[language],
        topic: evidence.topic[language],
        answer: evidence.answer[language],
      });
    case 'observation':
      return t('observation', { title: evidence.title, text: evidence.text });
  }
}

/** What a finding is called where there is no room for a sentence. */
export function evidenceTitle(evidence: Evidence, language: Language): string {
  switch (evidence.kind) {
    case 'scale':
    case 'prevalence':
      return evidence.scaleTitle[language];
    case 'absence':
      return evidence.title[language];
    case 'relation':
      return `${evidence.scaleTitle[language]} · ${evidence.absenceTitle[language]}`;
    case 'checklist':
      return evidence.topic[language];
    case 'observation':
      return evidence.title;
  }
}

/** The norm beside a score, and whether the two may be compared. */
function normText(norm: NonNullable<ScaleEvidence['norm']>, language: Language, say: Say): string {
  return say(language, 'plan_evidence_norm', {
    title: norm.title[language],
    group: norm.group[language],
    period: norm.period,
    value: figure(norm.value, language, 1),
    use: say(language, `plan_norm_${norm.comparability.replace('-', '_')}`),
  });
}

function bounded(value: number, bound: string, language: Language, say: Say): string {
  const text = figure(value, language);
  if (bound === 'at-most') return say(language, 'plan_at_most', { value: text });
  return bound === 'at-least' ? say(language, 'plan_at_least', { value: text }) : text;
}

function figure(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
