import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '#contract/failure.ts';
import type { Log } from '../../../../main/log/log.ts';
import { redact } from '../../../../main/log/redaction.ts';
import { land } from '../../../support/hostile-browser.ts';
import { type Adapter, adapters, signIn } from '../../../support/hostile-flow.ts';
import { json, type Misbehaviour, refusing } from '../../../support/hostile-issuer.ts';
import { silentLog } from '../../../support/scripted-ports.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';
import { runSignIn } from './sign-in-effect.ts';

const issuer = await shareIssuer();

/** A description as Microsoft writes them. */
const numbered = (aadsts: string) => `AADSTS${aadsts}: canary of anna@bakkerij.example. Trace ID: canary-1`;

/** What a sign-in ends in. */
async function refusedWith(adapter: Adapter, misbehaviour: Misbehaviour): Promise<unknown> {
  issuer.misbehaviour = misbehaviour;
  return await signIn(adapter, issuer).catch((error: unknown) => error);
}

describe.each([
  ['access_denied', 'sign-in-denied'],
  ['consent_required', 'sign-in-approval-required'],
  ['access_not_configured', 'sign-in-approval-required'],
  ['unauthorized_client', 'sign-in-app-unknown'],
  ['invalid_client', 'sign-in-app-unknown'],
  ['org_internal', 'sign-in-policy-blocked'],
  ['admin_policy_enforced', 'sign-in-policy-blocked'],
  ['server_error', 'provider-unavailable'],
  ['temporarily_unavailable', 'provider-unavailable'],
  ['interaction_required', 'sign-in-failed'],
  ['login_required', 'sign-in-failed'],
  ['invalid_scope', 'sign-in-failed'],
] satisfies [string, FailureCode][])('%s', (error, code) => {
  test.each(adapters)('in the response to %s means the same to all', async (adapter) => {
    expect(await refusedWith(adapter, refusing(error))).toMatchObject({ code, refusal: { error } });
  });
});

test.each(adapters)('%s: the name of an error that is not known is not passed on', async (adapter) => {
  const error = await refusedWith(adapter, refusing('canary_of_the_provider'));
  expect(error).toMatchObject({ code: 'sign-in-failed', refusal: { error: 'other' } });
  expect(inspect(error, { depth: null })).not.toContain('canary');
});

describe('a number of Microsoft decides over the error name', () => {
  const numbers: [aadsts: string, error: string, code: FailureCode][] = [
    ['65004', 'access_denied', 'sign-in-denied'],
    ['65001', 'invalid_grant', 'sign-in-approval-required'],
    ['90094', 'access_denied', 'sign-in-approval-required'],
    ['90095', 'access_denied', 'sign-in-approval-required'],
    ['50105', 'interaction_required', 'sign-in-not-assigned'],
    ['700016', 'unauthorized_client', 'sign-in-app-unknown'],
    ['7000112', 'invalid_client', 'sign-in-app-unknown'],
    ['53000', 'interaction_required', 'sign-in-policy-blocked'],
    ['53003', 'access_denied', 'sign-in-policy-blocked'],
    ['530032', 'access_denied', 'sign-in-policy-blocked'],
    ['50005', 'interaction_required', 'sign-in-policy-blocked'],
    ['50158', 'interaction_required', 'sign-in-policy-blocked'],
    ['500212', 'access_denied', 'sign-in-policy-blocked'],
    ['50020', 'invalid_request', 'organisation-mismatch'],
    // Not in the table: the name decides.
    ['99999', 'access_denied', 'sign-in-denied'],
    ['99999', 'interaction_required', 'sign-in-failed'],
  ];

  test.each(numbers)('AADSTS%s with %s, in the response: %s', async (aadsts, error, code) => {
    const refused = await refusedWith('microsoft', refusing(error, numbered(aadsts)));
    expect(refused).toMatchObject({ code, refusal: { error, aadsts } });
    expect(inspect(refused, { depth: null })).not.toMatch(/canary|anna/);
  });

  test.each(numbers)('AADSTS%s with %s, at the token endpoint: %s', async (aadsts, error, code) => {
    const answers = [
      { error, error_description: numbered(aadsts), error_codes: [Number(aadsts)] },
      { error, error_description: numbered(aadsts) },
      { error, error_codes: [Number(aadsts)], trace_id: 'canary', error_description: 7 },
      { error, error_codes: [aadsts, 'canary', null] },
      { error, error_uri: `https://login.microsoftonline.com/error?code=${aadsts}` },
      // A number that says nothing to a person, before the one that does.
      ...(aadsts === '99999' ? [] : [{ error, error_codes: [99998, Number(aadsts)] }]),
    ];
    for (const answer of answers) {
      const refused = await refusedWith('microsoft', {
        tokenEndpoint: (response) => json(response, answer, 400),
      });
      expect(refused).toMatchObject({ code, refusal: { error, aadsts } });
      expect(inspect(refused, { depth: null })).not.toMatch(/canary|anna/);
    }
  });

  test('in the response, in the address of a page about it', async () => {
    const page = 'https://login.microsoftonline.com/error?code=50105&x=1';
    expect(await refusedWith('microsoft', refusing('interaction_required', 'canary', page))).toMatchObject({
      code: 'sign-in-not-assigned',
      refusal: { aadsts: '50105' },
    });
  });

  test.each([
    ['four digits', 'AADSTS9009: x'],
    ['eight digits', 'AADSTS90094123: x'],
    ['no digits', 'AADSTS: canary'],
    ['digits alone', '90094'],
    ['another case', 'aadsts90094'],
  ])('%s are no number', async (_, description) => {
    const refused = await refusedWith('microsoft', refusing('access_denied', description));
    expect(refused).toMatchObject({ code: 'sign-in-denied', refusal: { error: 'access_denied' } });
    expect(refused).not.toHaveProperty('refusal.aadsts');
  });
});

test('the log has the name and the number beside the reference, and nothing that the provider wrote', async () => {
  const written = Promise.withResolvers<string>();
  const warn: Log['warn'] = (message, details) =>
    written.resolve(`${message} ${JSON.stringify(redact(details))}`);
  issuer.misbehaviour = refusing('access_denied', numbered('90094'));
  const { callback } = runSignIn('microsoft', issuer, { ...silentLog, warn });
  await land(await callback);
  const line = await written.promise;
  expect(line).toContain('"code":"sign-in-approval-required"');
  expect(line).toContain('"refusal":{"error":"access_denied","aadsts":"90094"}');
  expect(line).toMatch(/"reference":"[0-9A-Z]{4}-[0-9A-Z]{4}"/);
  expect(line).not.toMatch(/canary|anna/);
});

describe.each(adapters)('an account at %s without an address', (adapter) => {
  // A user name that looks like an address is none (Microsoft: "don't use these claims to authorize").
  const others = { upn: 'iris@molen.test', preferred_username: 'iris@molen.test' };

  test.each<[string, Record<string, unknown>]>([
    ['none', {}],
    ['an empty one', { email: '' }],
    ['blanks', { email: '  ' }],
    ['a list of them', { email: ['iris@molen.test'] }],
    ['none that is sent as such', { email: null }],
    ['another claim with a list', { verified_primary_email: ['iris@molen.test'], unique_name: 'iris' }],
  ])('is told what is missing, and who can correct it: %s', async (_, given) => {
    const refused = await refusedWith(adapter, {
      claims: ({ email: _email, ...claims }) => ({ ...claims, ...others, ...given }),
    });
    expect(refused).toMatchObject({
      code: adapter === 'microsoft' ? 'address-missing-at-microsoft' : 'address-missing',
    });
  });
});
