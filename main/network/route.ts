/** A proxy's place. */
export type ProxyPlace = { host: string; port: number };

/** The way that a request goes first: straight, through an HTTP proxy, or through one of another kind. */
export type Route =
  | { kind: 'direct' }
  | { kind: 'http'; proxy: ProxyPlace }
  | { kind: 'other'; proxy: ProxyPlace };

/** The first way in Chromium's answer to where an address is reached: `PROXY a.test:8080; DIRECT`. Null for no such answer. */
export function firstRoute(answer: string): Route | null {
  const [first = ''] = answer.split(';', 1);
  const [type = '', place = ''] = first.trim().split(/\s+/, 2);
  if (type.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const address = URL.parse(`http://${place}`);
  if (!address?.hostname || !/^(PROXY|HTTPS|SOCKS[45]?|QUIC)$/i.test(type)) return null;
  const proxy = { host: address.hostname.replace(/^\[|\]$/g, ''), port: Number(address.port || 80) };
  return { kind: type.toUpperCase() === 'PROXY' ? 'http' : 'other', proxy };
}
