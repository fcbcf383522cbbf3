import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { getPort, isLoopbackAddress, listHosts, listNeededHosts } from '../../../../main/doctor/hosts.ts';
import { environment } from '../../../../main/environment/environment.ts';
import { operations } from '../../../../main/platform-contract/operations.ts';

const root = resolve(import.meta.dirname, '../../../..');
const parsed = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const of = (name: string) => environment.parse(parsed(`assets/environments/${name}.json`));
const rows = z.record(
  z.string(),
  z.array(z.object({ host: z.string(), port: z.number(), when: z.string(), purpose: z.string() })),
);

describe.each(['production', 'pilot'])('in %s', (name) => {
  const hosts = listHosts(of(name));
  const needed = listNeededHosts(of(name));

  test('the report lists the hosts of the administrators’ page, except for updates', () => {
    const page = rows.parse(parsed('docs/hosts.json'))[name] ?? [];
    expect(needed).toEqual(page.filter(({ when }) => when !== 'updates'));
  });

  test('each host that is looked at is one of those', () => {
    expect(hosts.map(({ check }) => check)).toEqual(['platform', 'issuer', 'microsoft', 'google']);
    for (const { url } of hosts)
      expect(needed.map(({ host, port }) => `${host}:${port}`)).toContain(
        `${new URL(url).hostname}:${getPort(new URL(url))}`,
      );
  });

  test('the checked address of each host is public, small and without a query', () => {
    for (const { url } of hosts)
      expect(new URL(url)).toMatchObject({ protocol: 'https:', search: '', hash: '' });
    expect(new URL(hosts[0]?.url ?? '').pathname).toBe(operations.getConfiguration.path);
  });
});

test('the sandbox is looked at where it is, each host and port once', () => {
  expect(listHosts(of('sandbox')).map(({ url }) => url)).toEqual([
    'http://127.0.0.1:4400/.well-known/econnect-onboarding',
    'http://127.0.0.1:4400/.well-known/openid-configuration',
    'http://127.0.0.1:4401/common/discovery/v2.0/keys',
    'http://127.0.0.1:4402/oauth2/v3/certs',
  ]);
  expect(listNeededHosts(of('sandbox')).map(({ port }) => port)).toEqual([4400, 4401, 4402]);
});

test('a provider that an environment does not have is not looked at', () => {
  expect(listHosts({ ...of('pilot'), providers: [] }).map(({ check }) => check)).toEqual([
    'platform',
    'issuer',
  ]);
});

test.each([
  ['http://127.0.0.1:4400/x', true],
  ['http://[::1]/', true],
  ['https://localhost/', true],
  ['https://localhost.example/', false],
  ['https://127.example/', false],
])('%s is here: %s', (address, is) => {
  expect(isLoopbackAddress(address)).toBe(is);
});
