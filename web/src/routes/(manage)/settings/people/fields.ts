import { m } from '$lib/paraglide/messages';

const WORDS: Readonly<Record<string, () => string>> = {
  number: m.privacy_field_number,
  familyName: m.privacy_field_familyName,
  givenName: m.privacy_field_givenName,
  email: m.privacy_field_email,
  unit: m.privacy_field_unit,
  functionTitle: m.privacy_field_functionTitle,
  functionGroup: m.privacy_field_functionGroup,
  isManager: m.privacy_field_isManager,
  hoursShare: m.privacy_field_hoursShare,
  employedFrom: m.privacy_field_employedFrom,
  employedUntil: m.privacy_field_employedUntil,
  birthYear: m.privacy_field_birthYear,
  sex: m.privacy_field_sex,
  language: m.privacy_field_language,
};

/** The name of a column of the employee file, as people know it. */
export function fieldWords(field: string): string {
  return WORDS[field]?.() ?? field;
}
