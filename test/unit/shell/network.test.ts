import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ session: {} }));
const { proxyOf, proxySwitch } = await import('../../../main/shell/network.ts');

test.each([
  [{}, { mode: 'system' }],
  [{ ProxyMode: 'direct' as const }, { mode: 'direct' }],
  [
    { ProxyMode: 'fixed' as const, ProxyServer: 'proxy.test:8080' },
    { mode: 'fixed_servers', proxyRules: 'proxy.test:8080' },
  ],
  [
    { ProxyMode: 'pac' as const, ProxyPacUrl: 'https://wpad.test/proxy.pac' },
    { mode: 'pac_script', pacScript: 'https://wpad.test/proxy.pac' },
  ],
])('%j in Chromium’s words', (values, config) => {
  expect(proxyOf(values)).toEqual(config);
});

test('a proxy is taken once it changes, for every session, and what goes the old way is ended', async () => {
  const networks = [0, 1].map(() => ({
    setProxy: vi.fn(async () => undefined),
    closeAllConnections: vi.fn(async () => undefined),
  }));
  const use = proxySwitch(networks);
  await use({});
  await use({ Language: 'nl' });
  for (const { setProxy, closeAllConnections } of networks) {
    expect(setProxy).not.toHaveBeenCalled();
    expect(closeAllConnections).not.toHaveBeenCalled();
  }
  await use({ ProxyMode: 'direct' });
  await use({ ProxyMode: 'direct', Language: 'nl' });
  for (const { setProxy, closeAllConnections } of networks) {
    expect(setProxy.mock.calls).toEqual([[{ mode: 'direct' }]]);
    expect(closeAllConnections).toHaveBeenCalledTimes(1);
  }
});
