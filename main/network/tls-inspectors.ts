/** TLS inspection products, which replace the server's certificate by their own, with patterns of its issuer. */
const inspectors: readonly [string, RegExp][] = [
  ['Zscaler', /zscaler/i],
  ['Netskope', /netskope|goskope/i],
  ['Palo Alto Networks', /palo ?alto/i],
  ['Fortinet FortiGate', /forti(net|gate)/i],
  ['Cisco Umbrella', /cisco (umbrella|secure access)|opendns/i],
  ['Sophos', /\bsophos/i],
  ['Check Point', /check ?point\b/i],
  // Symantec was also a public authority, so only the names of its gateway count.
  ['Symantec (Blue Coat)', /blue ?coat|symantec (wss|web security|cloud swg)/i],
  ['Forcepoint', /forcepoint|websense/i],
  ['Skyhigh (McAfee)', /skyhigh|mcafee/i],
  ['Cloudflare Gateway', /cloudflare.*(gateway|managed)|gateway ca.*cloudflare/i],
  ['Cato Networks', /cato networks/i],
  ['Kaspersky', /kaspersky/i],
  ['ESET', /\beset\b/i],
  ['Avast', /\bavast\b/i],
  ['AVG', /\bavg (technologies|web)/i],
  ['Bitdefender', /bitdefender/i],
  ['mitmproxy', /mitmproxy/i],
  ['Fiddler', /fiddler/i],
  ['Charles', /charles ?proxy/i],
];

/** Returns the TLS inspection product with such an issuer; null if none is known. */
export function identifyInspector(issuer: string): string | null {
  return inspectors.find(([, words]) => words.test(issuer))?.[0] ?? null;
}
