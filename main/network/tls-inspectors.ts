/** Products that open TLS connections and put their own certificate in the place of the server's, by words of its issuer. */
const interceptors: readonly [string, RegExp][] = [
  ['Zscaler', /zscaler/i],
  ['Netskope', /netskope|goskope/i],
  ['Palo Alto Networks', /palo ?alto/i],
  ['Fortinet FortiGate', /forti(net|gate)/i],
  ['Cisco Umbrella', /cisco (umbrella|secure access)|opendns/i],
  ['Sophos', /\bsophos/i],
  ['Check Point', /check ?point\b/i],
  // Symantec was a public authority too: only the names of its gateway count.
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

/** The inspecting product that issues certificates under such a name; null where it is none that we know. */
export function interceptorOf(issuer: string): string | null {
  return interceptors.find(([, words]) => words.test(issuer))?.[0] ?? null;
}
