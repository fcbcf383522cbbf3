import type { LinkTopic } from '#contract/snapshot.ts';
import type { Environment } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { isSecureAddress } from '../network/transport.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';

/**
 * The URL of a topic, as the platform or the administrator gave it. The window only knows the topic.
 *
 * @throws {OnboardingError} `link-not-allowed` where the topic has no URL
 */
export function addressOf(
  topic: LinkTopic,
  {
    platform,
    configuration,
    policy,
    nextStep,
    setupStep,
  }: {
    /** Base URL of the platform, opened where its configuration has no `platform` link. */
    platform: string;
    configuration: Configuration | null;
    policy: PolicyValues;
    nextStep: (id: string) => string | undefined;
    setupStep: (id: string) => string | undefined;
  },
): string {
  const links: Partial<Record<Extract<LinkTopic, string>, string | undefined>> = {
    ...configuration?.links,
    platform: configuration?.links?.platform ?? platform,
    support: policy.SupportUrl,
    'managed-by': policy.ManagedByUrl,
  };
  const stepLink = (link: Exclude<LinkTopic, string>) =>
    'nextStep' in link ? nextStep(link.nextStep) : setupStep(link.setupStep);
  const address = typeof topic === 'string' ? links[topic] : stepLink(topic);
  if (address === undefined) throw new OnboardingError('link-not-allowed');
  return address;
}

/** The origins that links may open: the platform's, and those of the configuration's and the administrator's links. */
export function listLinkOrigins({
  environment,
  configuration,
  policy,
}: {
  environment: Pick<Environment, 'platform'>;
  configuration: Pick<Configuration, 'links'> | null;
  policy: Pick<PolicyValues, 'SupportUrl' | 'ManagedByUrl'>;
}): string[] {
  const { SupportUrl, ManagedByUrl } = policy;
  const urls = [environment.platform, ...Object.values(configuration?.links ?? {}), SupportUrl, ManagedByUrl];
  return urls.flatMap((url) => (url === undefined ? [] : [new URL(url).origin]));
}

/** Whether an address that the platform gave may be opened or passed on: a secure one, at one of these origins. */
export function mayOpenLink(url: string, origins: readonly string[]): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && isSecureAddress(parsed) && origins.includes(parsed.origin);
}
