import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

const require = createRequire(import.meta.url);
const FONTS = join(dirname(require.resolve('pdfmake/package.json')), 'build', 'fonts', 'Roboto');

interface PdfMake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}

let ready: PdfMake | undefined;

/** A document definition as PDF bytes. The font travels with the package; nothing is fetched. */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  ready ??= prepare();
  return new Uint8Array(await ready.createPdf(definition).getBuffer());
}

function prepare(): PdfMake {
  const pdfmake = require('pdfmake') as PdfMake;
  const font = (style: string) => join(FONTS, `Roboto-${style}.ttf`);
  pdfmake.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Italic'),
      bolditalics: font('MediumItalic'),
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS));
  return pdfmake;
}
