import type { QrCode } from '#contract/journey.ts';

/** Light modules around the code, without which a camera does not find it (ISO/IEC 18004). */
const quietZoneModules = 4;

/** Draws a text as a QR code. The library is loaded at the first call. */
export async function drawQrCode(text: string): Promise<QrCode> {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: quietZoneModules });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}
