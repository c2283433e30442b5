import { evidenceText, evidenceTitle } from '../../domain/plan/evidence-text.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import { say } from '../../words.ts';

type Language = 'nl' | 'en';
type Values = Readonly<Record<string, string | number>>;

/** What a document in one language says: sentences, stored values in words, days and numbers. */
export interface DossierWords {
  readonly language: Language;
  /** A sentence of the inspector file. */
  t(key: string, values?: Values): string;
  /** The name of a field, as on the screens. */
  field(name: string): string;
  /** A stored choice by its name. */
  choice(
    kind:
      | 'risk'
      | 'status'
      | 'step'
      | 'level'
      | 'psa'
      | '4a'
      | 'effect'
      | 'council'
      | 'source'
      | 'check'
      | 'prevention'
      | 'finding_state',
    value: string | null,
  ): string;
  day(date: string): string;
  number(value: number, digits?: number): string;
  says(evidence: Evidence): string;
  title(evidence: Evidence): string;
}

export function dossierWords(language: Language): DossierWords {
  const tag = language === 'nl' ? 'nl-NL' : 'en-GB';
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    language,
    t: (key, values) => say(language, `inspector_${key}`, values),
    field: (name) =>
      say(
        language,
        `plan_field_${name === 'field4A' ? 'field_4a' : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      ),
    choice: (kind, value) => {
      if (value === null) return say(language, kind === 'risk' ? 'plan_risk_none' : 'plan_not_chosen');
      const key = value === 'personal-protection' ? 'protection' : value.replaceAll('-', '_');
      return say(language, `plan_${kind}_${key}`);
    },
    day: (date) => days.format(new Date(`${date}T12:00:00Z`)),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    says: (evidence) => evidenceText(evidence, language, say),
    title: (evidence) => evidenceTitle(evidence, language),
  };
}
