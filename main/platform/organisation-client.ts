import type { AskOrganisations } from '../organisation/organisation-directory.ts';
import type { CallPlatform } from './call.ts';

/** Asks the platform for signed organisations, over HTTP. The directory of organisations verifies the signatures. */
export function createOrganisationClient(call: CallPlatform): AskOrganisations {
  return {
    bySlug: async (slug, signal) => {
      const answer = await call('getOrganisation', { parameters: { slug }, signal });
      return answer.value.organisation;
    },
    byEmailDomain: async (emailDomain, signal) => {
      const answer = await call('findOrganisation', { query: { emailDomain }, signal });
      return answer.value.organisation;
    },
  };
}
