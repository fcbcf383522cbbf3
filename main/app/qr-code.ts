import type { QrCode } from '#contract/journey.ts';

/** Light squares around the code, without which a camera does not find it (ISO/IEC 18004). */
const quietZone = 4;

/** A text as a QR code, drawn as a path. The library loads when the first one is asked for. */
export async function qrCode(text: string): Promise<QrCode> {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: quietZone });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}
