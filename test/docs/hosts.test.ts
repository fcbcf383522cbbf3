import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environment } from '../../main/environment/environment.ts';
import { listSignInOrigins } from '../../main/sign-in/provider-addresses.ts';
import { hostList, withTable } from '../../scripts/hosts/host-list.ts';
import { currentFiles, currentHosts, hostFiles } from '../../scripts/hosts.ts';
import { readText, root } from '../../scripts/lib/run.ts';
import { page, tableUnder } from './page.ts';

const list = currentHosts();
const parsed = (name: string) => environment.parse(JSON.parse(readText(`assets/environments/${name}.json`)));

test('`npm run hosts` would change nothing, however often it runs', () => {
  for (const [name, content] of Object.entries(currentFiles())) expect(readText(name), name).toBe(content);
});

test('the page’s table names exactly the hosts of the file for scripts', () => {
  const rows = tableUnder('| host | port | environment | used by | when | for |');
  const named = rows.map(([host, port]) => `${host?.replaceAll('`', '')}:${port}`);
  const listed = Object.values(list).flatMap((hosts) => hosts.map(({ host, port }) => `${host}:${port}`));
  expect(named.toSorted()).toEqual([...new Set(listed)].toSorted());
  expect(JSON.parse(readText(hostFiles.list))).toEqual(list);
});

describe.each(Object.entries(list))('in %s', (name, hosts) => {
  const named = hosts.map(({ host }) => host);

  test('every host is there once, over TLS, and none is of the sandbox', () => {
    expect(new Set(named).size).toBe(named.length);
    for (const { host, port, usedBy } of hosts) {
      expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(host).not.toMatch(/invalid$|^[\d.]+$/);
      expect([port, usedBy.length > 0]).toEqual([443, true]);
    }
  });

  test('the browser may go wherever people sign in', () => {
    const pages = hosts.filter(({ usedBy }) => usedBy.includes('browser')).map(({ host }) => host);
    for (const origin of listSignInOrigins(parsed(name))) expect(pages).toContain(new URL(origin).hostname);
  });

  test('there is every host that the code for signing in has in it', () => {
    const sources = ['main/sign-in', 'main/preflight'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readText(`${folder}/${file}`)),
    );
    const written = sources.flatMap((source) => [...source.matchAll(/https:\/\/([a-z0-9.-]+\.[a-z]{2,})/g)]);
    expect(written.length).toBeGreaterThan(0);
    for (const [, host] of written) expect(named).toContain(host);
  });
});

test('an address without encryption, and a page without a place for the table, are an error', () => {
  const sandbox = parsed('sandbox');
  expect(() => hostList([sandbox], 'https://downloads.example/')).toThrow('is not https');
  expect(() => withTable('# No place', list)).toThrow('once');
  expect(withTable(page, list)).toBe(page);
});

test('another port and another feed show', () => {
  const moved = { ...parsed('pilot'), platform: 'https://platform.example:8443' };
  const [first, ...others] = hostList([moved], 'https://feed.example/onboarding/').pilot ?? [];
  expect(first).toMatchObject({ host: 'platform.example', port: 8443 });
  expect(others.at(-1)).toMatchObject({ host: 'feed.example', when: 'updates', usedBy: ['app'] });
});
