import QRCode from 'qrcode';

export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

const MARGIN = 4;

/** A QR code of a text and, behind it, digits, as one path of black squares with the quiet zone around it. */
export function qrOf(text: string, digits = ''): QrPicture {
  const parts = [
    { data: new TextEncoder().encode(text), mode: 'byte' as const },
    ...(digits === '' ? [] : [{ data: digits, mode: 'numeric' as const }]),
  ];
  const { modules } = QRCode.create(parts as Parameters<typeof QRCode.create>[0], {
    errorCorrectionLevel: 'L',
  });
  const squares = Array.from(modules.data, (dark, at) =>
    dark ? `M${(at % modules.size) + MARGIN} ${Math.floor(at / modules.size) + MARGIN}h1v1h-1z` : '',
  );
  return { size: modules.size + 2 * MARGIN, path: squares.join('') };
}
