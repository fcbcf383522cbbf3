import { type FailureCode, failuresForIt } from '#contract/failure.ts';
import { type Environment, getClientIdAtIssuer } from '../environment/environment.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import { type ProviderRefusal, ProviderRefusedError, type SignInRequest } from './provider.ts';

/** What an IT department can do, by failure. Reports are in English. */
const actions: Partial<Record<FailureCode, string>> = {
  'sign-in-approval-required':
    'Approve this app for the organisation. Microsoft Entra ID: grant admin consent. Google Workspace: trust the app under API controls.',
  'sign-in-not-assigned':
    'Assign the person, or a group they are in, to this app. Microsoft Entra ID: Enterprise applications, Users and groups.',
  'sign-in-app-unknown':
    'Add this app to the organisation, or enable it there. Where it is there and enabled, tell eConnect.',
  'sign-in-policy-blocked':
    'A policy about signing in stopped this. Microsoft Entra ID: the sign-in log names it (Conditional Access, tenant restrictions, cross-tenant access). Google Workspace: app access control.',
  'address-missing-at-microsoft':
    'Fill in the e-mail address of the account (attribute mail). Where it is filled in, let ID tokens for this app carry the optional claim email.',
};

type Failed = {
  code: FailureCode;
  providerId: string;
  request: Pick<SignInRequest, 'returnPath' | 'tenantId' | 'reference'>;
  refusal: ProviderRefusal | null;
};

/**
 * Keeps a report about the last sign-in failure that only an IT department can solve. It contains no personal data and no
 * secret: only known error names, numbers, the app and the provider.
 */
export class RefusalReports {
  readonly #facts: { environment: Environment; version: string };
  #latest: string | null = null;

  constructor(facts: { environment: Environment; version: string }) {
    this.#facts = facts;
  }

  /** Keeps the report about a sign-in that failed, where only an IT department can solve it. */
  record({ error, ...asked }: Pick<Failed, 'providerId' | 'request'> & { error: unknown }): void {
    const code = failureCodeOf(error);
    if (!failuresForIt.includes(code)) return;
    const refusal = error instanceof ProviderRefusedError ? error.refusal : null;
    this.#latest = formatRefusalReport({ ...asked, code, refusal }, this.#facts);
  }

  /** The last report. @throws {OnboardingError} `unexpected` if there is none. */
  latest(): string {
    if (this.#latest === null) throw new OnboardingError('unexpected', new Error('nothing to report'));
    return this.#latest;
  }
}

/** Returns the report as text, for a message or a ticket. */
export function formatRefusalReport(
  { code, providerId, request, refusal }: Failed,
  { environment, version }: { environment: Environment; version: string },
): string {
  const { error, aadsts } = refusal ?? {};
  const answer = [error, aadsts && `AADSTS${aadsts}`].filter((part) => part !== undefined);
  return [
    `eConnect Onboarding ${version}, environment ${environment.name}`,
    `Reference ${request.reference}`,
    `Failure   ${code}`,
    ...(answer.length > 0 ? [`Answer    ${answer.join(', ')}`] : []),
    ...(aadsts === undefined ? [] : [`          https://login.microsoftonline.com/error?code=${aadsts}`]),
    ...providerLines(providerId, request, environment),
    '',
    actions[code] ?? '',
    '',
  ].join('\n');
}

/** The provider and the app's registration there. Through the platform, the platform's registration counts. */
function providerLines(
  providerId: string,
  { returnPath, tenantId }: Failed['request'],
  environment: Environment,
): string[] {
  const { providers, issuer } = environment;
  const settings = providers.find(({ id }) => id === providerId);
  if (settings === undefined || settings.kind === 'oidc' || returnPath !== 'loopback') {
    return [
      `Provider  ${providerId}, asked by eConnect's platform (${issuer}), which is registered there itself`,
      `App       eConnect Onboarding, client id ${getClientIdAtIssuer(environment)} at the platform`,
    ];
  }
  const scopes = 'permissions openid, profile, email';
  const app = `App       eConnect Onboarding, client id ${settings.clientId}, ${scopes}`;
  if (settings.kind === 'google') return [`Provider  google`, app];
  const tenant = tenantId ?? new URL(settings.authority).pathname.split('/')[1];
  return [`Provider  microsoft, ${settings.authority}`, `Tenant    ${tenant}`, app];
}
