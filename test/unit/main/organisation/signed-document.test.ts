import { createHmac, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { CompactSign } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import {
  type DocumentRules,
  documentTypes,
  maximumDocument,
  verifySigned,
} from '../../../../main/organisation/signed-document.ts';
import { acme, answerAbout, day, issuer, type Signer, seconds, signer, today } from './signer.ts';

const current = await signer('organisations-2027');
const old = await signer('organisations-2026');
const stranger = await signer('stranger');
const good = await answerAbout(current, acme);

const verify = (text: string, rules: Partial<DocumentRules> = {}) =>
  verifySigned(text, {
    keys: [current.key, old.key],
    typ: documentTypes.organisation,
    issuer,
    now: today,
    ...rules,
  });
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (text: string): [string, string, string] => {
  const [header = '', payload = '', signature = ''] = text.split('.');
  return [header, payload, signature];
};
const headed = (header: Record<string, unknown>) => {
  const usual = { alg: 'ES256', kid: current.kid, typ: documentTypes.organisation };
  return [encoded({ ...usual, ...header }), ...partsOf(good).slice(1)].join('.');
};

test('what was signed is what is given', async () => {
  expect(await verify(good)).toMatchObject({ ok: true, payload: { iss: issuer, organisation: acme } });
});

describe('a document does not count', () => {
  const { organisation: typ } = documentTypes;
  test.each<[string, string, () => string | Promise<string>]>([
    ['that is not signed', 'malformed', () => headed({ alg: 'none' })],
    ['whose signature was cut off', 'malformed', () => `${partsOf(good).slice(0, 2).join('.')}.`],
    ['that is signed with the public key as a secret', 'malformed', () => asSecret('HS256')],
    ['that is signed by another algorithm', 'malformed', () => headed({ alg: 'ES384' })],
    ['of another kind', 'malformed', () => current.sign(documentTypes.profile, { organisation: acme })],
    ['of no kind', 'malformed', () => headed({ typ: undefined })],
    ['whose kind is spelt otherwise', 'malformed', () => headed({ typ: typ.toUpperCase() })],
    ['without the name of a key', 'malformed', () => headed({ kid: undefined })],
    ['that asks to be understood', 'malformed', () => headed({ crit: ['exp'], exp: 1 })],
    ['that asks for an unencoded payload', 'malformed', () => headed({ crit: ['b64'], b64: false })],
    ['that brings its own key', 'unknown-key', () => bringing(stranger)],
    ['by a key that is not pinned', 'unknown-key', () => answerAbout(stranger, acme)],
    ['by another key under a pinned name', 'tampered', () => signedAs(stranger, current.kid)],
    ['under the name of another pinned key', 'tampered', () => headed({ kid: old.kid })],
    ['about somebody else', 'tampered', () => withPayload({ organisation: { ...acme, slug: 'evil' } })],
    ['with the signature of another', 'tampered', async () => withSignatureOf(await another())],
    ['of another issuer', 'other-issuer', () => answerAbout(current, acme, { iss: `${issuer}/` })],
    ['of no issuer', 'malformed', () => answerAbout(current, acme, { iss: undefined })],
    ['that ended this second', 'expired', () => answerAbout(current, acme, { exp: seconds(today) })],
    ['without an end', 'malformed', () => answerAbout(current, acme, { exp: undefined })],
    ['whose end is no time', 'malformed', () => answerAbout(current, acme, { exp: '2099-01-01' })],
    ['without a beginning', 'malformed', () => answerAbout(current, acme, { iat: undefined })],
    ['of tomorrow', 'malformed', () => answerAbout(current, acme, { iat: seconds(today + day) })],
    ['that is not an object', 'malformed', () => signedText('"acme"')],
    ['that is not JSON', 'malformed', () => signedText('{"organisation":')],
    ['with something behind it', 'malformed', () => `${good}\n`],
    ['with a part too many', 'malformed', () => `${good}.${partsOf(good)[2]}`],
    ['with a space in it', 'malformed', () => good.replace('.', ' .')],
    ['padded', 'malformed', () => `${good}==`],
    ['that is larger than any', 'malformed', () => answerAbout(current, acme, { more: 'x'.repeat(50_000) })],
    ['that is no document', 'malformed', () => 'hello'],
    ['that is empty', 'malformed', () => ''],
  ])('%s: %s', async (_, reason, make) => {
    expect(await verify(await make())).toEqual({ ok: false, reason });
  });

  function asSecret(alg: string): string {
    const { x, y } = current.key;
    const pem = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const signed = `${encoded({ alg, kid: current.kid, typ })}.${partsOf(good)[1]}`;
    return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
  }
  const bringing = (by: Signer) =>
    by.sign(typ, { organisation: acme }, { jwk: by.key, jku: `${issuer}/keys` });
  const signedAs = (by: Signer, kid: string) => by.sign(typ, { organisation: acme }, { kid });
  const withPayload = (payload: unknown) => [partsOf(good)[0], encoded(payload), partsOf(good)[2]].join('.');
  const another = () => answerAbout(current, { ...acme, name: 'Other' });
  const withSignatureOf = (other: string) => [...partsOf(good).slice(0, 2), partsOf(other)[2]].join('.');
  const signedText = (text: string) =>
    new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'ES256', kid: current.kid, typ })
      .sign(current.privateKey);
});

test('a clock may be five minutes behind the signer’s, and no more', async () => {
  const early = (minutes: number) =>
    answerAbout(current, acme, { iat: seconds(today + minutes * 60_000) }).then((text) => verify(text));
  expect((await early(5)).ok).toBe(true);
  expect((await early(6)).ok).toBe(false);
});

test('the largest that counts is 64 KiB', async () => {
  const filled = await answerAbout(current, acme, { more: 'x'.repeat(48_000) });
  expect(filled.length).toBeLessThanOrEqual(maximumDocument);
  expect((await verify(filled)).ok).toBe(true);
});

test('what an old key signed counts beside the new one, until the old one is taken out', async () => {
  const before = await answerAbout(old, acme);
  expect((await verify(before)).ok).toBe(true);
  expect((await verify(good)).ok).toBe(true);
  const keys = [current.key];
  expect(await verify(before, { keys })).toEqual({ ok: false, reason: 'unknown-key' });
  expect((await verify(good, { keys })).ok).toBe(true);
});

test('where no key is pinned nothing counts', async () => {
  expect(await verify(good, { keys: [] })).toEqual({ ok: false, reason: 'unknown-key' });
});

test('nobody is asked for a key', async () => {
  const asked = vi.spyOn(globalThis, 'fetch');
  await verify(await stranger.sign(documentTypes.organisation, {}, { jku: `${issuer}/keys` }));
  await verify(good);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test('no bit of it can be changed, the meaningless ones at the end of each part included', async () => {
  for (const index of [0, 1, 2].map((part) => good.split('.', part + 1).join('.').length - 1)) {
    for (let bit = 0; bit < 8; bit += 1) expect((await verify(flipped(good, index, bit))).ok).toBe(false);
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (index, bit) => {
      expect((await verify(flipped(good, index, bit))).ok).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test('nor can anything be put in or left out', async () => {
  const change = fc.tuple(fc.nat(good.length), fc.nat(3), fc.string({ maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, less, more]) => {
      const changed = good.slice(0, at) + more + good.slice(at + less);
      fc.pre(changed !== good);
      expect((await verify(changed)).ok).toBe(false);
    }),
    { numRuns: 400 },
  );
});

function flipped(text: string, index: number, bit: number): string {
  const code = text.charCodeAt(index) ^ (1 << bit);
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
}
