import { expect } from 'vitest';
import type { Environment } from '../../../main/environment/environment.ts';
import { Client } from '../../support/client.ts';
import { closedPort } from '../../support/closed-port.ts';
import { type Callback, land } from '../../support/hostile-browser.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';
import { startPlainPlatform } from './plain-platform.ts';

/** An issuer that was not written for this client, with one person who signs in there. */
export type ForeignIssuer = {
  issuer: string;
  /** Whether it revokes tokens of a client without a secret. Otherwise they are forgotten here, and run out there. */
  revokes: boolean;
  person: { username: string; name: string; email: string };
  /** What the person does in their browser: opens the address, signs in and agrees. Resolves with what comes back to the app. */
  signIn(url: string): Promise<Callback>;
  stop(): Promise<void>;
};

/** How this client is registered at an issuer: its id, and its exact redirect URIs. */
export type Registered = { clientId: string; redirectUris: readonly string[] };

const clientId = 'desktop-4711';

/**
 * Walks the whole way at an issuer with a static file as its platform: from the click to the account, the next start, the
 * sign-out and the start after that.
 */
export async function walk(start: (registered: Registered) => Promise<ForeignIssuer>): Promise<void> {
  const ports = [await closedPort(), await closedPort()];
  const redirectUris = ports.map((port) => `http://127.0.0.1:${port}/econnect`);
  const foreign = await start({ clientId, redirectUris });
  const platform = await startPlainPlatform({
    methods: [
      { id: 'google', kind: 'google', available: true },
      { id: 'econnect', kind: 'oidc', available: true },
    ],
    manualSignUp: true,
    links: { platform: 'https://portal.bakkerij-devries.test/' },
    capabilities: [],
  });
  const environment: Environment = {
    name: 'plain',
    platform: platform.url,
    issuer: foreign.issuer,
    providers: [
      { id: 'google', kind: 'google', clientId: 'at-google' },
      { id: 'econnect', kind: 'oidc', clientId, scheme: 'econnect' },
    ],
    organisationKeys: [],
    ports,
  };
  try {
    await walkAt(environment, foreign);
    expect(new Set(platform.asked)).toEqual(new Set(['GET /.well-known/econnect-onboarding']));
  } finally {
    await foreign.stop();
    await platform.stop();
  }
}

async function walkAt(
  environment: Environment,
  { issuer, revokes, person, signIn }: ForeignIssuer,
): Promise<void> {
  const secrets = memorySecrets();
  const client = await Client.start({ environment, secrets });
  await client.reach('choosing');
  await expect.poll(() => client.snapshot.methods).toEqual([{ id: 'econnect', available: true }]);
  expect(client.snapshot.manualSignUp).toBe(false);
  expect(client.snapshot.returnPaths).toEqual(['loopback']);

  client.send({ type: 'choose', method: 'econnect' });
  const last = await land(await signIn(await client.openedOf(1)));
  const { account } = await client.reach('finished', ({ phase }) => phase === 'idle');
  expect(account).toMatchObject({ name: person.name, email: person.email });
  expect(last.status).toBe(200);
  const [first = ''] = secrets.sessionTokens;
  expect(first).not.toBe('');

  const next = await client.restart();
  const resumed = await next.reach('finished', ({ phase }) => phase === 'idle');
  expect(resumed).toMatchObject({ offline: false, account: { email: person.email } });

  const [token = ''] = secrets.sessionTokens;
  next.send({ type: 'sign-out' });
  await next.reach('choosing');
  await expect.poll(() => secrets.sessionTokens).toEqual([]);
  const page = new URL(await next.openedOf(1));
  expect([page.origin, [...page.searchParams.keys()].toSorted()]).toEqual([
    new URL(issuer).origin,
    ['client_id', 'ui_locales'],
  ]);
  expect((await fetch(page, { redirect: 'manual' })).status).toBeLessThan(400);
  expect(await isRenewed(issuer, token)).toBe(!revokes);

  const after = await next.restart();
  await after.reach('choosing');
}

/** Whether a refresh token still gives tokens at the issuer. */
async function isRenewed(issuer: string, token: string): Promise<boolean> {
  const metadata: { token_endpoint: string } = await (
    await fetch(`${issuer}/.well-known/openid-configuration`)
  ).json();
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: clientId,
  });
  return (await fetch(metadata.token_endpoint, { method: 'POST', body })).ok;
}
