import { OnboardingError } from '../failure/onboarding-error.ts';
import type { AskOrganisations } from '../organisation/organisation-directory.ts';
import type { CallPlatform } from './call.ts';

/**
 * Asks the platform for signed organisations, over HTTP. The directory of organisations verifies the signatures.
 *
 * @param hasDirectory Whether the platform has a directory, read at each question. One without knows no organisation, and is
 *   not asked: `organisation-unknown`.
 */
export function createOrganisationClient(call: CallPlatform, hasDirectory: () => boolean): AskOrganisations {
  const requireDirectory = () => {
    if (!hasDirectory()) throw new OnboardingError('organisation-unknown', new Error('no directory'));
  };
  return {
    bySlug: async (slug, signal) => {
      requireDirectory();
      const answer = await call('getOrganisation', { parameters: { slug }, signal });
      return answer.value.organisation;
    },
    byEmailDomain: async (emailDomain, signal) => {
      requireDirectory();
      const answer = await call('findOrganisation', { query: { emailDomain }, signal });
      return answer.value.organisation;
    },
  };
}
