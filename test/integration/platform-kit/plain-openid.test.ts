import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { environment } from '../../../main/environment/environment.ts';
import { rules } from '../../../scripts/platform-kit/rules.ts';
import { runChecks } from '../../../scripts/platform-kit/run-checks.ts';
import { startSecondPlatform } from '../../support/second-platform/second-platform.ts';
import { targetOf } from './second-implementation.ts';

/** The configuration as any web server serves a file: with an `ETag`, and without anything else below it. */
const file = JSON.stringify({
  methods: [{ id: 'econnect', kind: 'oidc', available: true }],
  manualSignUp: false,
  capabilities: [],
  links: {},
});

test('a platform that is a file alone fails nothing: each check of a part is skipped by its name', async () => {
  const issuer = await startSecondPlatform();
  const server = createServer(({ url, headers }, response) => {
    if (url !== '/.well-known/econnect-onboarding') return response.writeHead(404).end('Not found');
    if (headers['if-none-match'] === '"1"') return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end(file);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // A TCP server that listens has an address with a port.
  const platform = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const second = targetOf(issuer);
  const target = { ...second, platform, environment: environment.parse({ ...second.environment, platform }) };
  const outcomes = await runChecks(rules, target, {});
  server.close();
  await issuer.close();

  expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
  const skipped = outcomes.flatMap((one) => (one.kind === 'skipped' ? one : []));
  const byPort = skipped.filter(({ by }) => by === 'implementation').map(({ rule }) => rule);
  // Somebody has to sign in for these; all others are of parts that the platform does not have.
  expect(new Set(byPort)).toEqual(new Set(['P-1', 'P-3', 'P-4', 'P-5', 'P-120']));
  expect(outcomes.filter(({ kind }) => kind === 'passed').map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['P-1', 'P-2', 'P-6', 'P-82', 'P-83']),
  );
});
