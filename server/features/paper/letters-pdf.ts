import type { Content } from 'pdfmake/interfaces.js';
import { renderPdf } from '../../documents/render-pdf.ts';

interface Letter {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** One page a person: the invitation as it was written at launch, with the link of it as a QR code. */
export function lettersPdf(
  { organisation, demonstration }: { organisation: string; demonstration: boolean },
  letters: readonly Letter[],
): Promise<Uint8Array> {
  return renderPdf({
    info: { title: organisation },
    pageSize: 'A4',
    pageMargins: [64, 64, 64, 56],
    defaultStyle: { fontSize: 11, lineHeight: 1.35, color: '#1d2a33' },
    content: letters.map((letter, index) => page(letter, organisation, demonstration, index > 0)),
  });
}

/** What has to be typed stands out. */
const CODE = /((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})/;
const TYPED = { bold: true, fontSize: 15 };

function page(
  { recipient, subject, body }: Letter,
  organisation: string,
  demonstration: boolean,
  next: boolean,
): Content {
  const link = /\S+\/s(?:\?lang=\w+)?#[\w-]{43}/.exec(body)?.[0];
  // On paper the link is the picture: nobody types forty-three characters.
  const text = (link ? body.replace(link, '').replace(/\n{3,}/g, '\n\n') : body)
    .trim()
    .replace(/ · /g, '\u00a0· ');
  return {
    ...(next ? { pageBreak: 'before' as const } : {}),
    stack: [
      { text: demonstration ? `${organisation} · demonstratie` : organisation, color: '#55636d' },
      { text: recipient, margin: [0, 28, 0, 28] },
      { text: subject, fontSize: 15, bold: true, margin: [0, 0, 0, 12] },
      {
        columns: [
          {
            text: text.split(CODE).map((part) => (CODE.test(part) ? { text: part, ...TYPED } : part)),
            width: '*',
          },
          ...(link ? [{ qr: link, fit: 130, width: 140, alignment: 'right' as const }] : []),
        ],
        columnGap: 16,
      },
    ],
  };
}
