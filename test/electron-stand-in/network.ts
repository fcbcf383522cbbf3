import { chooseIdentity } from './client-certificates.ts';
import { switchValue } from './command-line.ts';
import { type Dispatcher, directDispatcher } from './dispatchers.ts';
import { type HeadersReceived, netFetch } from './net-fetch.ts';
import { proxiedFetch } from './proxied-fetch.ts';
import { Proxies } from './proxies.ts';

/** The network of one session. What it is told and what it has open is its own. */
export class SessionNetwork {
  readonly proxies = new Proxies();
  onHeadersReceived: HeadersReceived = null;
  /** What carries requests to a host, by `host:port`, once it was asked who this person is. */
  readonly #dispatchers = new Map<string, Promise<Dispatcher | null>>();

  fetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
    const url = new URL(typeof input === 'string' ? input : input.url);
    const carry = async () => {
      const dispatcher = await this.#dispatcherFor(url);
      return await proxiedFetch(this.proxies, input, { ...init, ...(dispatcher && { dispatcher }) });
    };
    return netFetch({ url, init, carry, onHeadersReceived: this.onHeadersReceived });
  }

  /** Ends what is open. */
  async closeAll(): Promise<void> {
    const open = [...this.#dispatchers.values()];
    this.#dispatchers.clear();
    await this.proxies.closeAll();
    for (const dispatcher of await Promise.all(open)) await dispatcher?.destroy();
  }

  /** What carries a request that no proxy does; null for Node's own. */
  #dispatcherFor({ protocol, hostname, port }: URL): Promise<Dispatcher | null> {
    const host = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
    const known = this.#dispatchers.get(host);
    if (known) return known;
    const made = this.#connectTo(host, protocol === 'https:');
    this.#dispatchers.set(host, made);
    return made;
  }

  /** Every server with TLS is taken to ask for a client certificate: Node does not tell which ones do. */
  async #connectTo(host: string, isSecure: boolean): Promise<Dispatcher | null> {
    const identity = isSecure ? await chooseIdentity(host) : null;
    const isCareless = switchValue('ignore-certificate-errors') !== undefined;
    const address = mappedAddress(host);
    if (identity === null && address === null && !isCareless) return null;
    return directDispatcher({
      ...identity,
      rejectUnauthorized: !isCareless,
      ...(address && { lookup: (_name, _options, done) => done(null, [{ address, family: 4 }]) }),
    });
  }
}

/** Where `--host-resolver-rules` sends a host: rules of the form `MAP <host or *> <IPv4 address>` alone. */
function mappedAddress(host: string): string | null {
  for (const rule of switchValue('host-resolver-rules')?.split(',') ?? []) {
    const [map, pattern = '', address] = rule.trim().split(/\s+/);
    if (map === 'MAP' && address && ['*', host.replace(/:\d+$/, '')].includes(pattern)) return address;
  }
  return null;
}
