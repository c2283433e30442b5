import QRCode from 'qrcode';
import type { Deck, Slide } from '../../documents/deck.ts';
import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import type { Language, Scale } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import type { Session } from './contract.ts';

interface Input {
  readonly session: Session;
  readonly place: {
    readonly unit: { readonly id: string; readonly name: string };
    readonly campaign: { readonly title: string };
    readonly scales: readonly Scale[];
    readonly picture: CampaignPicture;
  };
  readonly organisation: { readonly name: string; readonly demonstration: boolean };
  readonly language: Language;
}

/** Six slides to talk by: welcome, agenda, results, vote, causes, agreements. */
export function sessionDeck({ session, place, organisation, language }: Input): Deck {
  const t = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(language, `session_${key}`, values);
  const lines = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => t(`${prefix}_${index + 1}`));
  const chosen = session.chosen.map(
    (scale) => session.topics.find((topic) => topic.scale === scale)?.title[language] ?? scale,
  );
  return {
    title: t('deck_title', { unit: session.unit }),
    language,
    footer: `${session.unit} · ${place.campaign.title}`,
    slides: [
      {
        title: t('deck_title', { unit: session.unit }),
        lines: [
          `${organisation.name} · ${place.campaign.title}`,
          ...(organisation.demonstration ? [say(language, 'reports_demonstration')] : []),
        ],
      },
      { title: t('agenda_title'), lines: lines('agenda', 5) },
      { title: t('rules_title'), lines: lines('rule', 4) },
      resultSlide(session, place, language),
      {
        title: t('vote_title'),
        lines: [...lines('vote', 3), t('vote_code', { code: session.code })],
        code: { modules: qrModules(session.address), text: session.address.replace(/^https?:\/\//, '') },
      },
      {
        title: t('causes_title'),
        lines: [
          ...(chosen.length > 0 ? [t('causes_chosen', { topics: chosen.join(', ') })] : []),
          ...lines('cause', 3),
        ],
      },
      {
        title: t('agree_title'),
        table: {
          widths: [3, 3, 2, 2],
          head: [t('agree_cause'), t('agree_measure'), t('agree_who'), t('agree_when')],
          rows: Array.from({ length: 5 }, () => ['', '', '', '']),
        },
      },
    ],
  };
}

function resultSlide(session: Session, { unit, picture }: Input['place'], language: Language): Slide {
  const means = (unitId: string) =>
    session.topics.map(({ scale }) => picture.shown.get(unitId)?.get(scale)?.mean ?? null);
  return {
    title: say(language, 'session_results_title'),
    lines: [say(language, 'session_results_intro')],
    chart: {
      alt: say(language, 'reports_alt_profile', { unit: unit.name }),
      labels: session.topics.map(({ title }) => title[language]),
      series: [
        { name: unit.name, values: means(unit.id) },
        ...(unit.id === picture.topId
          ? []
          : [{ name: say(language, 'reports_legend_norm'), values: means(picture.topId) }]),
      ],
    },
  };
}

/** The dark squares of a QR code, row by row. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => Boolean(modules.get(row, column))),
  );
}
