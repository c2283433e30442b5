import type { Content } from 'pdfmake/interfaces.js';
import { tokenOfCode } from '../../crypto/typed-code.ts';
import { renderPdf } from '../../documents/render-pdf.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { longDay, say } from '../../words.ts';
import { typedAddress, wordsInLine } from './on-paper.ts';

interface Campaign {
  readonly title: string;
  readonly organisation: string;
  readonly closesOn: string;
  readonly answerUrl: string;
  readonly words: readonly string[];
}
interface Card {
  readonly group: string;
  readonly invited: number;
  readonly code: string;
}

const PER_ROW = 2;

/** Cards to cut out, eight on a page, every group on pages of its own with how to hand them out. */
export async function cardsPdf(
  campaign: Campaign,
  cards: readonly Card[],
  language: Language,
): Promise<Uint8Array> {
  const groups = [...new Set(cards.map(({ group }) => group))];
  const parts: Content[] = [];
  for (const [index, group] of groups.entries()) {
    const own = cards.filter((card) => card.group === group);
    const drawn = await Promise.all(own.map((card) => drawCard(campaign, card, language)));
    parts.push(heading(group, { count: own.length, next: index > 0, language }), table(drawn));
  }
  return renderPdf({
    info: { title: campaign.title },
    pageSize: 'A4',
    pageMargins: [36, 36, 36, 36],
    defaultStyle: { fontSize: 9.5, lineHeight: 1.25, color: '#1d2a33' },
    content: parts,
  });
}

function heading(
  group: string,
  { count, next, language }: { count: number; next: boolean; language: Language },
): Content {
  return {
    ...(next ? { pageBreak: 'before' as const } : {}),
    stack: [
      { text: say(language, 'anonymity_cards_heading', { group, count }), fontSize: 14, bold: true },
      { text: say(language, 'anonymity_cards_how'), margin: [0, 4, 0, 12], color: '#55636d' },
    ],
  };
}

async function drawCard(
  campaign: Campaign,
  { group, invited, code }: Card,
  language: Language,
): Promise<Content> {
  const { title, organisation, closesOn, answerUrl, words } = campaign;
  const page = typedAddress(`${answerUrl}/code`);
  return {
    margin: [8, 8, 8, 6],
    unbreakable: true,
    stack: [
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: title, bold: true, fontSize: 11 },
              {
                text: say(language, 'anonymity_card_group', { organisation, group, invited }),
                margin: [0, 2, 0, 6],
              },
              { text: say(language, 'anonymity_card_how', { page, until: longDay(closesOn, language) }) },
            ],
          },
          { width: 78, qr: `${answerUrl}/s#${await tokenOfCode(code)}`, fit: 78, alignment: 'right' },
        ],
        columnGap: 8,
      },
      { text: code, bold: true, fontSize: 14, margin: [0, 4, 0, 2] },
      { text: wordsInLine(words), fontSize: 7.5, color: '#55636d' },
    ],
  };
}

function table(cards: readonly Content[]): Content {
  const rows = Array.from({ length: Math.ceil(cards.length / PER_ROW) }, (_, row) =>
    Array.from({ length: PER_ROW }, (_cell, column) => cards[row * PER_ROW + column] ?? { text: '' }),
  );
  return {
    table: { widths: ['50%', '50%'], body: rows, dontBreakRows: true },
    layout: {
      hLineColor: () => '#b9c4cb',
      vLineColor: () => '#b9c4cb',
      hLineStyle: () => ({ dash: { length: 3 } }),
    },
  } as Content;
}
