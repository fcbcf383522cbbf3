import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { expect, test } from 'vitest';
import { certificateOf, identifyInspector } from '../../../../main/network/certificate.ts';
import { closedPort } from '../../../support/closed-port.ts';
import { portOf, portOfProxy } from '../../../support/listening.ts';

const never = new AbortController().signal;
const host = '127.0.0.1';

test('without a listener there is no certificate', async () => {
  expect(await certificateOf(host, await closedPort(), {}, never)).toBeNull();
});

test('who speaks no TLS has no certificate', async () => {
  const silent: RequestListener = (_, response) => response.end();
  expect(await certificateOf(host, await portOf(createServer(silent)), {}, never)).toBeNull();
});

test.each([
  ['refuses', 'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'],
  ['hangs up', ''],
  ['is none', 'SSH-2.0-x\r\n'],
  ['hangs up on the tunnel', 'HTTP/1.1 200 OK\r\n\r\n'],
])('a proxy that %s shows no certificate', async (_, answer) => {
  const via = { host, port: await portOfProxy(answer) };
  expect(await certificateOf('platform.test', 443, { via }, never)).toBeNull();
});

test.each([
  ['a server', async (silent: number) => certificateOf(host, silent, {}, AbortSignal.timeout(50))],
  [
    'a proxy',
    async (silent: number) =>
      certificateOf('platform.test', 443, { via: { host, port: silent } }, AbortSignal.timeout(50)),
  ],
])('%s that says nothing is waited for as long as the caller likes', async (_, ask) => {
  await expect(ask(await portOf(createTcpServer((socket) => socket.resume())))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('an aborted signal prevents the connection', async () => {
  const reason = new Error('before');
  await expect(certificateOf(host, 9, {}, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test.each([
  ['Zscaler', 'Zscaler Inc.\nZscaler Intermediate Root CA (zscalertwo.net) (t)'],
  ['Netskope', 'certadmin\nca.acme.eu.goskope.com'],
  ['Palo Alto Networks', 'Palo Alto Networks Forward Trust'],
  ['Fortinet FortiGate', 'Fortinet\nFGT60E0000000000'],
  ['Fortinet FortiGate', 'FortiGate CA'],
  ['Cisco Umbrella', 'Cisco Umbrella Secondary SubCA ams-SG'],
  ['Sophos', 'Sophos SSL CA_C01001'],
  ['Check Point', 'Check Point Software Technologies'],
  ['Symantec (Blue Coat)', 'Blue Coat ProxySG CA'],
  ['Symantec (Blue Coat)', 'Symantec Web Security Service'],
  ['Forcepoint', 'Forcepoint Cloud CA'],
  ['Forcepoint', 'Websense Public Primary Certificate Authority'],
  ['Skyhigh (McAfee)', 'McAfee Web Gateway'],
  ['Cloudflare Gateway', 'Cloudflare, Inc.\nGateway CA - Cloudflare Managed G1'],
  ['Cato Networks', 'Cato Networks CA'],
  ['Kaspersky', 'AO Kaspersky Lab\nKaspersky Anti-Virus Personal Root Certificate'],
  ['ESET', 'ESET, spol. s r. o.\nESET SSL Filter CA'],
  ['Avast', 'Avast Web/Mail Shield\navast! Web/Mail Shield Root'],
  ['AVG', 'AVG Web/Mail Shield Root'],
  ['Bitdefender', 'Bitdefender CA SSL'],
  ['mitmproxy', 'mitmproxy'],
  ['Fiddler', 'DO_NOT_TRUST\nDO_NOT_TRUST_FiddlerRoot'],
  ['Charles', 'XK72 Ltd\nCharles Proxy CA (3 Jan 2025, laptop)'],
])('%s is known by: %j', (product, issuer) => {
  expect(identifyInspector(issuer)).toBe(product);
});

test.each([
  "Let's Encrypt\nR11\nInternet Security Research Group\nISRG Root X1",
  'DigiCert Inc\nDigiCert Global G2 TLS RSA SHA256 2020 CA1',
  'Google Trust Services\nWE1',
  'Microsoft Corporation\nMicrosoft Azure RSA TLS Issuing CA 03',
  'Apple Inc.\nApple Public Server RSA CA 11 - G1',
  'Sectigo Limited\nSectigo RSA Domain Validation Secure Server CA',
  'Symantec Corporation\nSymantec Class 3 Secure Server CA - G4',
  'Cloudflare, Inc.\nCloudflare Inc ECC CA-3',
  'Amazon\nAmazon RSA 2048 M02',
  'QuoVadis Trustlink B.V.',
  'Acme Corporation\nAcme Issuing CA 1',
  '',
])('%j is nobody that we know', (issuer) => {
  expect(identifyInspector(issuer)).toBeNull();
});
