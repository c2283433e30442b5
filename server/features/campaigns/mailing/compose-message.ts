import {
  fillMailText,
  type MailKind,
  type MailText,
  type OwnTexts,
  VARIABLES,
} from '../../../domain/campaign-year/mail-text.ts';
import type { Language } from '../../../domain/questionnaire/definition.ts';
import { longDay, say } from '../../../words.ts';

/** What a message of a campaign says about the campaign. */
export interface CampaignFacts {
  readonly campaignId: string;
  readonly organisation: string;
  readonly title: string;
  readonly minutes: number;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly minimumGroup: number;
  /** The eight words, or what stands in their place before the launch. */
  readonly words: string;
  readonly answerUrl: string;
  readonly texts: OwnTexts;
}

export interface Addressee {
  readonly name: string;
  readonly language: Language;
  readonly group: string;
  readonly invited: number;
}

/** The link, and on paper the code that stands for it. */
export interface Way {
  readonly token: string;
  readonly code: string | null;
}

interface Message {
  readonly subject: string;
  readonly body: string;
}

const braces = (language: Language) =>
  Object.fromEntries(Object.entries(VARIABLES).map(([id, words]) => [id, `{${words[language]}}`]));

/** The product's own text of a kind, as somebody would have typed it. */
export function standardText(kind: MailKind | 'letter', language: Language): MailText {
  const subject = kind === 'letter' ? 'invitation' : kind;
  return {
    subject: say(language, `mailing_${subject}_subject`, braces(language)),
    opening: say(language, `mailing_${kind}_opening`, braces(language)),
  };
}

/**
 * A message as somebody receives it: the opening, which the organisation may have written, and below it what is promised,
 * which it may not change.
 */
export function composeMessage(
  kind: MailKind,
  facts: CampaignFacts,
  person: Addressee,
  { token, code }: Way,
): Message {
  const { language } = person;
  // The page opens in the language of the person; Dutch is what it opens in by itself.
  const link = `${facts.answerUrl}/s${language === 'nl' ? '' : `?lang=${language}`}#${token}`;
  const own = facts.texts[kind]?.[language];
  const text = own ?? standardText(code !== null && kind === 'invitation' ? 'letter' : kind, language);
  const { subject, opening } = fillMailText(text, language, {
    name: person.name,
    organisation: facts.organisation,
    title: facts.title,
    minutes: String(facts.minutes),
    opensOn: longDay(facts.opensOn, language),
    closesOn: longDay(facts.closesOn, language),
    link:
      code === null
        ? link
        : say(language, 'mailing_letter_link', {
            page: facts.answerUrl.replace(/^https?:\/\//, '') + '/code',
            code,
            link,
          }),
  });
  return { subject, body: `${opening}\n\n${promise(kind, facts, person, code !== null)}\n` };
}

function promise(kind: MailKind, facts: CampaignFacts, person: Addressee, onPaper: boolean): string {
  const { language } = person;
  const info = `${facts.answerUrl}/answers?campaign=${facts.campaignId}`;
  if (kind !== 'invitation') return say(language, `mailing_${kind}_promise`, { info });
  return [
    say(language, 'mailing_promise', {
      group: person.group,
      invited: person.invited,
      minimum: facts.minimumGroup,
    }),
    ...(onPaper ? [] : [say(language, 'mailing_promise_info', { info })]),
    say(language, 'mailing_promise_words', { words: facts.words }),
    say(language, onPaper ? 'mailing_promise_letter' : 'mailing_promise_link'),
  ].join('\n\n');
}
