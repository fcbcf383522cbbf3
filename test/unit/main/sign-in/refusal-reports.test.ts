import { expect } from 'vitest';
import { failuresForIt } from '#contract/failure.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { ProviderRefusedError } from '../../../../main/sign-in/provider.ts';
import { formatRefusalReport, RefusalReports } from '../../../../main/sign-in/refusal-reports.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { test } from '../../../support/fixtures.ts';
import { land, visit } from '../../../support/hostile-browser.ts';
import { refusing } from '../../../support/hostile-issuer.ts';

const environment = sandboxEnvironment({
  platform: 'https://platform.example',
  microsoft: 'https://microsoft.example',
  google: 'https://google.example',
});
const facts = { environment, version: '1.2.3' };
const request = { returnPath: 'loopback', reference: '7KQ2-M9XD' } as const;
const tenantId = '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01';

test('the report names the failure, the provider’s own words for it, the app and whom it asked', () => {
  const report = formatRefusalReport(
    {
      code: 'sign-in-approval-required',
      providerId: 'microsoft',
      request: { ...request, tenantId },
      refusal: { error: 'access_denied', aadsts: '90094' },
    },
    facts,
  );
  expect(report).toBe(`eConnect Onboarding 1.2.3, environment sandbox
Reference 7KQ2-M9XD
Failure   sign-in-approval-required
Answer    access_denied, AADSTS90094
          https://login.microsoftonline.com/error?code=90094
Provider  microsoft, https://login.sandbox.invalid/common
Tenant    ${tenantId}
App       eConnect Onboarding, client id 3d0c1c4e-5b7a-4f57-9a0e-5ec0de000001, permissions openid, profile, email

Approve this app for the organisation. Microsoft Entra ID: grant admin consent. Google Workspace: trust the app under API controls.
`);
});

test('without a tenant, the report names the tenants of the authority', () => {
  const report = formatRefusalReport(
    { code: 'sign-in-not-assigned', providerId: 'microsoft', request, refusal: null },
    facts,
  );
  expect(report).toContain('Tenant    common\n');
  expect(report).not.toContain('Answer');
});

test.each([
  ['by relay', 'microsoft', { ...request, returnPath: 'relay' as const }],
  ['at a provider that the platform asks', 'organisation', request],
])('%s the report names the platform, whose registration it is', (_, providerId, asked) => {
  const report = formatRefusalReport(
    { code: 'sign-in-policy-blocked', providerId, request: asked, refusal: { error: 'access_denied' } },
    facts,
  );
  expect(report).toContain(
    `Provider  ${providerId}, asked by eConnect's platform (https://platform.example)`,
  );
  expect(report).toContain('client id econnect-onboarding at the platform');
});

test.each(failuresForIt)('the report about %s says what IT can do', (code) => {
  const report = formatRefusalReport({ code, providerId: 'google', request, refusal: null }, facts);
  expect(report).toMatch(/\n\n[A-Z].{30,}\.\n$/);
});

test('the last failure that IT can end is kept, and no other', () => {
  const reports = new RefusalReports(facts);
  const record = (error: Error) => reports.record({ providerId: 'google', request, error });
  expect(() => reports.latest()).toThrow(expect.objectContaining({ code: 'unexpected' }));
  const denied = new OnboardingError('sign-in-denied');
  record(denied);
  expect(() => reports.latest()).toThrow(OnboardingError);
  record(new ProviderRefusedError('sign-in-not-assigned', { error: 'access_denied' }));
  record(denied);
  record(new Error('not ours'));
  expect(reports.latest()).toContain('sign-in-not-assigned');
});

test('from the screen, the text goes to the clipboard: with the reference that is shown, and no secret', async ({
  sandbox,
  issuer,
  startClient,
}) => {
  const { clientId, metadata } = issuer;
  const providers = sandbox.environment.providers.map((provider) =>
    provider.kind === 'google' ? { ...provider, clientId, metadata } : provider,
  );
  issuer.misbehaviour = refusing('admin_policy_enforced', 'canary of anna@bakkerij.example');
  const client = await startClient({ environment: { ...sandbox.environment, providers } });
  client.send({ type: 'choose', method: 'google' });
  const url = await client.openedOf(1);
  await land(await visit(url));
  const { failure } = await client.reach('choosing', (journey) => journey.failure !== undefined);
  expect(failure?.code).toBe('sign-in-policy-blocked');
  await client.application.answers.copyFailure(undefined);
  const text = client.copied.at(-1) ?? '';
  expect(text).toContain(`Reference ${failure?.reference}`);
  expect(text).toContain('admin_policy_enforced');
  expect(text).toContain(`client id ${clientId}`);
  const { searchParams } = new URL(url);
  const secrets = ['state', 'nonce', 'code_challenge'].map(
    (name) => searchParams.get(name) ?? expect.fail(name),
  );
  for (const secret of [...secrets, ...issuer.secrets, 'canary', 'anna']) expect(text).not.toContain(secret);
});
