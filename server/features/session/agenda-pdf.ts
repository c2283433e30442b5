import { type Block, taggedPdf } from '../../documents/tagged-pdf.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import type { Session } from './contract.ts';

const PARTS = 5;

/** What to do when, minute by minute, with sentences to say: for who leads the session. */
export function agendaPdf(session: Session, language: Language): Promise<Uint8Array> {
  const t = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(language, `session_${key}`, values);
  const parts = Array.from({ length: PARTS }, (_, index) => index + 1);
  return taggedPdf({
    title: t('guide_title', { unit: session.unit }),
    language,
    footer: (page, pages) => `${session.unit} · ${page} / ${pages}`,
    blocks: [
      { kind: 'title', text: t('guide_title', { unit: session.unit }) },
      { kind: 'text', text: t('guide_intro') },
      ...parts.flatMap((part): Block[] => [
        { kind: 'heading', text: t(`agenda_${part}`) },
        { kind: 'text', text: t(`guide_${part}`) },
      ]),
      { kind: 'heading', text: t('guide_topics') },
      { kind: 'list', items: session.topics.map(({ title }) => title[language]) },
      { kind: 'heading', text: t('rules_title') },
      { kind: 'list', items: [1, 2, 3, 4].map((rule) => t(`rule_${rule}`)) },
    ],
  });
}
