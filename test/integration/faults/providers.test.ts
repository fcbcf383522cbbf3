import { expect } from 'vitest';
import type { Environment } from '../../../main/environment/environment.ts';
import type { Fetch } from '../../../main/network/transport.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Client } from '../../support/client.ts';
import { carry, land, visit } from '../../support/hostile-browser.ts';
import { begin } from '../../support/hostile-flow.ts';
import { type Claims, type HostileIssuer, json, type Misbehaviour } from '../../support/hostile-issuer.ts';
import { createSigningKey, unsignedToken } from '../../support/hostile-keys.ts';
import { signInWithGoogle } from '../../support/person.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';
import { fault } from './fault.ts';

/** The sandbox, in which Google and the platform's issuer are the hostile one. */
function hostile(sandbox: Sandbox, { clientId, metadata, origin }: HostileIssuer): Environment {
  const providers = sandbox.environment.providers.map((provider) =>
    provider.kind === 'google' ? { ...provider, clientId, metadata } : provider,
  );
  return { ...sandbox.environment, issuer: origin, providers };
}

/** Begins with Google, and lets the browser visit it. */
async function atGoogle(client: Client) {
  const before = client.opened.length;
  client.send({ type: 'choose', method: 'google' });
  return await visit(await client.openedOf(before + 1));
}

fault(
  9,
  {
    does: 'refuses metadata of another issuer, endpoints that are no web address, metadata without PKCE, 8 MiB of it and a redirect: each before a browser is opened',
    told: ['sign-in-answer-invalid'],
    next: 'choose again, or another way in',
  },
  async ({ sees, sandbox, startClient, issuer }) => {
    const refused = async (client: Client) => {
      client.send({ type: 'choose', method: 'econnect' });
      sees(await client.fails('econnect'));
      expect(client.opened).toEqual([]);
      client.send({ type: 'cancel' });
      client.send({ type: 'choose-email' });
    };
    const lies: Claims[] = [
      { issuer: 'https://elders.test' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 'file:///etc/passwd' },
      { authorization_endpoint: 'http://elders.test/authorize' },
      { code_challenge_methods_supported: ['plain'] },
    ];
    const client = await startClient({ environment: hostile(sandbox, issuer) });
    client.send({ type: 'choose-email' });
    for (const lie of lies) {
      issuer.misbehaviour = { discovery: (document) => ({ ...document, ...lie }) };
      await refused(client);
    }
    const other = await startClient();
    other.send({ type: 'choose-email' });
    const paths = ['/.well-known/openid-configuration'];
    sandbox.platform.fault = { kind: 'huge', paths };
    await refused(other);
    sandbox.platform.fault = { kind: 'redirect', to: `${issuer.origin}/stolen`, paths };
    await refused(other);
    expect(issuer.requests('/stolen')).toEqual([]);
  },
);

fault(
  10,
  {
    does: 'asks for keys once more where one is unknown and no oftener, and refuses none, ten thousand and what is no key',
    told: ['sign-in-answer-invalid', 'provider-unavailable'],
    next: 'choose again, or another way in',
  },
  async ({ sees, sandbox, startClient, issuer }) => {
    const rotating = begin('google', issuer);
    const callback = await rotating.callback;
    await expect.poll(() => issuer.requests('/jwks').length).toBe(1);
    issuer.keys = [await createSigningKey('second')];
    await Promise.all([land(callback), rotating.identity]);
    expect(issuer.requests('/jwks')).toHaveLength(2);
    issuer.reset();

    const many = Array.from({ length: 10_000 }, (_, index) => ({ kty: 'RSA', kid: `${index}`, n: 'AQAB' }));
    const wrong: NonNullable<Misbehaviour['jwks']>[] = [
      (response) => json(response, { keys: [] }),
      (response) => json(response, { keys: many }),
      (response) => json(response, { keys: 'none' }),
      (response) => json(response, {}, 503),
    ];
    for (const jwks of wrong) {
      const client = await startClient({ environment: hostile(sandbox, issuer) });
      // The preflight asked for the keys as well: what is wrong with them begins once the browser is open.
      const response = await atGoogle(client);
      issuer.misbehaviour = { jwks };
      issuer.keys = [await createSigningKey('second')];
      issuer.seen.length = 0;
      await land(response);
      sees(await client.fails('google'));
      expect(issuer.requests('/jwks').length).toBeLessThanOrEqual(2);
      issuer.reset();
    }
  },
);

fault(
  18,
  {
    does: 'redeems nothing: an answer that names another issuer ends the sign-in, one with another state is ignored',
    told: ['sign-in-answer-invalid', 'page:ignored', 'page:failed'],
    next: 'choose again; an answer that is ignored leaves the sign-in as it was',
  },
  async ({ sees, sandbox, startClient, issuer }) => {
    const first = await startClient({ environment: hostile(sandbox, issuer) });
    const second = await startClient({ environment: hostile(sandbox, issuer) });
    const [one, other] = [await atGoogle(first), await atGoogle(second)];
    const crossed = await carry({ ...other, parameters: one.parameters });
    expect([crossed.status, crossed.body.includes('hoort niet bij een inlogpoging')]).toEqual([400, true]);
    sees('page:ignored');
    expect(second.journey).toMatchObject({ step: 'signing-in', phase: 'waiting' });

    other.parameters.set('iss', 'https://elders.test');
    const last = await land(other);
    expect(last.body).toContain('Inloggen is niet gelukt');
    sees('page:failed');
    sees(await second.fails('google'));
    expect(issuer.requests('/token')).toEqual([]);
  },
);

fault(
  19,
  {
    does: 'refuses the token, tells the platform nothing of it and keeps nothing',
    told: ['sign-in-answer-invalid', 'address-missing'],
    next: 'choose again, or another way in',
  },
  async ({ sees, sandbox, startClient, issuer }) => {
    const now = () => Math.floor(Date.now() / 1000);
    const defects: Claims[] = [
      { iss: 'https://elders.test' },
      { aud: 'another-client' },
      { nonce: 'another' },
      { exp: now() - 3_600 },
      { iat: now() - 3_600 },
      { sub: '' },
      { email: undefined },
    ];
    const misbehaviours: Misbehaviour[] = [
      ...defects.map((defect) => ({ claims: (claims: Claims) => ({ ...claims, ...defect }) })),
      { idToken: unsignedToken },
    ];
    const secrets = memorySecrets();
    const client = await startClient({ environment: hostile(sandbox, issuer), secrets });
    const codes: string[] = [];
    for (const misbehaviour of misbehaviours) {
      issuer.misbehaviour = misbehaviour;
      const response = await atGoogle(client);
      await land(response);
      const code = await client.fails('google');
      sees(code);
      codes.push(code);
    }
    expect(codes.filter((code) => code === 'address-missing')).toHaveLength(1);
    expect(secrets.kept.size).toBe(0);
    expect(client.countOf('POST /connect/token')).toBe(0);
  },
);

fault(
  20,
  {
    does: 'compares its clock with the provider’s before a browser is opened: five minutes are forgiven, more is said to be the clock',
    told: ['clock-wrong'],
    next: 'set the clock, then choose again',
    elsewhere: 'a clock that really is set differently: the `Date` that the provider sends is shifted here',
  },
  async ({ sees, startClient }) => {
    const minutes = 60;
    const shiftedBy = (seconds: number): Fetch => {
      return async (url, init) => {
        const response = await fetch(url, init);
        const headers = new Headers(response.headers);
        headers.set('date', new Date(Date.now() - seconds * 1000).toUTCString());
        const isBodiless = [204, 304].includes(response.status);
        return new Response(isBodiless ? null : response.body, { status: response.status, headers });
      };
    };
    for (const seconds of [-4 * minutes, 4 * minutes]) {
      const client = await startClient({ fetch: shiftedBy(seconds) });
      await signInWithGoogle(client);
      await client.reach('finished');
    }
    for (const seconds of [10, -10, 24 * 60, -24 * 60].map((one) => one * minutes)) {
      const client = await startClient({ fetch: shiftedBy(seconds) });
      client.send({ type: 'choose', method: 'google' });
      sees(await client.fails('google'));
      expect(client.opened).toEqual([]);
    }
  },
);
