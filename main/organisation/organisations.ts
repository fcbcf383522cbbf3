import { createHash } from 'node:crypto';
import type { FailureCode } from '#contract/failure.ts';
import type { FoundOrganisation } from '#contract/journey.ts';
import type { OrganisationKey } from '../environment/environment.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { OrganisationPort } from '../journey/ports.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import type { Directory } from '../policy/organisation-lookup.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { PersonalChoice } from '../policy/rules-store.ts';
import { getStateFileName } from '../storage/own-files.ts';
import type { OrganisationDirectory } from './organisation-directory.ts';
import { isOlder, readProfile } from './organisation-profile.ts';
import type { FoundProfile, ProfileFiles } from './profile-file.ts';

/** What the person has set, as far as it is a rule. */
export type PersonalSettings = { language: string | null; organisation: string | null };

type OrganisationsOptions = {
  directory: OrganisationDirectory;
  profiles: ProfileFiles;
  keys: readonly OrganisationKey[];
  issuer: string;
  setting: { current(): PersonalSettings; choose(slug: string | null): Promise<void> };
};

/** A profile that was opened: its organisation as a person is asked about it, or why it is refused. */
type OfferedProfile =
  | { ok: true; slug: string; organisation: FoundOrganisation; profile: string }
  | { ok: false; code: FailureCode };

export type Organisations = {
  /** What the platform, or a profile, says of an organisation. */
  directory: Directory;
  /** What the person chose, for the rules. */
  personal: PersonalChoice;
  /** As the journey asks. */
  find: Pick<OrganisationPort, 'findBySlug' | 'findByEmailDomain'>;
  /** Reads a profile that was opened and keeps nothing of it: `personal.adopt` gets the text that it installs. */
  offer(text: string | null): Promise<OfferedProfile>;
};

/** Organisations from every source: the platform's directory, signed profiles, the person's own choice. */
export function openOrganisations(options: OrganisationsOptions): Organisations {
  const { directory, profiles, keys, issuer, setting } = options;
  let found: FoundProfile[] = [];

  const look = async () => {
    found = await profiles.find();
    return found;
  };
  const inProfile = (slug: string) =>
    found.find(({ profile }) => profile?.organisation.slug === slug)?.profile?.organisation ?? null;
  const own = () => found.find(({ isOwn, profile }) => isOwn && profile !== null)?.profile ?? null;

  return {
    directory: {
      kept: async (slug) => (await directory.kept(slug)) ?? inProfile(slug),
      bySlug: async (slug, signal) => {
        try {
          return await directory.bySlug(slug, signal);
        } catch (error) {
          const known = failureCodeOf(error) === 'organisation-unavailable' ? inProfile(slug) : null;
          if (known) return known;
          throw error;
        }
      },
    },
    personal: {
      sources: async () => [
        ...(await look()).map(({ source, isOwn }) => ({ ...source, isOwn })),
        ...settingSources(setting.current()),
      ],
      adopt: async (choice) => {
        if ('slug' in choice) {
          const known = await directory.kept(choice.slug);
          if (known === null || asked(known).digest !== choice.digest)
            throw new OnboardingError('organisation-changed');
          await setting.choose(choice.slug);
          return choice.slug;
        }
        const installed = await profiles.install(choice.profile).catch((cause: unknown) => {
          throw new OnboardingError('unexpected', cause);
        });
        if (!installed.ok) throw new OnboardingError(installed.code);
        await setting.choose(null);
        return installed.profile.organisation.slug;
      },
      leave: async () => {
        await setting.choose(null);
        await profiles.remove();
      },
      get adopted() {
        return own()?.organisation.slug ?? setting.current().organisation;
      },
    },
    find: {
      findBySlug: async (slug, signal) => asked(await directory.bySlug(slug, signal)),
      findByEmailDomain: async (domain, signal) => {
        try {
          const organisation = await directory.byEmailDomain(domain, signal);
          return { slug: organisation.slug, organisation: asked(organisation) };
        } catch (error) {
          signal.throwIfAborted();
          // No organisation's domain, or the platform did not answer: it decides itself when the mail is requested.
          if (error instanceof OnboardingError) return null;
          throw error;
        }
      },
    },
    offer: async (text) => {
      if (text === null) return { ok: false, code: 'profile-unreadable' };
      const read = await readProfile(text, { keys, issuer, now: Date.now() });
      if (!read.ok) return read;
      await look();
      const installed = own();
      if (installed && isOlder(read.profile, installed)) return { ok: false, code: 'profile-older' };
      const { organisation } = read.profile;
      return { ok: true, slug: organisation.slug, organisation: asked(organisation, text), profile: text };
    },
  };
}

/**
 * The organisation as a person is asked about it. The digest is of `document`, unless given of the organisation's facts
 * without the time of their signature, so that the same facts signed again are the same.
 */
function asked(organisation: Organisation, document = JSON.stringify(organisation)): FoundOrganisation {
  const { name, method, emailDomains, restricted } = organisation;
  const digest = createHash('sha256').update(document).digest('hex');
  return { name, method, domains: emailDomains, restricted, digest };
}

/** None where the person has set nothing. */
function settingSources({ language, organisation }: PersonalSettings): PolicySource[] {
  const values = {
    ...(language === null ? {} : { Language: language }),
    ...(organisation === null ? {} : { Organization: organisation }),
  };
  if (Object.keys(values).length === 0) return [];
  return [{ origin: 'setting', location: getStateFileName('settings'), values, problems: [] }];
}
