import { afterEach, describe, expect, test, vi } from 'vitest';
import { Proxies } from '../../electron-stand-in/proxies.ts';

const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** Nothing in the environment but this, in capitals and not. */
function saying(variables: Record<string, string> = {}): Proxies {
  for (const name of names.flatMap((each) => [each, each.toLowerCase()]))
    vi.stubEnv(name, variables[name] ?? '');
  return new Proxies();
}
afterEach(() => void vi.unstubAllEnvs());

const way = (proxies: Proxies, url: string) => proxies.for(new URL(url))?.href ?? null;

describe('as the system says', () => {
  test.each([
    [{}, 'https://a.test/', null],
    [{ HTTPS_PROXY: 'http://p.test:1' }, 'https://a.test/', 'http://p.test:1/'],
    [{ https_proxy: 'p.test:1', HTTPS_PROXY: 'http://q.test:2' }, 'https://a.test/', 'http://p.test:1/'],
    [{ HTTPS_PROXY: 'http://p.test:1' }, 'http://a.test/', null],
    [{ HTTP_PROXY: 'http://p.test:1' }, 'http://a.test/', 'http://p.test:1/'],
    [{ ALL_PROXY: 'http://p.test:1' }, 'https://a.test/', 'http://p.test:1/'],
    [{ HTTPS_PROXY: 'http://me:secret@p.test:1' }, 'https://a.test/', 'http://me:secret@p.test:1/'],
  ])('%j: %s goes by %s', (variables, url, proxy) => {
    expect(way(saying(variables), url)).toBe(proxy);
  });

  test.each([
    ['a.test', 'https://a.test/', true],
    ['a.test', 'https://deep.a.test/', true],
    ['.a.test', 'https://a.test/', true],
    ['*.a.test', 'https://deep.a.test/', true],
    ['b.test, a.test', 'https://A.test/', true],
    ['a.test:8443', 'https://a.test:8443/', true],
    ['*', 'https://a.test/', true],
    ['a.test', 'https://not-a.test/', false],
    ['a.test:8443', 'https://a.test:9443/', false],
    ['', 'https://a.test/', false],
  ])('NO_PROXY=%s leaves out %s: %s', (NO_PROXY, url, isLeftOut) => {
    const proxies = saying({ HTTPS_PROXY: 'http://p.test:1', NO_PROXY });
    expect(way(proxies, url)).toBe(isLeftOut ? null : 'http://p.test:1/');
  });
});

describe('as the app says', () => {
  test('one for everything, one per scheme, or none', () => {
    const proxies = saying({ HTTPS_PROXY: 'http://p.test:1' });
    proxies.configure({ mode: 'fixed_servers', proxyRules: 'q.test:2' });
    expect(way(proxies, 'https://a.test/')).toBe('http://q.test:2/');
    proxies.configure({ proxyRules: 'http=r.test:3;https=s.test:4' });
    expect(way(proxies, 'http://a.test/')).toBe('http://r.test:3/');
    expect(way(proxies, 'https://a.test/')).toBe('http://s.test:4/');
    proxies.configure({ mode: 'direct' });
    expect(way(proxies, 'https://a.test/')).toBeNull();
    proxies.configure({ mode: 'system' });
    expect(way(proxies, 'https://a.test/')).toBe('http://p.test:1/');
  });

  test.each([
    [{ mode: 'pac_script', pacScript: 'https://wpad.test/proxy.pac' }, 'knows no PAC'],
    [{ pacScript: 'https://wpad.test/proxy.pac' }, 'knows no PAC'],
    [{ mode: 'auto_detect' }, 'knows no PAC'],
    [{ mode: 'fixed_servers', proxyRules: 'p.test:1', proxyBypassRules: 'a.test' }, 'proxyBypassRules'],
  ] as const)('%j is more than a stand-in knows', (config, complaint) => {
    expect(() => saying().configure(config)).toThrow(complaint);
  });

  test('a proxy of another kind is more than a stand-in knows, once it is needed', () => {
    const proxies = saying();
    proxies.configure({ mode: 'fixed_servers', proxyRules: 'socks5://p.test:1' });
    expect(() => way(proxies, 'https://a.test/')).toThrow('HTTP proxies alone');
  });
});

test.each([
  'http://127.0.0.1:4400/',
  'https://127.9.8.7/',
  'http://[::1]:4400/',
  'http://localhost/',
  'https://platform.localhost/',
])('nothing on this machine goes by a proxy, whatever is said: %s', (url) => {
  const proxies = saying({ HTTPS_PROXY: 'http://p.test:1', HTTP_PROXY: 'http://p.test:1' });
  expect(way(proxies, url)).toBeNull();
  proxies.configure({ mode: 'fixed_servers', proxyRules: 'p.test:1' });
  expect(way(proxies, url)).toBeNull();
});

test.each(['https://127.0.0.1.evil.test/', 'https://localhost.evil.test/', 'https://10.127.0.0/'])(
  '%s is not on this machine',
  (url) => {
    expect(way(saying({ HTTPS_PROXY: 'http://p.test:1' }), url)).toBe('http://p.test:1/');
  },
);

test('a proxy has one carrier until everything is closed, and the process keeps its own', async () => {
  const key = Symbol.for('undici.globalDispatcher.1');
  await fetch('data:,x');
  const own: unknown = Reflect.get(globalThis, key);
  const proxies = saying();
  const proxy = new URL('http://p.test:1');
  const first = proxies.dispatcher(proxy);
  expect(proxies.dispatcher(proxy)).toBe(first);
  expect(first).not.toBe(own);
  expect(Reflect.get(globalThis, key)).toBe(own);
  await proxies.closeAll();
  expect(proxies.dispatcher(proxy)).not.toBe(first);
});
