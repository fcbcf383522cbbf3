import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import { includesDomain, toAsciiDomain } from '../platform-contract/domain.ts';
import { type IsAbout, type KeptOptions, openKeptOrganisations } from './kept-organisations.ts';

/** Asks for an organisation and gives the compact JWS as it came. Rejects with an `OnboardingError`. */
export type AskOrganisations = {
  bySlug(slug: string, signal: AbortSignal): Promise<string>;
  byEmailDomain(emailDomain: string, signal: AbortSignal): Promise<string>;
};

/**
 * Organisations, by what the platform has signed.
 *
 * `bySlug` and `byEmailDomain` throw an OnboardingError: `organisation-unknown`; `organisation-answer-invalid` where the
 * answer is not signed by the platform or is about another; `organisation-unavailable` where the platform could not be
 * asked and nothing is kept. Once the signal aborts they reject with its reason.
 */
export type OrganisationDirectory = AsOrganisations & {
  /** The last good answer while it is valid, without asking the platform. */
  kept(slug: string): Promise<Organisation | null>;
};
type AsOrganisations = {
  [Way in keyof AskOrganisations]: (...asked: Parameters<AskOrganisations[Way]>) => Promise<Organisation>;
};

/** Opens the directory at the platform, with the answers that were kept of it for when it cannot be reached. */
export function openOrganisationDirectory({
  ask,
  ...options
}: KeptOptions & { ask: AskOrganisations }): OrganisationDirectory {
  const kept = openKeptOrganisations(options);

  const find = async (
    asked: (signal: AbortSignal) => Promise<string>,
    isAbout: IsAbout,
    signal: AbortSignal,
  ): Promise<Organisation> => {
    let document: string;
    try {
      document = await asked(signal);
    } catch (error) {
      signal.throwIfAborted();
      if (failureCodeOf(error) === 'organisation-unknown') {
        await kept.forget(isAbout);
        throw error;
      }
      const known = await kept.find(isAbout);
      if (!known) throw new OnboardingError('organisation-unavailable', error);
      options.log.info('an organisation as it was kept', { slug: known.slug, code: failureCodeOf(error) });
      return known;
    }
    return await kept.take(document, isAbout);
  };

  const isNamed =
    (slug: string): IsAbout =>
    (organisation) =>
      organisation.slug === slug;
  return {
    kept: (slug) => kept.find(isNamed(slug)),
    bySlug: (slug, signal) => find((until) => ask.bySlug(slug, until), isNamed(slug), signal),
    byEmailDomain: (emailDomain, signal) => {
      const isTheirs: IsAbout = ({ emailDomains }) => includesDomain(emailDomains, emailDomain);
      return find(
        (until) => ask.byEmailDomain(toAsciiDomain(emailDomain) ?? emailDomain, until),
        isTheirs,
        signal,
      );
    },
  };
}
