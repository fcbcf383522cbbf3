import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect } from 'vitest';
import type { Language } from '#contract/snapshot.ts';
import { OnboardingError } from '../../../main/failure/onboarding-error.ts';
import { hardenFetch } from '../../../main/network/transport.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import { createPlatformClient } from '../../../main/platform/platform-client.ts';
import { parseDeepLink } from '../../../main/shell/deep-link.ts';
import {
  googleAccounts,
  logins,
  microsoftAccounts,
  organisationAccounts,
  tenants,
} from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { codeOf, exchange, type PlatformClient } from '../../support/contract-client.ts';
import { testWithOwnSandbox as test } from '../../support/fixtures.ts';
import { choose, idTokenOf, reachChooser, redeem, settingsOf } from '../../support/provider-visit.ts';
import { brokered } from './broker-person.ts';

let sandbox: Sandbox;
let call: PlatformClient;
test.beforeEach(({ sandbox: started, call: client }) => {
  [sandbox, call] = [started, client];
});

const { anna, bram, carla } = microsoftAccounts;
const { fenna, pim } = googleAccounts;
const { karin, noor } = organisationAccounts;

/** As the client's own port to the platform. */
const client = () => {
  const asked = createPlatformCall(sandbox.urls.platform, hardenFetch(fetch));
  const language = (): Language => 'nl';
  return createPlatformClient({ call: asked, callPatiently: asked, language });
};
const { signal } = new AbortController();

describe('the directory', () => {
  test('answers by name and by domain, signed for thirty days by the key that the environment pins', async () => {
    const byName = await call('getOrganisation', { id: 'bakkerij-devries' });
    const byDomain = await call('findOrganisation', { query: { emailDomain: 'Bakkerij-DeVries.test' } });
    for (const { status, body } of [byName, byDomain]) {
      expect(status).toBe(200);
      const [key] = sandbox.environment.organisationKeys;
      expect(decodeProtectedHeader(body.organisation)).toEqual({
        alg: 'ES256',
        kid: key?.kid,
        typ: 'econnect-organisation+jwt',
      });
      const { iss, iat = 0, exp = 0, organisation } = decodeJwt(body.organisation);
      expect([iss, exp - iat]).toEqual([sandbox.environment.issuer, 30 * 24 * 60 * 60]);
      expect(organisation).toMatchObject({ slug: 'bakkerij-devries', tenantId: tenants.bakkerij });
    }
  });

  test('says what it does not know, and what is no domain', async () => {
    const unknown = await call('getOrganisation', { id: 'nobody' });
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'organisation-unknown']);
    const nowhere = await call('findOrganisation', { query: { emailDomain: 'nobody.test' } });
    expect([nowhere.status, codeOf(nowhere)]).toEqual([404, 'organisation-unknown']);
    for (const query of [{ emailDomain: 'a b' }, {}])
      expect(codeOf(await call('findOrganisation', { query }))).toBe('malformed-request');
  });
});

test('nothing is restricted until a test says so', async () => {
  for (const slug of ['bakkerij-devries', 'molen', 'nieuw']) {
    const { body } = await call('getOrganisation', { id: slug });
    expect(decodeJwt(body.organisation).organisation).toMatchObject({ slug, restricted: false });
  }
  expect((await exchange(call, await idTokenOf(sandbox, 'google', fenna.subject))).body.error).toBe(
    'registration_required',
  );
});

describe('an organisation that keeps its people to its own provider', () => {
  test('Microsoft: lets in its own tenant, directly and through the broker', async () => {
    sandbox.platform.restrictOrganisation('bakkerij-devries', true);
    expect((await exchange(call, await idTokenOf(sandbox, 'microsoft', bram.subject))).status).toBe(200);
    expect(
      (await exchange(call, await brokered(sandbox, 'microsoft', { account: anna.subject }))).status,
    ).toBe(200);
  });

  test('Google: lets in its own hosted domain', async () => {
    sandbox.platform.restrictOrganisation('molen', true);
    for (const idToken of [
      await idTokenOf(sandbox, 'google', pim.subject),
      await brokered(sandbox, 'google', { account: pim.subject }),
    ])
      expect((await exchange(call, idToken)).body.error).toBe('registration_required');
  });

  test('a provider of its own: lets in who came by its scheme', async () => {
    sandbox.platform.restrictOrganisation('nieuw', true);
    const idToken = await brokered(sandbox, 'bakkerij-devries', { account: noor.subject });
    expect((await exchange(call, idToken)).body.error).toBe('registration_required');
  });

  test.each<[string, string, () => Promise<string>]>([
    ['Google', 'bakkerij-devries', () => idTokenOf(sandbox, 'google', fenna.subject)],
    [
      'Google through the broker',
      'bakkerij-devries',
      () => brokered(sandbox, 'google', { account: fenna.subject }),
    ],
    [
      'a provider of its own',
      'bakkerij-devries',
      () => brokered(sandbox, 'bakkerij-devries', { account: karin.subject }),
    ],
    ['Microsoft', 'molen', () => idTokenOf(sandbox, 'microsoft', carla.subject)],
    [
      'Google without its hosted domain',
      'molen',
      () => idTokenOf(sandbox, 'google', googleAccounts.hanna.subject),
    ],
    ['an account of eConnect', 'bakkerij-devries', () => brokered(sandbox, 'econnect', logins.bram)],
  ])('refuses %s, whoever is linked and whatever is proven', async (_, slug, token) => {
    const idToken = await token();
    const accepted = [undefined, 'registration_required', 'confirmation_required'];
    expect(accepted).toContain((await exchange(call, idToken)).body.error);
    sandbox.platform.restrictOrganisation(slug, true);
    const sessions = sandbox.platform.activeRefreshTokens();
    const refused = await exchange(call, idToken);
    expect([refused.status, refused.body]).toEqual([400, { error: 'organisation_mismatch' }]);
    expect(sandbox.platform.activeRefreshTokens()).toBe(sessions);
    await expect(client().exchange(idToken)).rejects.toMatchObject({ code: 'organisation-mismatch' });
    sandbox.platform.restrictOrganisation(slug, false);
    expect(accepted).toContain((await exchange(call, idToken)).body.error);
  });

  test('refuses an identity from elsewhere that is linked to one of its accounts', async () => {
    sandbox.platform.addAccount({ username: 'fenna', name: 'Fenna', email: fenna.email });
    const idToken = await idTokenOf(sandbox, 'google', fenna.subject);
    expect((await exchange(call, idToken)).status).toBe(200);
    sandbox.platform.restrictOrganisation('bakkerij-devries', true);
    expect((await exchange(call, idToken)).body.error).toBe('organisation_mismatch');
  });

  test('has no accounts by e-mail, and no mail is sent', async () => {
    sandbox.platform.restrictOrganisation('molen', true);
    for (const email of ['new@molen.test', 'carla@Molen.test']) {
      const refused = await call('startSignUp', { body: { email, language: 'nl' } });
      expect([refused.status, codeOf(refused)]).toEqual([403, 'organisation-restricted']);
      await expect(client().startSignUp(email, email, signal)).rejects.toEqual(
        new OnboardingError('not-allowed-here', { status: 403, type: 'organisation-restricted' }),
      );
    }
    expect((await call('startSignUp', { body: { email: 'a@sub.molen.test', language: 'nl' } })).status).toBe(
      202,
    );
    expect(sandbox.mailbox.list('new@molen.test')).toEqual([]);
  });
});

describe('the own URL', () => {
  const open = async (path: string, language = 'nl') => {
    const response = await fetch(sandbox.urls.platform + path, { headers: { 'accept-language': language } });
    return { response, text: await response.text() };
  };

  test.each([
    ['nl', 'Log in met de app', 'Gebeurt er niets?'],
    ['en', 'Sign in with the app', 'Does nothing happen?'],
    ['fr', 'Se connecter avec l’application', 'Rien ne se passe'],
    ['de', 'Mit der App anmelden', 'Passiert nichts?'],
  ])(
    'names the organisation, leads into the app, and says what to do without it (%s)',
    async (language, ...words) => {
      const { response, text } = await open('/o/bakkerij-devries', language);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const word of ['Bakkerij De Vries', 'Microsoft', ...words]) expect(text).toContain(word);
      const link = /href="(eu\.econnect[^"]*)"/.exec(text)?.[1] ?? '';
      expect(parseDeepLink(link)).toEqual({ kind: 'organisation', slug: 'bakkerij-devries' });
    },
  );

  test('of nobody says so, and shows nothing of the address', async () => {
    for (const slug of ['nobody', '%3Cscript%3E', 'Molen']) {
      const { response, text } = await open(`/o/${slug}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'text/html; charset=utf-8',
      ]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(text).toContain('Deze organisatie kennen we niet');
      expect(text).not.toContain('script');
    }
  });

  test('says when there is no other way', async () => {
    const only = 'laat medewerkers alleen zo inloggen';
    expect((await open('/o/molen')).text).not.toContain(only);
    sandbox.platform.restrictOrganisation('molen', true);
    expect((await open('/o/molen')).text).toContain(only);
  });
});

describe('Microsoft’s endpoints of one tenant', () => {
  const inTenant = (tenant: string) => {
    const { metadata } = settingsOf(sandbox, 'microsoft');
    const at = (url: string) => url.replace('/common/', `/${tenant}/`);
    const { authorization_endpoint, token_endpoint } = metadata;
    Object.assign(metadata, {
      authorization_endpoint: at(authorization_endpoint),
      token_endpoint: at(token_endpoint),
    });
  };

  test('offer its accounts alone, take nobody else, and issue its tokens', async () => {
    inTenant(tenants.bakkerij);
    const { browser, verifier, chooser } = await reachChooser(sandbox, 'microsoft');
    const page = await (await browser.get(chooser)).text();
    expect([anna, bram, carla].map(({ email }) => page.includes(email))).toEqual([true, true, false]);
    const back = await choose(browser, chooser, anna.subject);
    const tokens = await (await redeem(sandbox, 'microsoft', back.get('code') ?? '', verifier)).json();
    expect(decodeJwt(tokens.id_token)).toMatchObject({ tid: tenants.bakkerij, email: anna.email });

    const again = await reachChooser(sandbox, 'microsoft');
    expect((await choose(again.browser, again.chooser, carla.subject)).get('error')).toBe('access_denied');
  });

  test('of a tenant that does not exist are not there', async () => {
    inTenant('00000000-0000-4000-8000-000000000000');
    expect((await reachChooser(sandbox, 'microsoft')).first.status).toBe(404);
  });
});
