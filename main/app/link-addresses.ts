import type { LinkTopic } from '#contract/snapshot.ts';
import type { Environment } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';

/**
 * Where a topic is. Only main knows addresses, and only ones that the platform or the administrator named.
 *
 * @throws {OnboardingError} `link-not-allowed` where nobody named one.
 */
export function addressOf(
  topic: LinkTopic,
  named: {
    /** Base of the platform in use, where its configuration names no page to begin on. */
    platform: string;
    configuration: Configuration | null;
    policy: PolicyValues;
    nextStep: (id: string) => string | undefined;
  },
): string {
  const address = addressIn(topic, named);
  if (address === undefined) throw new OnboardingError('link-not-allowed');
  return address;
}

function addressIn(
  topic: LinkTopic,
  { platform, configuration, policy, nextStep }: Parameters<typeof addressOf>[1],
): string | undefined {
  if (typeof topic !== 'string') return nextStep(topic.nextStep);
  switch (topic) {
    case 'support':
      return policy.SupportUrl;
    case 'managed-by':
      return policy.ManagedByUrl;
    case 'platform':
      return configuration?.links?.platform ?? platform;
    default:
      return configuration?.links?.[topic];
  }
}

/** Origins that a person may be led to: of the platform, of its configuration's links, and of the administrator's. */
export function linkOrigins({
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
