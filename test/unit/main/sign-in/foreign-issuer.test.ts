import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { ProviderSettings } from '../../../../main/environment/environment.ts';
import { superseded } from '../../../../main/sign-in/provider.ts';
import { closedPort } from '../../../support/closed-port.ts';
import { land } from '../../../support/hostile-browser.ts';
import { begin, failureBeforeBrowser, failureOf, isClosed, signIn } from '../../../support/hostile-flow.ts';
import { portOf } from '../../../support/listening.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

/** A port of 127.0.0.1 at which another program listens. */
const takenPort = () => portOf(createServer());

const settingsOf = (id: 'organisation' | 'econnect' | 'microsoft' | 'google'): ProviderSettings => ({
  id,
  kind: 'oidc',
  clientId: issuer.clientId,
  scheme: issuer.scheme,
});

describe('an issuer that compares redirect URIs exactly', () => {
  test('gets the first listed port that is free', async () => {
    const [busy, free] = [await takenPort(), await closedPort()];
    const flow = begin('oidc', issuer, { ports: [busy, free] });
    const callback = await flow.callback;
    expect(callback.redirectUri).toBe(`http://127.0.0.1:${free}/econnect`);
    await land(callback);
    expect((await flow.identity).subject).toBe('subject-1');
  });

  test('gets no other port and no other address, where none is free', async () => {
    const ports = [await takenPort(), await takenPort()];
    expect(await failureBeforeBrowser('oidc', issuer, { ports })).toBe('listener-unavailable');
  });

  test('gets the one listed port again at once, when the person begins again', async () => {
    const port = await closedPort();
    const attempt = new AbortController();
    const first = begin('oidc', issuer, { ports: [port], signal: attempt.signal });
    await first.callback;
    attempt.abort(superseded);
    await expect(first.identity).rejects.toBe(superseded);
    expect((await signIn('oidc', issuer, { ports: [port] })).identity.subject).toBe('subject-1');
    expect(await isClosed(`http://127.0.0.1:${port}`)).toBe(true);
  });

  test('does not change the ports of Microsoft and Google, which take any', async () => {
    const ports = [await takenPort()];
    for (const adapter of ['microsoft', 'google'] as const)
      expect((await signIn(adapter, issuer, { ports })).identity.subject).toBe('subject-1');
  });
});

test('an issuer that gave this client another id is asked with that one, and its tokens must be for it', async () => {
  const settings = { ...settingsOf('econnect'), clientId: 'our-own-id' };
  issuer.misbehaviour = { claims: (claims) => ({ ...claims, aud: 'our-own-id' }) };
  const flow = begin('oidc', issuer, { settings });
  await land(await flow.callback);
  expect((await flow.identity).subject).toBe('subject-1');
  expect(new URL(flow.urls[0] ?? '').searchParams.get('client_id')).toBe('our-own-id');
  expect(new URLSearchParams(issuer.requests('/token')[0]?.body).get('client_id')).toBe('our-own-id');

  issuer.misbehaviour = {};
  expect(await failureOf(signIn('oidc', issuer, { settings }))).toBe('sign-in-answer-invalid');
});

describe('a token without the provider that was asked', () => {
  const claims = ({ idp: _, ...rest }: Record<string, unknown>) => ({
    ...rest,
    hd: 'bakkerij.example',
    email_verified: true,
  });

  test.each(['organisation', 'econnect', 'microsoft', 'google'] as const)(
    'is taken for %s, and none of its facts about an organisation count',
    async (id) => {
      issuer.misbehaviour = { claims };
      const { identity } = await signIn('oidc', issuer, { settings: settingsOf(id) });
      expect(identity).toMatchObject({ method: id, isProviderUnnamed: true, emailVerified: true });
      for (const fact of ['tenantId', 'hostedDomain', 'ownScheme']) expect(identity).not.toHaveProperty(fact);
    },
  );

  test('is another thing than a token that names the provider, whose facts count', async () => {
    issuer.misbehaviour = { claims: (all) => ({ ...claims(all), idp: issuer.scheme }) };
    const { identity } = await signIn('oidc', issuer, { settings: settingsOf('microsoft') });
    expect(identity).toMatchObject({ tenantId: issuer.tenantId, hostedDomain: 'bakkerij.example' });
    expect(identity).not.toHaveProperty('isProviderUnnamed');
  });
});
