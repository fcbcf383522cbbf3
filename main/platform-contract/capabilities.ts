import type { Configuration } from './contract.ts';

/** What each part of the platform's interface is for, by the name under which `capabilities` of the configuration lists it. */
export const capabilityMeanings = {
  'sign-up': 'accounts by e-mail, and their activation.',
  relay:
    'the platform holds an authorization response, or shows it as a text to carry over (`relay`, `paste`).',
  organisations: 'the directory of organisations.',
  exchange:
    'an ID token is exchanged for the platform’s own tokens, and `/onboarding/v1/me` tells the account. Without it the tokens of the issuer are the session.',
  'environment-setup':
    'the operations of the setup, from an account to the first invoice. Not meant by a configuration without a list.',
} as const;

/** The name of a part of the interface. */
export type Capability = keyof typeof capabilityMeanings;

/** Every capability that this version knows. `Object.keys` widens the names to string. */
export const capabilities = Object.keys(capabilityMeanings) as Capability[];

/** Those of the interface's first version, from before there was a list. */
export const firstCapabilities: readonly Capability[] = capabilities.filter(
  (name) => name !== 'environment-setup',
);

/**
 * Whether the platform has a part of the interface. A configuration without a list is that of a platform from before there
 * was one, which has all of the first version. The same is assumed until the first configuration was read; the platform still
 * decides.
 */
export function hasCapability(
  configuration: Pick<Configuration, 'capabilities'> | null,
  capability: Capability,
): boolean {
  return configuration?.capabilities?.includes(capability) ?? firstCapabilities.includes(capability);
}
