import { expect, test } from 'vitest';
import { decodeInvoice } from '../../../../renderer/setup/invoice-text.ts';

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<Name>Café €</Name>`;
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const mark = '\uFEFF';

test.each([
  ['without a declaration: UTF-8', Buffer.from('<Name>Café €</Name>'), '<Name>Café €</Name>'],
  ['UTF-8 with a mark', Buffer.from(mark + declared('UTF-8')), declared('UTF-8')],
  ['UTF-16, little-endian', Buffer.from(mark + declared('utf-16'), 'utf16le'), declared('UTF-8')],
  ['UTF-16, big-endian', utf16be(mark + declared('UTF-16')), declared('UTF-8')],
  ['UTF-16 without a mark', Buffer.from(declared('UTF-16LE'), 'utf16le'), declared('UTF-8')],
  ['UTF-16, big-endian, without a mark', utf16be(declared('UTF-16BE')), declared('UTF-8')],
  ['windows-1252', Buffer.from(declared('windows-1252').replace('€', '\x80'), 'latin1'), declared('UTF-8')],
  [
    'ISO-8859-1, in single quotes and with spaces',
    Buffer.from("<?xml version='1.0' encoding = 'ISO-8859-1' standalone='yes'?><a>é</a>", 'latin1'),
    "<?xml version='1.0' encoding = 'UTF-8' standalone='yes'?><a>é</a>",
  ],
  [
    'a mark over a declaration that contradicts it',
    Buffer.from(mark + declared('iso-8859-1')),
    declared('UTF-8'),
  ],
  [
    'an encoding that is named elsewhere only',
    Buffer.from('<a encoding="utf-16">é</a>'),
    '<a encoding="utf-16">é</a>',
  ],
])('%s is read, and declares UTF-8', (_, bytes, text) => {
  expect(decodeInvoice(bytes)).toEqual({ ok: true, value: text });
});

test.each([
  ['bytes that are no UTF-8', Buffer.from('<Name>Café</Name>', 'latin1')],
  ['an encoding that does not exist', Buffer.from(declared('utf-99'))],
  ['UTF-16 that is declared in UTF-8', Buffer.from(declared('utf-16'))],
  ['half of a sign at the end', Buffer.from(mark + declared('utf-16'), 'utf16le').subarray(0, -1)],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
])('%s cannot be read, and nothing is guessed', (_, bytes) => {
  expect(decodeInvoice(bytes)).toEqual({ ok: false, code: 'invoice-unreadable' });
});

test.each([
  ['a PDF', Buffer.from('%PDF-1.7 \u00e9', 'latin1')],
  ['nothing', Buffer.alloc(0)],
])('%s is no XML', (_, bytes) => {
  expect(decodeInvoice(bytes)).toEqual({ ok: false, code: 'invoice-not-xml' });
});
