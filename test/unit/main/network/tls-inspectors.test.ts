import { expect, test } from 'vitest';
import { identifyInspector } from '../../../../main/network/tls-inspectors.ts';

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
