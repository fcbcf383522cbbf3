import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { Ports, Preflight } from '../../../../main/journey/ports.ts';
import { noRules, type SignInRules } from '../../../../main/policy/sign-in-rules.ts';
import type { Identity, SignInRequest } from '../../../../main/sign-in/provider.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { identity, scriptedPorts, tokens } from '../../../support/scripted-ports.ts';
import { molen } from '../policy/managed.ts';
import { memories } from './saved-journeys.ts';
import { nextSteps, organisation, profile, registration, signUp, startedSignUp, terms } from './states.ts';

const tenantId = 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03';
/** Rules about an organisation of which everything is known. */
const ruledBy = (mode: 'required' | 'suggested', ...emailDomains: string[]): Partial<SignInRules> => ({
  organisation: { organisation: { ...molen, tenantId, scheme: 'molen-idp', emailDomains }, mode },
});
const required = ruledBy('required', 'molen.test');
const several = ruledBy('required', 'molen.test', 'molen.example');
const suggested = ruledBy('suggested', 'molen.test');
const rules = (some: Partial<SignInRules>) => () => ({ ...noRules, ...some });
const begin = { do: 'begin-sign-in', operation: 1, returnPath: 'auto', deliver: 'browser' } as const;

/** What a provider is asked for under some rules, and what is reported of whom it brings. */
async function signIn(
  method: 'microsoft' | 'google' | 'organisation',
  some: Partial<SignInRules>,
  who: Partial<Identity> = {},
  found: Preflight = { returnPath: 'loopback' },
) {
  const asked: SignInRequest[] = [];
  const ports = scriptedPorts({
    rules: rules(some),
    preflight: async () => found,
    findProvider: () => ({
      signIn: async (request) => {
        asked.push(request);
        return { ...identity, method, ...who };
      },
    }),
  });
  const { run, next } = runnerOn(ports);
  const first = await run({ ...begin, method });
  const report = first.type === 'return-path-chosen' ? await next() : first;
  return { request: asked[0], report, first };
}

describe('the request to a provider', () => {
  test.each([
    ['Microsoft, required: the tenant alone', 'microsoft', required, { tenantId, domainHint: 'molen.test' }],
    ['Microsoft, suggested: a hint', 'microsoft', suggested, { domainHint: 'molen.test' }],
    ['Microsoft, one tenant allowed: that one', 'microsoft', { tenants: [tenantId] }, { tenantId }],
    ['Microsoft, several tenants allowed: whichever', 'microsoft', { tenants: [tenantId, 'x'] }, {}],
    ['Google: its hosted domain', 'google', required, { domainHint: 'molen.test' }],
    ['Google, several domains are theirs: none of them', 'google', several, {}],
    ['Microsoft, several domains are theirs: the tenant alone', 'microsoft', several, { tenantId }],
    ['several domains are listed: none of them', 'google', { emailDomains: ['a.test', 'b.test'] }, {}],
    [
      'a provider of its own: by its scheme',
      'organisation',
      required,
      { scheme: 'molen-idp', domainHint: 'molen.test' },
    ],
    ['nobody is expected: nothing', 'google', {}, {}],
    ['domains are listed: a hint', 'google', { emailDomains: ['kaas.test'] }, { domainHint: 'kaas.test' }],
  ] as const)('%s', async (_what, method, some, expected) => {
    const { request } = await signIn(method, some);
    const { tenantId: tenant, domainHint, scheme } = request ?? {};
    const given = { tenantId: tenant, domainHint, scheme };
    expect(JSON.parse(JSON.stringify(given))).toEqual(expected);
  });

  const missing: Preflight = { returnPath: 'relay', reason: 'browser-missing' };
  const remote: Preflight = { returnPath: 'relay', reason: 'remote-session' };
  const usual: Preflight = { returnPath: 'loopback' };
  test.each<[string, Preflight, SignInRules['returnPaths'], Preflight]>([
    ['a browser here, nothing forbidden', usual, null, usual],
    ['a browser here, loopback forbidden', usual, ['relay', 'paste'], { returnPath: 'relay' }],
    ['no browser, nothing forbidden: a phone', missing, null, missing],
    ['no browser, relay allowed', missing, ['relay'], missing],
    ['no browser, loopback alone: no QR code', missing, ['loopback'], usual],
    ['no browser, by hand alone', missing, ['paste'], { returnPath: 'paste' }],
    ['remote, loopback alone', remote, ['loopback', 'paste'], usual],
  ])('the return path with %s', async (_what, found, returnPaths, expected) => {
    const { request, first } = await signIn('google', { returnPaths }, {}, found);
    expect(request?.returnPath).toBe(expected.returnPath);
    expect(first).toEqual({ type: 'return-path-chosen', operation: 1, ...expected });
  });
});

describe('the rules decide who may sign in', () => {
  test.each([
    ['another tenant than the listed', 'microsoft', { tenants: [tenantId] }, { tenantId: 'other' }, false],
    ['the listed tenant', 'microsoft', { tenants: [tenantId] }, { tenantId }, true],
    ['no tenant at all', 'microsoft', { tenants: [tenantId] }, {}, false],
    ['a listed domain', 'google', { emailDomains: ['bakkerij-devries.test'] }, {}, true],
    ['another domain', 'google', { emailDomains: ['molen.test'] }, {}, false],
    [
      'a listed domain that nobody verified',
      'google',
      { emailDomains: ['bakkerij-devries.test'] },
      { emailVerified: false },
      false,
    ],
    [
      'a Microsoft address of a listed domain: the claim alone is no proof',
      'microsoft',
      { emailDomains: ['bakkerij-devries.test'] },
      { emailVerified: false, tenantId },
      false,
    ],
    [
      'a Microsoft address of a listed domain, by a listed tenant: no rule lets more people in',
      'microsoft',
      { emailDomains: ['bakkerij-devries.test'], tenants: [tenantId] },
      { emailVerified: false, tenantId },
      false,
    ],
    [
      'a Microsoft account of the required tenant, whatever its address',
      'microsoft',
      required,
      { emailVerified: false, tenantId },
      true,
    ],
  ] as const)('%s', async (_what, method, some, who, isIn) => {
    const { report } = await signIn(method, some, who);
    if (isIn) expect(report).toMatchObject({ type: 'identity-verified' });
    expect(report).toMatchObject(
      isIn ? { concern: null } : { type: 'identity-verified', concern: 'outside-organisation' },
    );
  });

  test('an account from outside the organisation is never exchanged', async () => {
    const ports = scriptedPorts({ rules: rules(required) });
    const { run, next } = runnerOn(ports);
    await run({ ...begin, method: 'google' });
    expect(await next()).toMatchObject({
      concern: 'outside-organisation',
      expected: { name: 'Molen B.V.', domains: ['molen.test'] },
    });
    expect(await run({ do: 'exchange', operation: 1 })).toMatchObject({
      type: 'sign-in-failed',
      code: 'confirmed-sign-in-again',
    });
  });

  test.each([
    ['another domain: both are named', 'fenna@elders.test', ['molen.test', 'molen.example']],
    ['one of its domains: it is not the domain that keeps them out', 'fenna@molen.test', []],
  ])('an account from outside the organisation with an address of %s', async (_what, email, domains) => {
    const { report } = await signIn('google', several, {
      account: { name: 'Fenna', email },
      hostedDomain: 'elders.test',
    });
    expect(report).toMatchObject({
      concern: 'outside-organisation',
      expected: { name: 'Molen B.V.', domains },
    });
  });

  test('an account with an unverified address of the right domain is not told that its domain is wrong', async () => {
    const listed = { emailDomains: ['bakkerij-devries.test'] };
    const { report } = await signIn('google', listed, { emailVerified: false });
    expect(report).toMatchObject({ concern: 'outside-organisation' });
    expect(report).not.toHaveProperty('expected');
  });

  test('another account than that of a suggested organisation is asked about and may go on', async () => {
    const { report } = await signIn('google', suggested);
    expect(report).toMatchObject({ concern: 'other-organisation', expected: { name: 'Molen B.V.' } });
  });
});

describe('a demanded keychain', () => {
  const without = (state: 'locked' | 'missing' | 'unreadable'): Ports => {
    const ports = scriptedPorts({ rules: rules({ requireKeystore: true }) });
    return { ...ports, secrets: { ...ports.secrets, state } };
  };
  test.each(['locked', 'missing', 'unreadable'] as const)(
    'that is %s stops a sign-in and a sign-up before they begin',
    async (state) => {
      const { run } = runnerOn(without(state));
      expect(await run({ ...begin, method: 'google' })).toMatchObject({
        type: 'sign-in-failed',
        code: 'keystore-required',
      });
      const signUpEffect = { do: 'start-sign-up', operation: 1, email: signUp.email, lookUp: false } as const;
      expect(await run(signUpEffect)).toMatchObject({ type: 'sign-up-failed', code: 'keystore-required' });
    },
  );
});

describe('a typed address', () => {
  const email = { do: 'start-sign-up', operation: 1, email: 'iris@molen.test' } as const;

  test('of an organisation with its own provider leads to its question, and no mail is sent', async () => {
    const ports = scriptedPorts({
      organisations: {
        findByEmailDomain: async (domain) => {
          expect(domain).toBe('molen.test');
          return { slug: 'molen', organisation };
        },
      },
    });
    const { run } = runnerOn(ports);
    expect(await run({ ...email, lookUp: true })).toEqual({
      type: 'organisation-found',
      operation: 1,
      by: 'address',
      slug: 'molen',
      organisation,
    });
  });

  test('is not looked up again after the person chose e-mail', async () => {
    const ports = scriptedPorts({
      organisations: {
        findByEmailDomain: () => Promise.reject(new Error('asked again')),
      },
      platform: { startSignUp: async () => startedSignUp },
    });
    const { run } = runnerOn(ports);
    expect(await run({ ...email, lookUp: false })).toMatchObject({ type: 'sign-up-started' });
  });

  test.each([
    ['the listed domains', { emailDomains: ['kaas.test'] }, 'iris@molen.test'],
    ['an empty list', { emailDomains: [] }, 'iris@molen.test'],
    ['the required organisation', required, 'iris@elders.test'],
  ])('outside %s is refused before anything is sent', async (_what, some, address) => {
    const { run } = runnerOn(scriptedPorts({ rules: rules(some) }));
    expect(await run({ ...email, email: address, lookUp: true })).toMatchObject({
      type: 'sign-up-failed',
      code: 'email-outside-organisation',
    });
  });
});

const check = { do: 'check-session', operation: 1, session: 's1' } as const;

describe('a session that is older than the rules', () => {
  const outsider = { ...profile, email: 'fenna@elders.test' };

  test.each([
    ['outside the listed domains', { emailDomains: ['molen.test'] }, outsider, false],
    ['outside the required organisation', required, outsider, false],
    ['inside it', required, { ...profile, email: 'fenna@Molen.test' }, true],
    ['where one is only suggested', suggested, outsider, true],
    ['where nobody says anything', {}, outsider, true],
  ] as const)('%s', async (_what, some, who, stays) => {
    let ended = 0;
    const ports = scriptedPorts({
      rules: rules(some),
      session: {
        check: async () => ({ profile: who, nextSteps, proof: null }),
        end: async () => {
          ended += 1;
        },
      },
    });
    const { run } = runnerOn(ports);
    expect(await run(check)).toMatchObject(
      stays ? { type: 'session-checked' } : { type: 'session-ended', code: 'organisation-mismatch' },
    );
    expect(ended).toBe(stays ? 0 : 1);
  });
});

describe('a person with an account of the required organisation whose address has another domain', () => {
  const email = 'fenna@elders.test';
  const who = { method: 'microsoft' as const, tenantId, emailVerified: false };
  const register = {
    do: 'register',
    operation: 1,
    details: { acceptedTerms: { version: terms.version, sha256: terms.sha256 } },
    email,
  } as const;
  const proof = { by: 'tenant', tenantId, address: { domain: 'elders.test', verified: false } } as const;

  test('stays signed in at the next start, by the stored proof', async () => {
    let ended = 0;
    const ports = scriptedPorts({
      rules: rules(required),
      session: {
        check: async () => ({ profile: { ...profile, email }, nextSteps, proof }),
        end: async () => {
          ended += 1;
        },
      },
    });
    expect(await runnerOn(ports).run(check)).toMatchObject({ type: 'session-checked' });
    expect(ended).toBe(0);
  });

  test('gets an account whose session stores the proof', async () => {
    const kept: unknown[] = [];
    const ports = scriptedPorts({
      rules: rules(required),
      findProvider: () => ({
        signIn: async () => ({ ...identity, ...who, account: { name: 'Fenna', email } }),
      }),
      platform: {
        exchange: async () => ({ kind: 'registration-required', ticket: 'ticket-1' }),
        loadRegistration: async () => ({ ...registration, email }),
        register: async () => tokens,
      },
      session: {
        begin: async (_tokens, { proof: given }) => {
          kept.push(given);
          return { id: 's1' };
        },
      },
    });
    const { run, next } = runnerOn(ports);
    await run({ ...begin, method: 'microsoft' });
    await next();
    await run({ do: 'exchange', operation: 1 });
    expect(JSON.parse(ports.secrets.kept.get('pending') ?? '')).toMatchObject({
      kind: 'registration',
      ticket: 'ticket-1',
      proof,
    });
    expect(await run({ do: 'load-registration', operation: 1 })).toMatchObject({
      type: 'registration-loaded',
    });
    expect(await run(register)).toMatchObject({ type: 'session-begun', isNew: true });
    expect(kept).toEqual([proof]);
  });

  test('is refused before the terms are shown where the ticket came from a mail', async () => {
    const ports = scriptedPorts({
      rules: rules(required),
      platform: { loadRegistration: async () => ({ ...registration, kind: 'email', email }) },
    });
    ports.savedJourney.read = async () => memories['registering by e-mail'];
    const kept = { pendingId: 'p1', kind: 'registration', ticket: 'ticket-1' };
    ports.secrets.kept.set('pending', JSON.stringify(kept));
    const { run } = runnerOn(ports);
    await run({ do: 'restore' });
    expect(await run({ do: 'load-registration', operation: 1 })).toMatchObject({
      type: 'registration-failed',
      code: 'email-outside-organisation',
    });
  });
});

describe('an organisation that a link names', () => {
  const organisations = (some: Partial<Ports['organisations']>) => scriptedPorts({ organisations: some });

  test('is looked up, and a failure is reported', async () => {
    const find = { do: 'find-organisation', operation: 1, slug: 'molen', by: 'link' } as const;
    const there = runnerOn(organisations({ findBySlug: async () => organisation }));
    expect(await there.run(find)).toMatchObject({ type: 'organisation-found', by: 'link', slug: 'molen' });
    const gone = runnerOn(
      organisations({ findBySlug: () => Promise.reject(new OnboardingError('organisation-unknown')) }),
    );
    expect(await gone.run(find)).toEqual({
      type: 'organisation-failed',
      operation: 1,
      code: 'organisation-unknown',
    });
  });

  test('is adopted only after the person confirmed it', async () => {
    const { run } = runnerOn(organisations({ adopt: async () => 'google' }));
    const choice = { slug: 'molen', digest: 'x' };
    expect(await run({ do: 'adopt-organisation', operation: 1, choice })).toEqual({
      type: 'organisation-adopted',
      operation: 1,
      method: 'google',
    });
  });
});
