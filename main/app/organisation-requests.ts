import type { Controller } from '../journey/controller.ts';
import { mayAskAboutOrganisation } from '../journey/steps/confirming-organisation.ts';
import type { Organisations } from '../organisation/organisations.ts';
import { isEnforced } from '../policy/effective-policy.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { NoticeBoard } from './snapshot-store.ts';

/** What a link or a profile may do: have the person asked about an organisation. Nothing changes before they confirm. */
export type OrganisationRequests = {
  /** Takes a link that named an organisation. */
  openOrganisation(slug: string): void;
  /** Takes the text of a profile that was opened; null where it could not be read. */
  openProfile(text: string | null): Promise<void>;
};

/** Asks about an organisation, or shows a notice where the step or the rules do not allow the question. */
export function openOrganisationRequests({
  management,
  organisations,
  controller,
  notices,
}: {
  management: RulesStore;
  organisations: Pick<Organisations, 'offer'>;
  controller: Controller;
  notices: NoticeBoard;
}): OrganisationRequests {
  const mayAsk = (slug: string | null): boolean => {
    const named = management.policy.organisation;
    const isTheirs = named !== null && isEnforced(named.origin) && !management.view.canLeave;
    if (isTheirs && named.slug !== slug) notices.set('organisation-refused', true);
    else if (!mayAskAboutOrganisation(controller.view.journey)) notices.set('organisation-later', true);
    else return true;
    return false;
  };
  const isInUse = (slug: string) => management.policy.organisation?.slug === slug;

  return {
    openOrganisation: (slug) => {
      if (mayAsk(slug) && !isInUse(slug)) controller.report({ type: 'organisation-named', slug });
    },
    openProfile: async (text) => {
      const offered = await organisations.offer(text);
      if (!mayAsk(offered.ok ? offered.slug : null)) return;
      if (offered.ok) {
        const { organisation, profile } = offered;
        controller.report({ type: 'profile-opened', organisation, profile });
      } else controller.report({ type: 'profile-refused', code: offered.code });
    },
  };
}
