import type { Language, Words } from '../questionnaire/definition.ts';

/** The messages of a campaign whose opening an organisation may write itself. */
export const MAIL_KINDS = ['invitation', 'reminder', 'last'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export interface MailText {
  readonly subject: string;
  readonly opening: string;
}

/** Own texts by kind and language; what is not there is the product's own. */
export type OwnTexts = Readonly<Partial<Record<MailKind, Partial<Record<Language, MailText>>>>>;

/** What may stand between braces, as people write it in each language, and the name of its value. */
export const VARIABLES = {
  name: { nl: 'naam', en: 'name' },
  organisation: { nl: 'organisatie', en: 'organisation' },
  title: { nl: 'ronde', en: 'campaign' },
  minutes: { nl: 'minuten', en: 'minutes' },
  opensOn: { nl: 'eerste_dag', en: 'first_day' },
  closesOn: { nl: 'laatste_dag', en: 'last_day' },
  link: { nl: 'link', en: 'link' },
} as const satisfies Record<string, Words>;
export type Variable = keyof typeof VARIABLES;

export const LONGEST_SUBJECT = 120;
export const LONGEST_OPENING = 2000;

/** Why a text cannot be sent; `about` is the part of it that is meant. */
export interface MailProblem {
  readonly kind:
    | 'subject-empty'
    | 'subject-too-long'
    | 'opening-too-long'
    | 'unknown-variable'
    | 'stray-brace'
    | 'no-link'
    | 'link-twice'
    | 'link-in-subject'
    | 'html'
    | 'variable-in-address';
  readonly about: string;
}

const BRACES = /\{([^{}\n]*)\}/g;
const byWord = (language: Language): ReadonlyMap<string, Variable> =>
  new Map(Object.entries(VARIABLES).map(([id, words]) => [words[language], id as Variable]));

/**
 * What is wrong with a text. A variable must be known, so that nobody reads "{naam}". The link stands in it once, and not
 * in the subject, which others see. No HTML: the mail is plain text. No variable inside a web address: such an address would
 * tell another site who opens it.
 */
export function mailProblems(text: MailText, language: Language): readonly MailProblem[] {
  const known = byWord(language);
  const { subject, opening } = text;
  const both = `${subject}\n${opening}`;
  const problems: MailProblem[] = [];
  const say = (kind: MailProblem['kind'], about = '') => problems.push({ kind, about });
  if (subject.trim() === '') say('subject-empty');
  if (subject.trim().length > LONGEST_SUBJECT) say('subject-too-long');
  if (opening.trim().length > LONGEST_OPENING) say('opening-too-long');
  for (const [whole, word = ''] of both.matchAll(BRACES))
    if (!known.has(word)) say('unknown-variable', whole);
  const brace = /[{}]/.exec(both.replace(BRACES, ''));
  if (brace) say('stray-brace', brace[0]);
  const link = `{${VARIABLES.link[language]}}`;
  const links = opening.split(link).length - 1;
  if (links === 0) say('no-link', link);
  if (links > 1) say('link-twice', link);
  if (subject.includes(link)) say('link-in-subject', link);
  const html = /<[a-z!/][^>]*>|&[a-z]+;|&#\d+;/i.exec(both);
  if (html) say('html', html[0]);
  for (const [address] of both.matchAll(/(?:https?:\/\/|www\.|mailto:)\S*/gi))
    if (address.includes('{')) say('variable-in-address', address);
  return problems;
}

/** The text with its values. Defined for texts without problems; a line break never gets into a subject. */
export function fillMailText(
  text: MailText,
  language: Language,
  values: Readonly<Record<Variable, string>>,
): MailText {
  const known = byWord(language);
  const fill = (part: string) =>
    part.replace(BRACES, (whole, word: string) => {
      const variable = known.get(word);
      return variable ? values[variable] : whole;
    });
  return { subject: fill(text.subject).replace(/\s+/g, ' ').trim(), opening: fill(text.opening).trim() };
}
