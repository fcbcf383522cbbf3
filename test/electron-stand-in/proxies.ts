import { switchValue } from './command-line.ts';
import { type Dispatcher, proxyDispatcher } from './dispatchers.ts';

/** The ways out that a session was told of, as Chromium would read them. */
export class Proxies {
  #rules: (url: URL) => string | undefined = fromSystem;
  readonly #dispatchers = new Map<string, Dispatcher>();

  /** @throws {Error} for a PAC file, a bypass list and proxies that do not speak HTTP. */
  configure({ mode, proxyRules, pacScript, proxyBypassRules }: Electron.ProxyConfig): void {
    const meant = mode ?? (pacScript === undefined ? 'fixed_servers' : 'pac_script');
    if (meant === 'pac_script' || meant === 'auto_detect') throw new Error('The stand-in knows no PAC.');
    if (proxyBypassRules) throw new Error('The stand-in knows no proxyBypassRules.');
    if (meant === 'system') this.#rules = fromEnvironment;
    else {
      const servers = meant === 'direct' ? new Map<string, string>() : serversOf(proxyRules ?? '');
      this.#rules = ({ protocol }) => servers.get(protocol) ?? servers.get('');
    }
  }

  /** The proxy for an address, or null: what is on this machine never goes through one. */
  for(url: URL): URL | null {
    const proxy = isLoopback(url.hostname) ? undefined : this.#rules(url);
    if (!proxy) return null;
    const address = URL.parse(/^[a-z0-9]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
    if (address?.protocol !== 'http:') throw new Error('The stand-in knows HTTP proxies alone.');
    return address;
  }

  /** What Node's fetch goes through a proxy by. */
  dispatcher(proxy: URL): Dispatcher {
    const known = this.#dispatchers.get(proxy.href);
    if (known) return known;
    const made = proxyDispatcher(proxy);
    this.#dispatchers.set(proxy.href, made);
    return made;
  }

  /** Ends what is open through proxies. */
  async closeAll(): Promise<void> {
    const open = [...this.#dispatchers.values()];
    this.#dispatchers.clear();
    await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
  }
}

function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}

/** `host:port` for everything, or `https=host:port;http=host:port`. */
function serversOf(rules: string): Map<string, string> {
  return new Map(
    rules.split(';').map((rule) => {
      const [server = '', scheme] = rule.trim().split('=').reverse();
      return [scheme ? `${scheme}:` : '', server];
    }),
  );
}

/** What holds until the app says otherwise: Chromium's switches, then the system. */
function fromSystem(url: URL): string | undefined {
  if (switchValue('no-proxy-server') !== undefined) return undefined;
  const server = switchValue('proxy-server');
  return server === undefined
    ? fromEnvironment(url)
    : (serversOf(server).get('') ?? serversOf(server).get(url.protocol));
}

/** As Chromium on Linux reads it, but for the credentials in an address, which that leaves out. */
function fromEnvironment({ protocol, hostname, port }: URL): string | undefined {
  const host = hostname.toLowerCase();
  const passes = (rule: string) => {
    const name = rule.replace(/^\*?\./, '');
    return rule === '*' || [host, `${host}:${port}`].some((own) => own === name || own.endsWith(`.${name}`));
  };
  if (
    variable('no_proxy')
      ?.toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean)
      .some(passes)
  )
    return undefined;
  return variable(`${protocol.slice(0, -1)}_proxy`) ?? variable('all_proxy');
}

function variable(name: string): string | undefined {
  return process.env[name] || process.env[name.toUpperCase()] || undefined;
}
